package dev.sluice.indicator;

import static dev.sluice.indicator.CandleFixture.candle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.StructureEvent.LiquidityPooled;
import dev.sluice.indicator.StructureEvent.LiquiditySwept;
import dev.sluice.indicator.StructureEvent.StructureBroken;
import dev.sluice.indicator.StructureEvent.SwingFormed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StructureTest {
    private static final StructureSettings ALL_KEPT = new StructureSettings(
            2, 2, StructureSettings.MOST_KEPT, StructureSettings.STANDARD.zone(), TradingSession.STANDARD);

    @Property(tries = 60)
    void everyKindEqualsItsDefinition(
            @ForAll long seed, @ForAll @IntRange(max = 160) int size, @ForAll @IntRange(min = 1, max = 6) int length) {
        List<CandleClosed> candles = CandleFixture.walk(seed, size, 1 + Math.floorMod(seed, 12));
        List<StructureEvent> events = events(ALL_KEPT.withSwingLength(length), candles);
        StructureTextbook textbook = new StructureTextbook(candles, length);

        assertThat(of(events, SwingFormed.class)).containsExactlyElementsOf(textbook.swings());
        assertThat(of(events, StructureBroken.class).stream()
                        .map(broken -> broken.candle() + " " + broken.direction() + " "
                                + broken.swing().candle()))
                .containsExactlyElementsOf(textbook.breaks());
        assertThat(named(events, "order-block")).containsExactlyInAnyOrderElementsOf(textbook.blocks());
        assertThat(named(events, "gap")).containsExactlyInAnyOrderElementsOf(textbook.gaps());
    }

    @Property(tries = 60)
    void theFutureChangesNothingThatWasTold(
            @ForAll long seed, @ForAll long otherSeed, @ForAll @IntRange(max = 120) int known) {
        List<CandleClosed> candles = CandleFixture.walk(seed, 200, 6);
        List<CandleClosed> others = new ArrayList<>(candles.subList(0, known));
        others.addAll(CandleFixture.walk(otherSeed, 200, 40).subList(known, 200));

        List<StructureEvent> told = events(ALL_KEPT, candles.subList(0, known));

        assertThat(told).allMatch(event -> event.candle() < known);
        assertThat(until(known, events(ALL_KEPT, candles))).isEqualTo(told);
        assertThat(until(known, events(ALL_KEPT, others))).isEqualTo(told);
    }

    private static List<StructureEvent> until(int candle, List<StructureEvent> events) {
        return events.stream().filter(event -> event.candle() < candle).toList();
    }

    @Test
    void everyEventIsOfTheCandleWithWhichItIsTold() {
        Structure structure = new Structure(ALL_KEPT);
        List<CandleClosed> candles = CandleFixture.walk(5, 3_000, 12);
        List<String> kinds = new ArrayList<>();

        for (int i = 0; i < candles.size(); i++) {
            for (StructureEvent event : structure.onCandle(candles.get(i))) {
                assertThat(event.candle()).isEqualTo(i);
                assertThat(event.knownNanos()).isEqualTo(candles.get(i).closeNanos());
                kinds.add(event.kind());
            }
        }
        assertThat(Set.copyOf(kinds))
                .containsExactlyInAnyOrder(
                        "swing",
                        "break-of-structure",
                        "change-of-character",
                        "order-block-formed",
                        "order-block-retested",
                        "order-block-mitigated",
                        "gap-formed",
                        "gap-mitigated",
                        "gap-filled",
                        "liquidity-pooled",
                        "liquidity-swept",
                        "session-opened",
                        "session-closed",
                        "period-closed",
                        "previous-level-broken");
    }

    @Test
    void aBreakAgainstTheOnesBeforeIsAChangeOfCharacter() {
        List<StructureBroken> breaks = of(events(ALL_KEPT, CandleFixture.walk(5, 3_000, 12)), StructureBroken.class);

        assertThat(breaks).hasSizeGreaterThan(100);
        assertThat(breaks.getFirst().isChange()).isFalse();
        for (int i = 1; i < breaks.size(); i++) {
            assertThat(breaks.get(i).isChange())
                    .isEqualTo(breaks.get(i).direction() != breaks.get(i - 1).direction());
        }
    }

    @Test
    void remembersOnlyTheNewestOfEachKind() {
        Structure structure =
                new Structure(new StructureSettings(1, 0, 3, StructureSettings.STANDARD.zone(), List.of()));
        // A market that only rises leaves all its gaps and blocks behind.
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            double base = 100 + i + (i % 3 == 0 ? 4 : 0) + random.nextInt(3) / 10.0;
            structure.onCandle(candle(i, base, base + 0.6, base - 0.1, base + 0.5));
        }
        StructureView view = structure.view();

        assertThat(view.candles()).isEqualTo(5_000);
        assertThat(view.trend()).isEqualTo(Direction.BULLISH);
        assertThat(view.gaps()).hasSize(3).allMatch(gap -> gap.candle() > 4_900);
        assertThat(view.blocks()).hasSize(3).allMatch(block -> block.candle() > 4_900);
        assertThat(view.swings()).hasSize(2);
    }

    @Test
    void equalHighsAreAPoolUntilPriceGoesBeyond() {
        List<StructureEvent> events = events(
                new StructureSettings(2, 50, 64, StructureSettings.STANDARD.zone(), List.of()),
                highs(90, 91, 92, 93, 100, 95, 94, 93, 95, 100.4, 96, 95, 94, 100.2, 101, 96));

        assertThat(of(events, LiquidityPooled.class)).hasSize(1).allSatisfy(pooled -> {
            assertThat(pooled.candle()).isEqualTo(11);
            assertThat(pooled.pool()).isEqualTo(new LiquidityPool(SwingKind.HIGH, CandleFixture.units(100.4), 2, 4, 9));
        });
        assertThat(of(events, LiquiditySwept.class)).hasSize(1).allSatisfy(swept -> {
            assertThat(swept.candle()).isEqualTo(14);
            assertThat(swept.cameBack()).isTrue();
            assertThat(swept.pool().swings()).isEqualTo(2);
        });
    }

    @Test
    void oneBroadTopIsNoPool() {
        List<StructureEvent> events = events(
                new StructureSettings(2, 50, 64, StructureSettings.STANDARD.zone(), List.of()),
                highs(90, 91, 92, 93, 100, 100, 94, 93, 92, 91));

        assertThat(named(events, "liquidity")).isEmpty();
    }

    /** Candles with these highs that close 2 below them, and whose lows make no swings. */
    private static List<CandleClosed> highs(double... highs) {
        List<CandleClosed> candles = new ArrayList<>();
        for (int i = 0; i < highs.length; i++) {
            candles.add(candle(i, highs[i] - 1, highs[i], 50 - i, highs[i] - 2));
        }
        return candles;
    }

    @Test
    void refusesCandlesOutOfOrder() {
        Structure structure = new Structure(StructureSettings.STANDARD);
        structure.onCandle(candle(1, 1, 1, 1, 1));

        assertThatThrownBy(() -> structure.onCandle(candle(0, 1, 1, 1, 1)))
                .hasMessage("a candle closes at 1970-01-01T00:01:00Z, not after the one before, 1970-01-01T00:02:00Z");
        assertThatThrownBy(() -> StructureSettings.STANDARD.withSwingLength(0))
                .hasMessage("swingLength must be 1 to 100 but is 0");
    }

    static List<StructureEvent> events(StructureSettings settings, List<CandleClosed> candles) {
        Structure structure = new Structure(settings);
        return candles.stream()
                .flatMap(candle -> structure.onCandle(candle).stream())
                .toList();
    }

    static <E extends StructureEvent> List<E> of(List<StructureEvent> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<StructureEvent> named(List<StructureEvent> events, String prefix) {
        return events.stream().filter(event -> event.kind().startsWith(prefix)).toList();
    }
}
