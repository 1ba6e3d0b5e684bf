package dev.sluice.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.RealData;
import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.ReferenceStructure.BlockRow;
import dev.sluice.indicator.ReferenceStructure.BreakRow;
import dev.sluice.indicator.ReferenceStructure.GapRow;
import dev.sluice.indicator.ReferenceStructure.SwingRow;
import dev.sluice.vocabulary.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every row of the reference's tables over 24,424 quarters of an hour of EURUSD, empty ones too. */
@Tag("real-data")
class ReferenceStructureTest {
    private static final int CUT = 12_000;

    private static ReferenceStructure structure;
    private static int candles;

    @BeforeAll
    static void read() {
        List<CandleClosed> series = CandleFixture.read(RealData.file("structure/EURUSD_15M.csv.gz"));
        structure = new ReferenceStructure(series, 5);
        candles = series.size();
    }

    @Test
    void swingsEqualAllRows() {
        assertThat(candles).isEqualTo(24_424);
        assertThat(structure.swings()).hasSize(2_708);
        assertThat(table(structure.swings(), SwingRow::candle, candles, ReferenceStructureTest::swing))
                .containsExactlyElementsOf(published("swing_highs_lows_result_data", 2));
    }

    private static List<String> swing(SwingRow row) {
        return List.of(row.kind() == SwingKind.HIGH ? "1" : "-1", FixedPoint.format(row.level()));
    }

    @Test
    void fairValueGapsEqualAllRows() {
        assertThat(structure.gaps()).hasSize(5_020);
        assertThat(table(structure.gaps(), GapRow::candle, candles, ReferenceStructureTest::gap))
                .containsExactlyElementsOf(published("fvg_result_data", 4));
    }

    private static List<String> gap(GapRow row) {
        return List.of(
                sign(row.direction()),
                FixedPoint.format(row.top()),
                FixedPoint.format(row.bottom()),
                Integer.toString(row.mitigatedBy()));
    }

    @Test
    void breaksEqualTheFirstTwelveThousandRows() {
        assertThat(table(structure.breaks(), BreakRow::candle, CUT, ReferenceStructureTest::broken))
                .containsExactlyElementsOf(published("bos_choch_first_12000_bars", 4));
    }

    private static List<String> broken(BreakRow row) {
        String sign = row.isKept() ? sign(row.direction()) : "";
        return List.of(
                row.isChange() ? "" : sign,
                row.isChange() ? sign : "",
                row.isKept() ? FixedPoint.format(row.level()) : "",
                Integer.toString(row.brokenBy()));
    }

    @Test
    void orderBlocksEqualTheFirstTwelveThousandRows() {
        assertThat(table(structure.blocks(), BlockRow::candle, CUT, ReferenceStructureTest::block))
                .containsExactlyElementsOf(published("order_blocks_first_12000_bars", 6));
    }

    private static List<String> block(BlockRow row) {
        return List.of(
                sign(row.direction()),
                FixedPoint.format(row.top()),
                FixedPoint.format(row.bottom()),
                text(row.volume()),
                Integer.toString(row.mitigatedBy()),
                text(row.balancePct()));
    }

    private static String sign(Direction direction) {
        return Integer.toString(direction.sign());
    }

    private static String text(double value) {
        return FixedPoint.format(Math.round(value * FixedPoint.ONE));
    }

    /** A line for each row, with its candle; candles without a row have none. */
    private static <R> List<String> table(
            List<R> rows, ToIntFunction<R> candle, int size, Function<R, List<String>> columns) {
        return rows.stream()
                .filter(row -> candle.applyAsInt(row) < size)
                .map(row -> candle.applyAsInt(row) + ": " + String.join(",", columns.apply(row)))
                .toList();
    }

    /** With numbers as we print them, {@code 1} for {@code 1.0}. */
    private static List<String> published(String name, int columns) {
        List<String> lines = CandleFixture.lines(RealData.file("structure/" + name + ".csv.gz"));
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(",", -1);
            assertThat(fields).hasSize(columns);
            if (!lines.get(i).matches(",*")) {
                rows.add(i + ": "
                        + Stream.of(fields)
                                .map(field -> field.isEmpty() ? "" : text(Double.parseDouble(field)))
                                .collect(Collectors.joining(",")));
            }
        }
        return rows;
    }
}
