package dev.sluice.portfolio;

import static dev.sluice.vocabulary.VocabularyFixture.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.portfolio.DrawdownSeries.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DrawdownSeriesTest {
    private static final BigDecimal OPENING = decimal("1000");

    @Test
    void findsTheLargestLossWithItsBeginningAndItsEnd() {
        DrawdownSeries series = series(List.of(1000, 1200, 1100, 1250, 1000, 1300, 1290));

        assertThat(series.worst()).hasValueSatisfying(worst -> {
            assertThat(worst.amount()).isEqualByComparingTo("250");
            assertThat(worst.pct()).isEqualByComparingTo("20");
            assertThat(worst.peak().atNanos()).isEqualTo(3);
            assertThat(worst.trough().atNanos()).isEqualTo(4);
        });
        assertThat(series.current()).hasValueSatisfying(current -> {
            assertThat(current.amount()).isEqualByComparingTo("10");
            assertThat(current.peak().atNanos()).isEqualTo(5);
        });
    }

    @Test
    void aSeriesThatOnlyRisesHasNoLoss() {
        DrawdownSeries series = series(List.of(1, 2, 3, 3));

        assertThat(series.worst()).isEmpty();
        assertThat(series.current()).isEmpty();
    }

    @Test
    void nothingIsNeitherALossNorAPoint() {
        DrawdownSeries series = series(List.of());

        assertThat(series.points()).isEmpty();
        assertThat(series.worst()).isEmpty();
        assertThat(series.current()).isEmpty();
    }

    @Test
    void aWithdrawalIsNoLossAndADepositNoWayOutOfOne() {
        DrawdownSeries series = new DrawdownSeries(0, 10, 10);
        series.add(0, decimal("1000"), decimal("1000"));
        series.add(1, decimal("400"), decimal("400"));
        assertThat(series.worst()).isEmpty();

        series.add(2, decimal("300"), decimal("400"));
        series.add(3, decimal("5300"), decimal("5400"));

        assertThat(series.worst())
                .hasValueSatisfying(worst -> assertThat(worst.pct()).isEqualByComparingTo("25"));
        assertThat(series.current())
                .hasValueSatisfying(current -> assertThat(current.amount()).isEqualByComparingTo("100"));
    }

    @Test
    void passesOverWhatIsOutsideOrComesTooLate() {
        DrawdownSeries series = new DrawdownSeries(10, 20, 10);
        series.add(9, decimal("1"), OPENING);
        series.add(15, decimal("2"), OPENING);
        series.add(14, decimal("3"), OPENING);
        series.add(20, decimal("4"), OPENING);

        assertThat(series.points()).extracting(Point::atNanos).containsExactly(15L);
    }

    @Test
    void wantsRoomForASeries() {
        assertThatThrownBy(() -> new DrawdownSeries(5, 5, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DrawdownSeries(0, 5, DrawdownSeries.POINTS_MIN - 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void thinningOutLosesNoPeakAndKeepsToItsLimit(
            @ForAll @Size(max = 300) List<@IntRange(min = 1, max = 2_000) Integer> equities,
            @ForAll @IntRange(min = DrawdownSeries.POINTS_MIN, max = 40) int points) {
        DrawdownSeries series = new DrawdownSeries(0, Math.max(1, equities.size()), points);
        for (int i = 0; i < equities.size(); i++) {
            series.add(i, BigDecimal.valueOf(equities.get(i)), OPENING);
        }
        List<Point> kept = series.points();

        assertThat(kept).hasSizeLessThanOrEqualTo(points).isSortedAccordingTo(Comparator.comparing(Point::atNanos));
        if (!equities.isEmpty()) {
            assertThat(kept.getFirst().atNanos()).isZero();
            assertThat(kept.getLast().atNanos()).isEqualTo(equities.size() - 1);
            assertThat(kept.stream().map(Point::equity).max(Comparator.naturalOrder()))
                    .contains(BigDecimal.valueOf(
                            equities.stream().mapToInt(i -> i).max().orElseThrow()));
            assertThat(kept.stream().map(Point::equity).min(Comparator.naturalOrder()))
                    .contains(BigDecimal.valueOf(
                            equities.stream().mapToInt(i -> i).min().orElseThrow()));
        }
        for (Point point : kept) {
            assertThat(point.equity()).isEqualByComparingTo(BigDecimal.valueOf(equities.get((int) point.atNanos())));
        }
    }

    /** Reference: every pair of a moment and a later one. */
    @Property
    void theLargestLossIsTheLargestOfAllPairs(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 2_000) Integer> equities) {
        BigDecimal worst = BigDecimal.ZERO;
        for (int i = 0; i < equities.size(); i++) {
            for (int j = i + 1; j < equities.size(); j++) {
                BigDecimal lost = BigDecimal.valueOf(equities.get(i) - equities.get(j));
                worst = worst.max(
                        lost.movePointRight(2).divide(BigDecimal.valueOf(equities.get(i)), MathContext.DECIMAL32));
            }
        }

        BigDecimal found =
                series(equities).worst().map(DrawdownSeries.Drawdown::pct).orElse(BigDecimal.ZERO);

        assertThat(found).isEqualByComparingTo(worst);
    }

    private static DrawdownSeries series(List<Integer> equities) {
        DrawdownSeries series = new DrawdownSeries(0, Math.max(1, equities.size()), 20);
        for (int i = 0; i < equities.size(); i++) {
            series.add(i, BigDecimal.valueOf(equities.get(i)), OPENING);
        }
        return series;
    }
}
