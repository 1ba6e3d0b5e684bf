package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.portfolio.DrawdownSeries;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/account/drawdown}; decimals as strings, amounts in the account currency.
 *
 * @param points thinned out, with every peak and trough of a stretch of time kept
 * @param max the largest loss; absent if there was none
 * @param current the loss that stands at the end; absent if the end is the peak
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DrawdownSeries")
record DrawdownView(
        String from,
        String to,
        List<Point> points,
        @Nullable Loss max,
        @Nullable Loss current) {
    private static final int PCT_DECIMALS = 4;

    /** @param drawdownPct loss from the highest profit since {@code from}, 0 to 100 */
    @Schema(name = "EquityPoint")
    record Point(String at, String equity, String drawdownPct) {
        static Point of(DrawdownSeries.Point point) {
            return new Point(time(point.atNanos()), Money.plain(point.equity()), percent(point.drawdownPct()));
        }
    }

    /**
     * A way down.
     *
     * @param from when it was at the peak
     * @param to when it was lowest, or the end
     */
    @Schema(name = "Drawdown")
    record Loss(String amount, String pct, String from, String to) {
        static Loss of(DrawdownSeries.Drawdown loss) {
            return new Loss(
                    Money.plain(loss.amount()),
                    percent(loss.pct()),
                    time(loss.peak().atNanos()),
                    time(loss.trough().atNanos()));
        }
    }

    static DrawdownView of(long fromNanos, long toNanos, DrawdownSeries series) {
        return new DrawdownView(
                time(fromNanos),
                time(toNanos),
                series.points().stream().map(Point::of).toList(),
                series.worst().map(Loss::of).orElse(null),
                series.current().map(Loss::of).orElse(null));
    }

    private static String time(long nanos) {
        return RowText.withMillis(UtcNanos.format(nanos));
    }

    private static String percent(BigDecimal pct) {
        return Money.plain(pct.setScale(PCT_DECIMALS, RoundingMode.HALF_EVEN));
    }
}
