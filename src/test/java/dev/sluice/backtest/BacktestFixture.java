package dev.sluice.backtest;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.EventSource;
import dev.sluice.feed.MarketEvent;
import dev.sluice.strategy.CrossParameters;
import dev.sluice.strategy.Direction;
import dev.sluice.strategy.SmaCross;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Candles and what runs over them. */
final class BacktestFixture {
    static final Symbol SYMBOL = new Symbol("TEST");
    static final long MINUTE = 60_000_000_000L;
    static final long DAY = 1_440 * MINUTE;
    static final long START = 1_700_000_040_000_000_000L;

    private BacktestFixture() {}

    static BacktestResult run(BacktestSettings settings, Strategy strategy, List<? extends MarketEvent> events) {
        return run(settings, List.of(strategy), events);
    }

    static BacktestResult run(
            BacktestSettings settings, List<Strategy> strategies, List<? extends MarketEvent> events) {
        try (EventSource source = source(events)) {
            return Backtest.run(settings, strategies, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EventSource source(List<? extends MarketEvent> events) {
        Iterator<? extends MarketEvent> left = events.iterator();
        return new EventSource() {
            @Override
            public @Nullable MarketEvent next() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {}
        };
    }

    static Strategy smaCross(int fast, int slow) {
        return new SmaCross(new CrossParameters(fast, slow, Direction.LONG_SHORT, 0, 0));
    }

    /** The candle number {@code index} of one minute; prices as {@code "open high low close"}. */
    static CandleClosed candle(Symbol symbol, int index, String prices) {
        String[] parts = prices.split(" ");
        return candle(symbol, START + index * MINUTE, MINUTE, parts, "10");
    }

    static CandleClosed candle(int index, String prices) {
        return candle(SYMBOL, index, prices);
    }

    /** As many candles as there are texts. */
    static List<CandleClosed> candles(String... prices) {
        List<CandleClosed> candles = new ArrayList<>();
        for (String each : prices) {
            candles.add(candle(candles.size(), each));
        }
        return candles;
    }

    /** A walk without a trend; always the same for the same generator. */
    static List<CandleClosed> walk(Symbol symbol, int count, RandomGenerator random) {
        List<CandleClosed> candles = new ArrayList<>(count);
        long price = 100 * FixedPoint.ONE;
        for (int i = 0; i < count; i++) {
            long open = Math.max(FixedPoint.ONE, price + random.nextLong(-50, 51) * FixedPoint.ONE / 100);
            long close = Math.max(FixedPoint.ONE, open + random.nextLong(-200, 201) * FixedPoint.ONE / 100);
            long high = Math.max(open, close) + random.nextLong(100) * FixedPoint.ONE / 100;
            long low = Math.max(1, Math.min(open, close) - random.nextLong(100) * FixedPoint.ONE / 100);
            candles.add(candle(symbol, START + i * MINUTE, MINUTE, open, high, low, close, BigDecimal.TEN));
            price = close;
        }
        return candles;
    }

    static List<CandleClosed> dailyRows(Path file, String symbol) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(row -> candle(
                            new Symbol(symbol),
                            LocalDate.parse(row[0]).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L,
                            DAY,
                            new String[] {row[1], row[2], row[3], row[4]},
                            row[5]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CandleClosed candle(Symbol symbol, long openNanos, long length, String[] prices, String volume) {
        return candle(
                symbol,
                openNanos,
                length,
                FixedPoint.parse(prices[0]),
                FixedPoint.parse(prices[1]),
                FixedPoint.parse(prices[2]),
                FixedPoint.parse(prices[3]),
                new BigDecimal(volume));
    }

    private static CandleClosed candle(
            Symbol symbol, long openNanos, long length, long open, long high, long low, long close, BigDecimal volume) {
        return new CandleClosed(
                symbol,
                openNanos + length,
                openNanos,
                openNanos + length,
                open,
                high,
                low,
                close,
                volume,
                BigDecimal.ZERO,
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
