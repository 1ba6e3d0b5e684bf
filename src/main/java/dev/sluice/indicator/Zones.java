package dev.sluice.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Price ranges below a rising market, the newest of them: price may come back into one, and may go through it. */
final class Zones<T> {
    private final int limit;
    private final List<Zone<T>> zones = new ArrayList<>();

    Zones(int limit) {
        this.limit = limit;
    }

    /**
     * Remembers one; the oldest is forgotten if there are too many.
     *
     * @param near price at or below which it is entered
     * @param far price below which it is over
     */
    void add(T item, long near, long far) {
        if (zones.size() == limit) {
            zones.removeFirst();
        }
        zones.add(new Zone<>(item, near, far));
    }

    Stream<T> items() {
        return zones.stream().map(zone -> zone.item);
    }

    void on(Moment now, long low, Told<T> entered, Told<T> over, List<StructureEvent> events) {
        int kept = 0;
        for (int i = 0; i < zones.size(); i++) {
            Zone<T> zone = zones.get(i);
            if (low <= zone.near && !zone.isEntered) {
                zone.isEntered = true;
                events.add(entered.event(now.number(), now.nanos(), zone.item));
            }
            if (low < zone.far) {
                events.add(over.event(now.number(), now.nanos(), zone.item));
            } else {
                zones.set(kept++, zone);
            }
        }
        zones.subList(kept, zones.size()).clear();
    }

    /** How it is told. */
    @FunctionalInterface
    interface Told<T> {
        StructureEvent event(long candle, long knownNanos, T item);
    }

    private static final class Zone<T> {
        private final T item;
        private final long near;
        private final long far;
        private boolean isEntered;

        Zone(T item, long near, long far) {
            this.item = item;
            this.near = near;
            this.far = far;
        }
    }
}
