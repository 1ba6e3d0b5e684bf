package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.feed.CandleClosed;
import dev.sluice.operator.MarketStructureView;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StructureViewsTest {
    private static final Symbol SYMBOL = new Symbol("BTCUSDT");
    private static final long HOUR = 3_600 * UtcNanos.PER_SECOND;

    @Test
    void showsWhatIsKnownAndTheNewestEvents() {
        MarketStructureView view = StructureViews.of(SYMBOL, CandleInterval.ONE_HOUR, 2, candles(1_000));

        assertThat(view.candles()).isEqualTo(1_000);
        assertThat(view.interval()).isEqualTo("1h");
        assertThat(view.trend()).isIn("BULLISH", "BEARISH");
        assertThat(view.swings()).hasSize(2);
        assertThat(view.previous())
                .extracting(MarketStructureView.RangeView::name)
                .containsExactly("day", "week", "month");
        assertThat(view.events())
                .hasSize(200)
                .isSortedAccordingTo((a, b) -> a.knownAt().compareTo(b.knownAt()));
        assertThat(view.events().stream()
                        .map(MarketStructureView.EventView::kind)
                        .collect(Collectors.toSet()))
                .containsAll(Set.of("swing", "order-block-formed", "gap-formed", "session-opened", "period-closed"));
    }

    @Test
    void showsNothingOfNothing() {
        MarketStructureView view = StructureViews.of(SYMBOL, CandleInterval.ONE_MINUTE, 5, List.of());

        assertThat(view.trend()).isNull();
        assertThat(view.events()).isEmpty();
        assertThat(new ObjectMapper().<JsonNode>valueToTree(view).has("trend")).isFalse();
    }

    private static List<CandleClosed> candles(int count) {
        Random random = new Random(4);
        long[] close = {1_000};
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    long open = close[0] + random.nextInt(5) - 2;
                    close[0] = Math.max(100, open + random.nextInt(41) - 20);
                    long high = Math.max(open, close[0]) + random.nextInt(3);
                    long low = Math.min(open, close[0]) - random.nextInt(3);
                    return candle(i * HOUR, new long[] {open, high, low, close[0]});
                })
                .toList();
    }

    private static CandleClosed candle(long openNanos, long[] prices) {
        return new CandleClosed(
                SYMBOL,
                openNanos + HOUR,
                openNanos,
                openNanos + HOUR,
                prices[0] * FixedPoint.ONE,
                prices[1] * FixedPoint.ONE,
                prices[2] * FixedPoint.ONE,
                prices[3] * FixedPoint.ONE,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                1,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
