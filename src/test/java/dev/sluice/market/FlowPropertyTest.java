package dev.sluice.market;

import static dev.sluice.vocabulary.VocabularyFixture.BTCUSDT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Delta bars and footprints, trade by trade, against the same worked out from all trades at once. */
class FlowPropertyTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long START = 1_700_002_800L * SECOND;
    private static final int LEVELS = 16;

    private static final List<BarRule> RULES = List.of(
            BarRule.of("1s"),
            BarRule.of("15s"),
            BarRule.of("1m"),
            BarRule.of("1t"),
            BarRule.of("7t"),
            BarRule.of("0.00000050v"),
            BarRule.of("60000000000v"));

    @Property(tries = 150)
    void equalsWhatIsWorkedOutAtOnce(@ForAll long seed, @ForAll @IntRange(max = 120) int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TradeTick> trades = trades(random, count);
        long step = random.nextBoolean() ? 1 : 25;
        BarRule rule = RULES.get(random.nextInt(RULES.size()));
        DeltaBars bars = new DeltaBars(rule, new FlowRules(List.of(), step, 1_000, LEVELS));
        trades.forEach(bars::add);

        assertSame(bars.footprints(1_000), NaiveFlow.groups(rule, trades), step);
        assertThat(bars.newest(1_000))
                .isEqualTo(bars.footprints(1_000).stream().map(Footprint::bar).toList());
        assertThat(bars.dropped()).isZero();
    }

    @Property(tries = 100)
    void putsLongerTimesTogetherOfShorterOnes(@ForAll long seed, @ForAll @IntRange(max = 120) int count) {
        List<TradeTick> trades = trades(new SplittableRandom(seed), count);
        trades.sort((one, other) -> Long.compare(one.tradedNanos(), other.tradedNanos()));
        DeltaBars bars = new DeltaBars(BarRule.of("5s"), new FlowRules(List.of(), 1, 1_000, 1_000));
        trades.forEach(bars::add);

        for (String interval : List.of("5s", "30s", "1m", "1h")) {
            CandleInterval longer = CandleInterval.of(interval);
            assertSame(bars.footprints(longer, 1_000), NaiveFlow.groups(new BarRule.Time(longer), trades), 1, 1_000);
        }
    }

    @Property(tries = 100)
    void tellsEachBarWhenItEndsAndNeverChangesIt(@ForAll long seed, @ForAll @IntRange(max = 120) int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TradeTick> trades = trades(random, count);
        trades.sort((one, other) -> Long.compare(one.tradedNanos(), other.tradedNanos()));
        BarRule rule = RULES.get(random.nextInt(RULES.size()));
        DeltaBars bars = new DeltaBars(rule, FlowRules.DEFAULT);
        List<DeltaBar> told = new ArrayList<>();
        for (TradeTick trade : trades) {
            bars.add(trade).ifPresent(told::add);
            List<DeltaBar> closed =
                    bars.newest(1_000).stream().filter(DeltaBar::closed).toList();
            assertThat(closed).isEqualTo(told);
        }
    }

    private static void assertSame(List<Footprint> found, List<List<TradeTick>> groups, long step) {
        assertSame(found, groups, step, LEVELS);
    }

    private static void assertSame(List<Footprint> found, List<List<TradeTick>> groups, long step, int most) {
        assertThat(found).hasSameSizeAs(groups);
        BigDecimal cumulative = BigDecimal.ZERO;
        for (int i = 0; i < found.size(); i++) {
            List<TradeTick> group = groups.get(i);
            DeltaBar bar = found.get(i).bar();
            cumulative = cumulative.add(NaiveFlow.delta(group));
            assertThat(bar.buy()).isEqualTo(NaiveFlow.volume(group, Aggressor.BUY));
            assertThat(bar.sell()).isEqualTo(NaiveFlow.volume(group, Aggressor.SELL));
            assertThat(bar.unknown()).isEqualTo(NaiveFlow.volume(group, Aggressor.UNKNOWN));
            assertThat(bar.delta()).isEqualTo(NaiveFlow.delta(group));
            assertThat(bar.minDelta()).isEqualTo(NaiveFlow.deltas(group).first());
            assertThat(bar.maxDelta()).isEqualTo(NaiveFlow.deltas(group).last());
            assertThat(bar.cumulativeDelta()).isEqualByComparingTo(cumulative);
            assertThat(bar.trades()).isEqualTo(group.size());
            assertThat(bar.open()).isEqualTo(group.getFirst().price());
            assertThat(bar.last()).isEqualTo(group.getLast().price());
            assertThat(bar.high())
                    .isEqualTo(group.stream().mapToLong(TradeTick::price).max().orElseThrow());
            assertThat(bar.low())
                    .isEqualTo(group.stream().mapToLong(TradeTick::price).min().orElseThrow());
            assertThat(bar.step()).isEqualTo(NaiveFlow.step(group, step, most));
            assertThat(found.get(i).levels()).isEqualTo(NaiveFlow.levels(group, bar.step()));
            assertThat(bar.pointOfControl())
                    .isEqualTo(NaiveFlow.pointOfControl(found.get(i).levels()));
        }
    }

    /** Some late, some huge, mostly near to each other. */
    private static List<TradeTick> trades(SplittableRandom random, int count) {
        List<TradeTick> trades = new ArrayList<>();
        long price = 1_000_000;
        long at = START;
        boolean huge = random.nextInt(4) == 0;
        int range = random.nextInt(1, 60);
        for (int id = 0; id < count; id++) {
            price = Math.max(1, price + random.nextInt(-range, range + 1));
            at += random.nextInt(5) * SECOND;
            long traded = random.nextInt(6) == 0 ? at - random.nextInt(90) * SECOND : at;
            long quantity = huge ? random.nextLong(1, Long.MAX_VALUE) : random.nextLong(1, 100);
            Aggressor aggressor = Aggressor.values()[random.nextInt(3)];
            trades.add(new TradeTick(BTCUSDT, at, id, price, quantity, aggressor, traded));
        }
        return trades;
    }
}
