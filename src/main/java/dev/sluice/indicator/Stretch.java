package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.Hours.Span;
import dev.sluice.vocabulary.UtcNanos;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A stretch of time that comes again, and where the market is in it. A candle belongs to the one in which it opens.
 * Local dates are looked at once a stretch, not for each candle.
 */
final class Stretch {
    private final String name;
    private final ZoneId zone;
    private final Hours hours;
    private Span span = Span.NONE;
    private boolean isOn;
    private boolean hasSeen;
    private boolean isComplete;
    private long open;
    private long high;
    private long low;
    private long close;

    Stretch(String name, ZoneId zone, Hours hours) {
        this.name = name;
        this.zone = zone;
        this.hours = hours;
    }

    boolean isOn() {
        return isOn;
    }

    PriceRange range() {
        return new PriceRange(name, span.startNanos(), span.endNanos(), open, high, low, close, isComplete);
    }

    /** What has ended before this candle began. */
    Optional<PriceRange> endedBefore(Moment now) {
        return ended(now.candle().openNanos());
    }

    /** What ends with this candle. */
    Optional<PriceRange> endedWith(Moment now) {
        return ended(now.candle().closeNanos());
    }

    private Optional<PriceRange> ended(long nanos) {
        if (!isOn || nanos < span.endNanos()) {
            return Optional.empty();
        }
        isOn = false;
        return Optional.of(range());
    }

    /** Takes the candle if it belongs to a stretch; whether it is the first of one. */
    boolean beginsWith(Moment now) {
        CandleClosed candle = now.candle();
        if (candle.openNanos() >= span.endNanos()) {
            span = spanAt(candle.openNanos());
        }
        boolean begins = false;
        if (span.contains(candle.openNanos())) {
            begins = !isOn;
            if (begins) {
                isOn = true;
                isComplete = hasSeen || candle.openNanos() == span.startNanos();
                open = candle.open();
                high = candle.high();
                low = candle.low();
            }
            high = Math.max(high, candle.high());
            low = Math.min(low, candle.low());
            close = candle.close();
        }
        hasSeen = true;
        return begins;
    }

    /** The first span that is not over. */
    private Span spanAt(long nanos) {
        LocalDate date = UtcNanos.toInstant(nanos).atZone(zone).toLocalDate();
        for (LocalDate day = date.minusDays(1); ; day = day.plusDays(1)) {
            Span next = hours.on(day);
            if (nanos < next.endNanos()) {
                return next;
            }
        }
    }
}
