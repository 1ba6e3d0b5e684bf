package dev.sluice.cli;

import dev.sluice.backtest.BacktestSettings;
import dev.sluice.backtest.FeeRules;
import dev.sluice.backtest.FillModel;
import dev.sluice.backtest.FillRules;
import dev.sluice.backtest.Period;
import dev.sluice.backtest.Sizing;
import dev.sluice.backtest.TradingRules;
import dev.sluice.vocabulary.CandleInterval;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a backtest can be told on the command line, beside its files and strategies. */
final class BacktestOptions {
    @Option(
            names = "--cash",
            paramLabel = "AMOUNT",
            defaultValue = "10000",
            description = "What the wallet holds at the start (default: ${DEFAULT-VALUE}).")
    private BigDecimal cash = BigDecimal.valueOf(10_000);

    @Option(
            names = "--fees",
            paramLabel = "BPS",
            defaultValue = "0",
            converter = FeesConverter.class,
            description = "Basis points of the value, at entry and exit: '10', '0.1%%' or 'maker=2,taker=5'."
                    + " 'entry=20' makes the entry's price worse instead and charges nothing at exit."
                    + " ',order=1' adds an amount for each order, ',minimum=0.5' is the least for each fill"
                    + " (default: ${DEFAULT-VALUE}).")
    private FeeRules fees = FeeRules.NONE;

    @Option(
            names = "--slippage",
            paramLabel = "BPS",
            defaultValue = "0",
            description = "How much worse than the model's price a fill is that takes (default: ${DEFAULT-VALUE}).")
    private BigDecimal slippage = BigDecimal.ZERO;

    @Option(
            names = "--fill",
            paramLabel = "MODEL",
            defaultValue = "next-open",
            converter = FillModelConverter.class,
            description = "next-open, close, touch, trade-through, book-walk or probability"
                    + " (default: ${DEFAULT-VALUE}).")
    private FillModel fill = FillModel.NEXT_OPEN;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            defaultValue = "0ms",
            converter = LengthConverter.class,
            description = "From a decision until its order reaches the market (default: ${DEFAULT-VALUE}).")
    private Duration latency = Duration.ZERO;

    @Option(
            names = "--participation",
            paramLabel = "PCT",
            defaultValue = "100",
            description = "Most of a candle's or trade's volume that an order gets; the rest waits"
                    + " (default: ${DEFAULT-VALUE}, which does not look at the volume).")
    private double participation = 100;

    @Option(
            names = "--probability",
            paramLabel = "PCT",
            defaultValue = "50",
            description = "Chance of each touch to fill, of '--fill probability' (default: ${DEFAULT-VALUE}).")
    private double probability = 50;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Of that chance (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            defaultValue = "100%",
            converter = SizeConverter.class,
            description = "Of each entry, decided when it is filled: '100%%' of the equity, 'free=50%%' of what is not"
                    + " tied up, 'risk=1%%' lost at the idea's stop, 'money=1000', or units such as '10'"
                    + " (default: 100%%).")
    private SizeConverter.Size size = SizeConverter.Size.ALL;

    @Option(
            names = "--units",
            paramLabel = "whole|fractional",
            description = "Smallest step of a quantity (default: whole for tables of candles, else fractional).")
    private Sizing.@Nullable Units units;

    @Option(
            names = "--shorts",
            negatable = true,
            description = "Whether the account may sell what it does not hold (default: for tables of candles, not for"
                    + " files of a spot exchange).")
    private @Nullable Boolean shorts;

    @Option(
            names = "--exclusive",
            description = "An entry first cancels what is on its way and closes what is held, of its symbol.")
    private boolean exclusive;

    @Option(
            names = "--stops",
            description = "Make orders of the ideas' stops and targets. Without it, as live, strategies leave by"
                    + " themselves.")
    private boolean stops;

    @Option(
            names = "--finish",
            paramLabel = "open|last-open|last-close|previous-close",
            converter = FinishConverter.class,
            description = "What becomes of positions at the end: left open, or closed at the last candle's open or"
                    + " close, or at the close before (default: last-open with '--fill next-open', else last-close).")
    private TradingRules.@Nullable Finish finish;

    @Option(
            names = "--candles",
            paramLabel = "INTERVAL",
            converter = CandleIntervalConverter.class,
            description = "Make candles such as 1m or 1h of the trades, for strategies that decide on candles.")
    private @Nullable CandleInterval candles;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "First day, or time, UTC; candles that began before are left out.")
    private @Nullable Moment from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "End of the period, UTC, exclusive; candles that end after it are left out.")
    private @Nullable Moment to;

    /** UTC nanoseconds, inclusive. */
    long fromNanos() {
        return from == null ? Long.MIN_VALUE : from.nanos();
    }

    /** UTC nanoseconds, exclusive. */
    long toNanos() {
        return to == null ? Long.MAX_VALUE : to.nanos();
    }

    /**
     * The settings.
     *
     * @param isSpot whether the files are a spot exchange's, which lends nothing and trades fractions
     * @throws IllegalArgumentException naming what is out of range
     */
    BacktestSettings settings(boolean isSpot) {
        boolean mayShort = shorts == null ? !isSpot : shorts;
        Sizing.Units step = units == null ? (isSpot ? Sizing.Units.FRACTIONAL : Sizing.Units.WHOLE) : units;
        TradingRules.Finish end = finish == null
                ? (fill == FillModel.NEXT_OPEN ? TradingRules.Finish.LAST_OPEN : TradingRules.Finish.LAST_CLOSE)
                : finish;
        if (fromNanos() >= toNanos()) {
            throw new IllegalArgumentException("--from must be before --to");
        }
        return new BacktestSettings(
                cash,
                fees,
                slippage,
                new FillRules(fill, latency.toNanos(), participation, probability, seed),
                new Sizing(size.method(), size.amount(), step),
                new TradingRules(mayShort, exclusive, stops, end),
                Period.ALL,
                Optional.ofNullable(candles),
                Optional.empty());
    }
}
