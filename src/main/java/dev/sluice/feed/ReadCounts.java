package dev.sluice.feed;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What was read so far, and what of it could not be used. */
public final class ReadCounts {
    private static final int TYPE_LIMIT = 64;

    private final Map<String, Long> byType = new TreeMap<>();
    private final Map<DefectKind, Long> defects = new EnumMap<>(DefectKind.class);
    private final long[] events = new long[EventType.values().length];
    private long lines;
    private long missingTrades;
    private long rounded;
    private long outOfOrder;
    private long outsideRange;
    private long interruptions;

    ReadCounts() {}

    /** Lines read, usable or not. */
    public long lines() {
        return lines;
    }

    /** Events given out. */
    public long events() {
        long sum = 0;
        for (long count : events) {
            sum += count;
        }
        return sum;
    }

    /** Usable messages by the venue's name of their type, those that the desk does not use included. */
    public Map<String, Long> byType() {
        Map<String, Long> all = new TreeMap<>(byType);
        for (EventType type : EventType.values()) {
            if (events[type.ordinal()] > 0) {
                all.merge(type.word(), events[type.ordinal()], Long::sum);
            }
        }
        return Collections.unmodifiableMap(all);
    }

    /** Rows by what was wrong with them or worth a word; only those that occurred. */
    public Map<DefectKind, Long> defects() {
        return Collections.unmodifiableMap(defects);
    }

    public long defects(DefectKind kind) {
        return defects.getOrDefault(kind, 0L);
    }

    /** Rows that were left out because of a defect. */
    public long skipped() {
        return defects.entrySet().stream()
                .filter(each -> each.getKey().isSkipped())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Trades that the holes in the ids say are missing. */
    public long missingTrades() {
        return missingTrades;
    }

    /** Values with more than eight decimals, rounded half to even to 10⁻⁸. */
    public long rounded() {
        return rounded;
    }

    /** Lines of a recording whose receive time was before an earlier line's and was raised to it. */
    public long outOfOrder() {
        return outOfOrder;
    }

    /** Events outside the wanted range of time; those after its end are not read, so they are not counted. */
    public long outsideRange() {
        return outsideRange;
    }

    /** Marks of a recorder that it began anew or had lost something. */
    public long interruptions() {
        return interruptions;
    }

    void addLine() {
        lines++;
    }

    void addEvent(MarketEvent event) {
        events[EventType.of(event).ordinal()]++;
    }

    void addUnused(String type) {
        byType.merge(byType.size() < TYPE_LIMIT || byType.containsKey(type) ? type : "other", 1L, Long::sum);
    }

    void addDefect(DefectKind kind) {
        defects.merge(kind, 1L, Long::sum);
    }

    void addMissingTrades(long count) {
        missingTrades += count;
    }

    void addRounded() {
        rounded++;
    }

    void addOutOfOrder() {
        outOfOrder++;
    }

    void addOutsideRange() {
        outsideRange++;
    }

    void addInterruption() {
        interruptions++;
    }

    /** An event of a file that another file had given already. */
    void takeBack(MarketEvent event) {
        events[EventType.of(event).ordinal()]--;
        addDefect(DefectKind.DUPLICATE);
    }

    void add(ReadCounts other) {
        other.byType.forEach((type, count) -> byType.merge(type, count, Long::sum));
        other.defects.forEach((kind, count) -> defects.merge(kind, count, Long::sum));
        for (int i = 0; i < events.length; i++) {
            events[i] += other.events[i];
        }
        lines += other.lines;
        missingTrades += other.missingTrades;
        rounded += other.rounded;
        outOfOrder += other.outOfOrder;
        outsideRange += other.outsideRange;
        interruptions += other.interruptions;
    }
}
