package dev.sluice.backtest;

import static dev.sluice.backtest.BacktestFixture.run;
import static dev.sluice.backtest.BacktestFixture.smaCross;
import static dev.sluice.backtest.BacktestFixture.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.backtest.TradingRules.Finish;
import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every run over candles, whatever the settings. */
class BacktestPropertyTest {
    private static final int CANDLES = 250;
    private static final int TRIES = 60;
    private static final Symbol OTHER = new Symbol("OTHER");

    @Property(tries = TRIES)
    void accountsForEveryCent(@ForAll("settings") BacktestSettings settings, @ForAll long seed) {
        BacktestResult result = run(settings, smaCross(3, 8), both(seed));

        BigDecimal made = result.trades().stream().map(ClosedTrade::pnl).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(result.openPositions()).isEmpty();
        assertThat(result.finalEquity()).isEqualByComparingTo(settings.cash().add(made));
        BigDecimal fees = result.trades().stream().map(ClosedTrade::fees).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(result.costs().fees()).isEqualByComparingTo(fees);
        double last = result.curve().value(result.curve().size() - 1);
        assertThat(last).isEqualTo(result.finalEquity().doubleValue(), within(1e-6));
    }

    @Property(tries = TRIES)
    void knowsNothingOfTheFuture(
            @ForAll("settings") BacktestSettings settings,
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 2 * CANDLES) int cut) {
        List<CandleClosed> all = both(seed);
        BacktestResult whole = run(settings, smaCross(3, 8), all);
        BacktestResult part = run(settings, smaCross(3, 8), all.subList(0, cut - cut % 2));

        List<ClosedTrade> before =
                part.trades().stream().filter(trade -> !trade.finished()).toList();
        for (int i = 0; i < before.size(); i++) {
            assertThat(whole.trades().get(i)).as("trade %d of %s", i, settings).isEqualTo(before.get(i));
        }
        for (int i = 0; i < part.curve().size() - 1; i++) {
            assertThat(part.curve().value(i)).isEqualTo(whole.curve().value(i));
        }
    }

    @Property(tries = TRIES)
    void spendsNoMoreThanThereIs(@ForAll("settings") BacktestSettings settings, @ForAll long seed) {
        TradingRules spot = new TradingRules(false, false, false, Finish.OPEN);

        BacktestResult result = run(settings.with(spot), smaCross(3, 8), both(seed));

        assertThat(result.openPositions().values()).allMatch(units -> units > 0);
        assertThat(result.trades()).allMatch(trade -> trade.quantity() > 0 && trade.entryNanos() <= trade.exitNanos());
        for (int i = 0; i < result.curve().size(); i++) {
            assertThat(result.curve().value(i)).isPositive();
        }
    }

    @Property(tries = TRIES)
    void isTheSameEveryTimeOnAnyNumberOfThreads(@ForAll("settings") BacktestSettings settings, @ForAll long seed) {
        List<CandleClosed> all = both(seed);
        String once = run(settings, smaCross(3, 8), all).digest();

        List<CompletableFuture<String>> others = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> run(settings, smaCross(3, 8), all).digest()))
                .toList();

        assertThat(others).allMatch(other -> other.join().equals(once));
    }

    @Property(tries = TRIES)
    void tellsRunsApartByTheirDigest(@ForAll long seed, @ForAll @IntRange(min = 20, max = CANDLES - 1) int at) {
        List<CandleClosed> one = walk(BacktestFixture.SYMBOL, CANDLES, new SplittableRandom(seed));
        List<CandleClosed> other = new ArrayList<>(one);
        other.remove(at);

        assertThat(run(BacktestSettings.DEFAULT, smaCross(3, 8), one).digest())
                .isNotEqualTo(
                        run(BacktestSettings.DEFAULT, smaCross(3, 8), other).digest());
    }

    @Provide
    Arbitrary<BacktestSettings> settings() {
        Arbitrary<FillRules> fills = Combinators.combine(
                        Arbitraries.of(
                                FillModel.NEXT_OPEN,
                                FillModel.CLOSE,
                                FillModel.TOUCH,
                                FillModel.TRADE_THROUGH,
                                FillModel.PROBABILITY),
                        Arbitraries.of(0L, BacktestFixture.MINUTE / 2, 2 * BacktestFixture.MINUTE),
                        Arbitraries.of(100.0, 40.0))
                .as((model, latency, share) -> new FillRules(model, latency, share, 50, 7));
        Arbitrary<FeeRules> fees = Combinators.combine(
                        Arbitraries.of(FeeRules.Style.values()),
                        Arbitraries.of("0", "7.5"),
                        Arbitraries.of("0", "0.37"))
                .as((style, bps, order) -> new FeeRules(
                        style, new BigDecimal(bps), new BigDecimal(bps), new BigDecimal(order), BigDecimal.ZERO));
        Arbitrary<Sizing> sizings = Combinators.combine(
                        Arbitraries.of(Sizing.Method.EQUITY_SHARE, Sizing.Method.FREE_SHARE),
                        Arbitraries.of("1", "0.3"),
                        Arbitraries.of(Sizing.Units.values()))
                .as((method, share, units) -> new Sizing(method, new BigDecimal(share), units));
        Arbitrary<TradingRules> rules = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.of(Finish.LAST_OPEN, Finish.LAST_CLOSE))
                .as((stops, finish) -> new TradingRules(true, false, stops, finish));
        return Combinators.combine(fills, fees, sizings, rules)
                .as((fill, fee, sizing, rule) -> BacktestSettings.DEFAULT
                        .with(fill)
                        .with(fee)
                        .with(sizing)
                        .with(rule)
                        .withSlippage(BigDecimal.ONE));
    }

    /** Two symbols, candle by candle. */
    private static List<CandleClosed> both(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<CandleClosed> first = walk(BacktestFixture.SYMBOL, CANDLES, random);
        List<CandleClosed> second = walk(OTHER, CANDLES, random);
        List<CandleClosed> both = new ArrayList<>();
        for (int i = 0; i < CANDLES; i++) {
            both.add(first.get(i));
            both.add(second.get(i));
        }
        return both;
    }
}
