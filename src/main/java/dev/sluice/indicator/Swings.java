package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.StructureEvent.SwingFormed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turning points: a high that is the highest of the {@code n − 1} candles before and the {@code n} after it, equal ones
 * allowed; lows likewise; a candle that is both counts as a high. The first {@code 2n − 1} candles are none. Of
 * neighbours of one kind only the outermost is told, the earlier of equal ones.
 */
final class Swings {
    private final int length;
    private final CandleClosed[] ring;
    private long number = -1;
    private Optional<Swing> turned = Optional.empty();
    private Optional<SwingFormed> formed = Optional.empty();
    private Optional<Swing> last = Optional.empty();

    Swings(int length) {
        this.length = length;
        this.ring = new CandleClosed[2 * length];
    }

    void on(Moment now) {
        number = now.number();
        ring[slot(number)] = now.candle();
        turned = number - length >= ring.length - 1 ? turningPoint(number - length) : Optional.empty();
        formed = turned.flatMap(swing -> told(now, swing));
    }

    /** The turning point that became certain with the last candle, told or not. */
    Optional<Swing> turned() {
        return turned;
    }

    /** The swing that is to be told with the last candle. */
    Optional<SwingFormed> formed() {
        return formed;
    }

    /** The candles after a swing that was certain with the last one. */
    List<CandleClosed> since(Swing swing) {
        List<CandleClosed> candles = new ArrayList<>(length);
        for (long i = swing.candle() + 1; i <= number; i++) {
            candles.add(ring[slot(i)]);
        }
        return candles;
    }

    private int slot(long candle) {
        return (int) (candle % ring.length);
    }

    private Optional<Swing> turningPoint(long candidate) {
        CandleClosed candle = ring[slot(candidate)];
        boolean isHigh = true;
        boolean isLow = true;
        for (CandleClosed other : ring) {
            isHigh &= other.high() <= candle.high();
            isLow &= other.low() >= candle.low();
        }
        if (!isHigh && !isLow) {
            return Optional.empty();
        }
        SwingKind kind = isHigh ? SwingKind.HIGH : SwingKind.LOW;
        return Optional.of(new Swing(kind, candidate, candle.openNanos(), isHigh ? candle.high() : candle.low()));
    }

    private Optional<SwingFormed> told(Moment now, Swing swing) {
        boolean isSameKind = last.isPresent() && last.get().kind() == swing.kind();
        if (isSameKind && !isBeyond(swing, last.get())) {
            return Optional.empty();
        }
        last = Optional.of(swing);
        return Optional.of(new SwingFormed(now.number(), now.nanos(), swing, isSameKind));
    }

    private static boolean isBeyond(Swing swing, Swing other) {
        Direction direction = swing.kind().brokenBy();
        return direction.facing(swing.price()) > direction.facing(other.price());
    }
}
