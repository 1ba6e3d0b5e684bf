package dev.sluice.venue.paper;

/** Mirrored liquidity with one place in the queue; it belongs to nobody, so neighbouring lots are merged. */
final class HouseLot extends BookEntry {
    final MirroredLevel source;

    HouseLot(MirroredLevel source, long units) {
        super(source.side, source.priceUnits, units);
        this.source = source;
    }

    void shrink(long units) {
        remainingUnits -= units;
        source.restingUnits -= units;
    }
}
