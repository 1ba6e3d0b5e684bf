package dev.sluice.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.backtest.Folds.Fold;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.EventSource;
import dev.sluice.feed.MarketEvent;
import dev.sluice.strategy.StrategyCatalogue;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final int DAYS = 600;

    @Test
    void findsTheSameOnAnyNumberOfThreads() throws Exception {
        Sweep one = sweep(RecordedEvents.read(walk(DAYS)), 1);
        Sweep four = sweep(RecordedEvents.read(walk(DAYS)), 4);

        assertThat(four.digest()).isEqualTo(one.digest());
        assertThat(four.ranked(0)).isEqualTo(one.ranked(0));
        assertThat(one.score(0, one.ranked(0).getFirst()).orElseThrow().trades())
                .isPositive();
    }

    @Test
    void ranksTheBestFirstAndWhatCannotBeSaidLast() throws Exception {
        Sweep sweep = sweep(RecordedEvents.read(walk(DAYS)), 2);
        sweep.restore(0, 3, new SweepScore(Double.NaN, 0, 0, 0, "none"));

        List<Double> metrics = sweep.ranked(0).stream()
                .map(place -> sweep.score(0, place).orElseThrow().metric())
                .toList();

        assertThat(metrics.getLast()).isNaN();
        assertThat(metrics.subList(0, metrics.size() - 1)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void aRunWithinAStretchIsTheBacktestOfTheStretchOnceWarm() throws Exception {
        RecordedEvents events = RecordedEvents.read(walk(DAYS));
        Period all = new Period(events.firstNanos(), events.lastNanos() + 1);

        SweepScore score = SweepRun.of(
                events,
                all,
                BacktestSettings.DEFAULT,
                List.of(StrategyCatalogue.builtIn().create("sma-cross", Map.of("fast", "5", "slow", "20"))),
                SweepMetric.SHARPE);
        BacktestResult plain = Backtest.run(
                BacktestSettings.DEFAULT,
                List.of(StrategyCatalogue.builtIn().create("sma-cross", Map.of("fast", "5", "slow", "20"))),
                walk(DAYS));

        assertThat(score.digest()).isEqualTo(plain.digest());
        assertThat(score.metric()).isEqualTo(plain.metrics().returns().sharpeRatio());
        assertThat(score.trades()).isEqualTo(plain.trades().size());
    }

    @Test
    void whatComesLaterChangesNoTrainingAndNoTestBeforeIt() throws Exception {
        RecordedEvents whole = RecordedEvents.read(walk(DAYS));
        RecordedEvents half = RecordedEvents.read(walk(DAYS / 2));
        Period early = new Period(whole.firstNanos() + 100 * DAY, whole.firstNanos() + 250 * DAY);

        assertThat(score(whole, early)).isEqualTo(score(half, early));
        assertThat(score(whole, early).trades()).isPositive();
    }

    @Test
    void aTestIsWarmFromItsFirstCandle() throws Exception {
        RecordedEvents events = RecordedEvents.read(walk(DAYS));
        Period test = new Period(events.firstNanos() + 300 * DAY, events.firstNanos() + 320 * DAY);
        RecordedEvents cold = RecordedEvents.read(events.of(test, 0));

        assertThat(score(cold, test).trades())
                .as("cold, all of it is for warming up")
                .isZero();
        assertThat(score(events, test).trades()).isPositive();
    }

    @Property(tries = 200)
    void foldsNeitherOverlapNorLookAhead(
            @ForAll @LongRange(min = 1, max = 400) long days,
            @ForAll @LongRange(min = 1, max = 200) long train,
            @ForAll @LongRange(min = 1, max = 100) long test) {
        if (days < train) {
            assertThatThrownBy(() -> Folds.walkForward(0, days * DAY, train * DAY, test * DAY))
                    .isInstanceOf(IllegalArgumentException.class);
            return;
        }
        List<Fold> folds = Folds.walkForward(0, days * DAY, train * DAY, test * DAY);

        long tested = train * DAY;
        for (Fold fold : folds) {
            assertThat(fold.train().toNanos()).isLessThanOrEqualTo(fold.test().fromNanos());
            assertThat(fold.train().toNanos() - fold.train().fromNanos()).isEqualTo(train * DAY);
            assertThat(fold.test().fromNanos()).as("without gap or overlap").isEqualTo(tested);
            tested = fold.test().toNanos();
        }
        assertThat(tested).isEqualTo(days * DAY + 1);
    }

    @Test
    void holdsBackTheLastPart() {
        Fold fold = Folds.outOfSample(0, 1_000, 30);

        assertThat(fold.train()).isEqualTo(new Period(0, 700));
        assertThat(fold.test()).isEqualTo(new Period(700, 1_001));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 100, -1, Double.NaN})
    void refusesToHoldBackNothingOrEverything(double pct) {
        assertThatThrownBy(() -> Folds.outOfSample(0, 1_000, pct)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7          | 7",
                "20,50,100  | 20 50 100",
                "5..20:5    | 5 10 15 20",
                "5..19:5    | 5 10 15",
                "1..3       | 1 2 3",
                "0.1..0.3:0.1 | 0.1 0.2 0.3",
                "a,b        | a b",
            })
    void readsValues(String text, String values) {
        ParameterGrid grid = ParameterGrid.parse(Map.of("x", text));

        assertThat(grid.values().get("x")).containsExactly(values.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5..1", "1..5:0", "1,,2", "", "1..2000000", "..5"})
    void refusesValuesThatMakeNoSense(String text) {
        if (text.equals("..5")) {
            assertThat(ParameterGrid.parse(Map.of("x", text)).values().get("x"))
                    .as("no range: the strategy says what it thinks of it")
                    .containsExactly("..5");
            return;
        }
        assertThatThrownBy(() -> ParameterGrid.parse(Map.of("x", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x");
    }

    @Test
    void combinesEverythingWithEverythingInOrder() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("a", "1,2");
        written.put("b", "x,y");

        assertThat(ParameterGrid.parse(written).combinations())
                .containsExactly(
                        Map.of("a", "1", "b", "x"),
                        Map.of("a", "1", "b", "y"),
                        Map.of("a", "2", "b", "x"),
                        Map.of("a", "2", "b", "y"));
    }

    @Test
    void saysHowMuchIsLeftOutOfSample() {
        Degradation kept = Degradation.of(new double[] {2, 1, 0.5}, new double[] {1, 0.5, 0.25}, List.of(0, 1, 2), 3);
        Degradation turned = Degradation.of(new double[] {2, 1, -1}, new double[] {-1, 0, 3}, List.of(0, 1, 2), 1);

        assertThat(kept).isEqualTo(new Degradation(0.5, 0.5, 1));
        assertThat(turned.winnerRatio()).isEqualTo(-0.5);
        assertThat(turned.rankCorrelationRatio()).isCloseTo(-1, within(1e-12));
        assertThat(Degradation.of(new double[] {-1}, new double[] {1}, List.of(0), 1)
                        .winnerRatio())
                .isNaN();
    }

    private static SweepScore score(RecordedEvents events, Period period) {
        return SweepRun.of(
                events,
                period,
                BacktestSettings.DEFAULT,
                List.of(StrategyCatalogue.builtIn().create("sma-cross", Map.of("fast", "2", "slow", "20"))),
                SweepMetric.RETURN);
    }

    private static Sweep sweep(RecordedEvents events, int threads) throws InterruptedException {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("fast", "2..10:2");
        written.put("slow", "20,30");
        Sweep sweep = new Sweep(new Sweep.Plan(
                events,
                BacktestSettings.DEFAULT,
                combination -> List.of(StrategyCatalogue.builtIn().create("sma-cross", combination)),
                ParameterGrid.parse(written).combinations(),
                List.of(new Period(events.firstNanos(), events.lastNanos() + 1)),
                SweepMetric.SHARPE));
        sweep.run(threads, (stretch, combination, score) -> {});
        return sweep;
    }

    /** Daily candles of a random walk; the same ones whenever it is asked for. */
    private static EventSource walk(int days) {
        SplittableRandom chance = new SplittableRandom(5);
        List<MarketEvent> candles = new ArrayList<>();
        long price = 10_000_000_000L;
        for (int day = 0; day < days; day++) {
            long open = price;
            price = Math.max(1_000_000_000L, price + chance.nextLong(-300_000_000L, 310_000_000L));
            candles.add(new CandleClosed(
                    new Symbol("WALK"),
                    (day + 1) * DAY,
                    day * DAY,
                    (day + 1) * DAY,
                    open,
                    Math.max(open, price),
                    Math.min(open, price),
                    price,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    1,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO));
        }
        return new Listed(candles.iterator());
    }

    private record Listed(Iterator<MarketEvent> events) implements EventSource {
        @Override
        public @Nullable MarketEvent next() throws IOException {
            return events.hasNext() ? events.next() : null;
        }

        @Override
        public void close() {}
    }
}
