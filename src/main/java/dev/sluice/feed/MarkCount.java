package dev.sluice.feed;

import org.jspecify.annotations.Nullable;

/** Tells the events of our own formats from the marks between them, which are counted. */
final class MarkCount {
    private final ReadCounts counts;
    private boolean any;

    MarkCount(ReadCounts counts) {
        this.counts = counts;
    }

    /** Null if it is a mark. A recording's first beginning interrupts nothing. */
    @Nullable MarketEvent eventOf(EventFields fields) throws BadRowException {
        if (!fields.isMark()) {
            return fields.event();
        }
        String mark = fields.text(EventFields.MARK);
        boolean began = mark.equals(RecordingMark.Kind.BEGAN.word());
        if (mark.equals(RecordingMark.Kind.GAP.word()) || began && any) {
            counts.addInterruption();
        } else if (!began && !mark.equals(RecordingMark.Kind.ENDED.word())) {
            throw EventFields.malformed(
                    "mark must be began, gap or ended but is \"" + MessageFields.shortened(mark) + "\"");
        }
        any = true;
        return null;
    }
}
