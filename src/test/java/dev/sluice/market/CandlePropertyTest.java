package dev.sluice.market;

import static dev.sluice.vocabulary.VocabularyFixture.BTCUSDT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Candles and tape, trade by trade, against the same worked out from all trades at once. */
class CandlePropertyTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long START = 1_700_002_800L * SECOND;

    @Property(tries = 150)
    void whatIsShownEqualsWhatIsWorkedOutAtOnce(@ForAll long seed, @ForAll @IntRange(max = 100) int count) {
        List<TradeTick> trades = trades(new SplittableRandom(seed), count, true);
        Candles candles = new Candles();
        trades.forEach(candles::add);

        for (String interval : List.of("1s", "7s", "1m", "5m", "1h", "1d")) {
            CandleInterval length = CandleInterval.of(interval);
            List<Candle> shown = candles.newest(length, 1_000);
            List<CandleClosed> expected = naive(length, byPart(interval, trades));
            assertThat(shown).hasSameSizeAs(expected);
            for (int i = 0; i < shown.size(); i++) {
                assertThat(shown.get(i).closed(BTCUSDT, 0)).isEqualTo(expected.get(i));
            }
        }
    }

    @Property(tries = 150)
    void whatIsToldEqualsWhatIsWorkedOutAtOnceAndNeverLooksAhead(
            @ForAll long seed, @ForAll @IntRange(max = 100) int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TradeTick> trades = trades(random, count, false);
        CandleInterval interval =
                CandleInterval.of(List.of("1s", "15s", "1m", "1h").get(random.nextInt(4)));
        List<CandleClosed> told = new ArrayList<>();
        CandleBuilder builder = new CandleBuilder(BTCUSDT, interval, START, told::add);
        int before = 0;
        for (int i = 0; i < trades.size(); i++) {
            builder.onTrade(trades.get(i));
            for (CandleClosed candle : told.subList(before, told.size())) {
                assertThat(candle.closeNanos())
                        .isLessThanOrEqualTo(trades.get(i).receivedNanos());
            }
            before = told.size();
        }
        builder.onTime(Long.MAX_VALUE);

        assertThat(told.stream().map(CandlePropertyTest::untimed).toList()).isEqualTo(naive(interval, trades));
        assertThat(builder.late() + builder.incomplete() + builder.repeated()).isZero();
    }

    @Property(tries = 100)
    void lateTradesAreCountedAndNeverReopenWhatWasTold(@ForAll long seed, @ForAll @IntRange(max = 100) int count) {
        List<TradeTick> trades = trades(new SplittableRandom(seed), count, true);
        List<CandleClosed> told = new ArrayList<>();
        CandleBuilder builder = new CandleBuilder(BTCUSDT, CandleInterval.of("15s"), Long.MIN_VALUE, told::add);
        trades.forEach(builder::onTrade);
        builder.onTime(Long.MAX_VALUE);

        assertThat(told).extracting(CandleClosed::openNanos).isSorted().doesNotHaveDuplicates();
        long inCandles = told.stream().mapToLong(CandleClosed::trades).sum();
        assertThat(inCandles + builder.late()).isEqualTo(trades.size());
    }

    @Property(tries = 100)
    void tapeKeepsTheTradesOfTheLastMinute(@ForAll long seed, @ForAll @IntRange(max = 200) int count) {
        List<TradeTick> trades = trades(new SplittableRandom(seed), count, true);
        Tape tape = new Tape();
        for (int i = 0; i < trades.size(); i++) {
            tape.add(trades.get(i));
            long from = trades.get(i).receivedNanos() - Tape.WINDOW_NANOS;
            List<TradeTick> window = trades.subList(0, i + 1).stream()
                    .filter(trade -> trade.receivedNanos() >= from)
                    .toList();
            assertThat(tape.newest(1_000)).isEqualTo(window);
            assertThat(tape.newest(3)).isEqualTo(window.subList(Math.max(0, window.size() - 3), window.size()));
            for (Aggressor aggressor : Aggressor.values()) {
                assertThat(FixedPoint.toDecimal(tape.windowVolume(aggressor)))
                        .isEqualTo(NaiveFlow.volume(window, aggressor));
            }
        }
        for (Aggressor aggressor : Aggressor.values()) {
            assertThat(tape.volume(aggressor)).isEqualTo(NaiveFlow.volume(trades, aggressor));
        }
    }

    /** A late trade is the last one of the kept candle that it enters, of which longer ones are made. */
    private static List<TradeTick> byPart(String interval, List<TradeTick> trades) {
        String unit = interval.replaceAll("[0-9]", "");
        CandleInterval part = CandleInterval.of("1" + unit.replace('d', 'h'));
        return trades.stream()
                .sorted(Comparator.comparingLong(trade -> part.startOf(trade.tradedNanos())))
                .toList();
    }

    private static CandleClosed untimed(CandleClosed candle) {
        return new CandleClosed(
                candle.symbol(),
                0,
                candle.openNanos(),
                candle.closeNanos(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.quoteVolume(),
                candle.trades(),
                candle.takerBuyVolume(),
                candle.takerBuyQuoteVolume());
    }

    private static List<CandleClosed> naive(CandleInterval interval, List<TradeTick> trades) {
        TreeMap<Long, List<TradeTick>> byStart = new TreeMap<>();
        trades.forEach(
                trade -> byStart.computeIfAbsent(interval.startOf(trade.tradedNanos()), start -> new ArrayList<>())
                        .add(trade));
        List<CandleClosed> candles = new ArrayList<>();
        byStart.forEach((start, group) -> {
            List<TradeTick> bought = group.stream()
                    .filter(trade -> trade.aggressor() == Aggressor.BUY)
                    .toList();
            candles.add(new CandleClosed(
                    BTCUSDT,
                    0,
                    start,
                    interval.endOf(start),
                    group.getFirst().price(),
                    group.stream().mapToLong(TradeTick::price).max().orElseThrow(),
                    group.stream().mapToLong(TradeTick::price).min().orElseThrow(),
                    group.getLast().price(),
                    base(group),
                    quote(group),
                    group.size(),
                    base(bought),
                    quote(bought)));
        });
        return candles;
    }

    private static BigDecimal base(List<TradeTick> trades) {
        return trades.stream()
                .map(trade -> FixedPoint.toDecimal(trade.quantity()))
                .reduce(BigDecimal.ZERO.setScale(8), BigDecimal::add);
    }

    private static BigDecimal quote(List<TradeTick> trades) {
        return trades.stream()
                .map(trade -> FixedPoint.toDecimal(trade.price()).multiply(FixedPoint.toDecimal(trade.quantity())))
                .reduce(BigDecimal.ZERO.setScale(16), BigDecimal::add);
    }

    private static List<TradeTick> trades(SplittableRandom random, int count, boolean late) {
        List<TradeTick> trades = new ArrayList<>();
        long price = 1_000_000;
        long at = START;
        for (int id = 0; id < count; id++) {
            price = Math.max(1, price + random.nextInt(-9, 10));
            at += random.nextInt(8) * SECOND;
            long traded = late && random.nextInt(6) == 0 ? at - random.nextInt(90) * SECOND : at;
            Aggressor aggressor = Aggressor.values()[random.nextInt(3)];
            trades.add(new TradeTick(BTCUSDT, at, id, price, random.nextLong(1, 1_000), aggressor, traded));
        }
        return trades;
    }
}
