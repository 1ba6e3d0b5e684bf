package dev.sluice.portfolio;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The way of equity, thinned out to so many points that nothing a reader looks for is lost: the first and the last
 * point, the highest and the lowest of every stretch of time, and the two ends of the largest loss.
 *
 * <p>Loss is measured in profit, which is equity minus the opening balance and its transfers: money that comes is no
 * way out of a loss, and money that leaves is none. The peak begins anew with the series. Points come in by time;
 * memory grows with the points wanted, not with those that come.
 */
public final class DrawdownSeries {
    /** Fewest points that can show a loss: both ends of it, first, last, and a stretch. */
    public static final int POINTS_MIN = 6;

    private static final int KEPT_ALWAYS = 4;

    private final long fromNanos;
    private final long toNanos;
    private final int stretches;
    private final TreeMap<Integer, Stretch> byStretch = new TreeMap<>();
    private @Nullable Point first;
    private @Nullable Point last;
    private @Nullable Point peak;
    private @Nullable Drawdown worst;

    /**
     * One moment.
     *
     * @param profit equity minus opening balance and transfers
     * @param drawdownPct loss from the highest profit since the series began, 0 to 100 of what that would be worth now
     */
    public record Point(long atNanos, BigDecimal equity, BigDecimal profit, BigDecimal drawdownPct) {}

    /**
     * A way down.
     *
     * @param amount in the account currency
     * @param pct of what the peak would be worth now
     */
    public record Drawdown(BigDecimal amount, BigDecimal pct, Point peak, Point trough) {}

    private record Stretch(Point lowest, Point highest) {
        Stretch with(Point point) {
            return new Stretch(
                    point.profit().compareTo(lowest.profit()) < 0 ? point : lowest,
                    point.profit().compareTo(highest.profit()) > 0 ? point : highest);
        }
    }

    /**
     * An empty series.
     *
     * @param fromNanos its first moment
     * @param toNanos the moment after its last one, later than the first
     * @param points how many there may be, {@link #POINTS_MIN} or more
     */
    public DrawdownSeries(long fromNanos, long toNanos, int points) {
        if (toNanos <= fromNanos || points < POINTS_MIN) {
            throw new IllegalArgumentException("no room for a series");
        }
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        this.stretches = Math.max(1, (points - KEPT_ALWAYS) / 2);
    }

    /** The next moment; one outside of the series, or before the last, is passed over. */
    public void add(long atNanos, BigDecimal equity, BigDecimal opening) {
        if (atNanos < fromNanos || atNanos >= toNanos || last != null && atNanos < last.atNanos()) {
            return;
        }
        BigDecimal profit = equity.subtract(opening);
        BigDecimal lost =
                peak == null ? BigDecimal.ZERO : peak.profit().subtract(profit).max(BigDecimal.ZERO);
        Point point = new Point(atNanos, equity, profit, pct(lost, equity));
        if (first == null) {
            first = point;
        }
        if (peak == null || profit.compareTo(peak.profit()) >= 0) {
            peak = point;
        } else if (worst == null || point.drawdownPct().compareTo(worst.pct()) > 0) {
            worst = new Drawdown(lost, point.drawdownPct(), peak, point);
        }
        last = point;
        byStretch.merge(stretch(atNanos), new Stretch(point, point), (before, _) -> before.with(point));
    }

    private int stretch(long atNanos) {
        long length = Math.max(1, (toNanos - fromNanos) / stretches);
        return (int) Math.min(stretches - 1, (atNanos - fromNanos) / length);
    }

    private static BigDecimal pct(BigDecimal lost, BigDecimal equity) {
        BigDecimal before = equity.add(lost);
        return lost.signum() == 0 || before.signum() <= 0
                ? BigDecimal.ZERO
                : lost.movePointRight(2).divide(before, MathContext.DECIMAL32);
    }

    /** By time; none twice. */
    public List<Point> points() {
        TreeMap<Long, Point> kept = new TreeMap<>();
        for (Stretch stretch : byStretch.values()) {
            keep(kept, stretch.lowest());
            keep(kept, stretch.highest());
        }
        keep(kept, first);
        keep(kept, last);
        if (worst != null) {
            keep(kept, worst.peak());
            keep(kept, worst.trough());
        }
        return new ArrayList<>(kept.values());
    }

    private static void keep(TreeMap<Long, Point> kept, @Nullable Point point) {
        if (point != null) {
            kept.put(point.atNanos(), point);
        }
    }

    /** The largest loss, by its percentage; empty if there was none. */
    public Optional<Drawdown> worst() {
        return Optional.ofNullable(worst);
    }

    /** The loss that stands at the end; empty if the end is the peak. */
    public Optional<Drawdown> current() {
        if (last == null || peak == null || last.profit().compareTo(peak.profit()) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Drawdown(peak.profit().subtract(last.profit()), last.drawdownPct(), peak, last));
    }
}
