package dev.sluice.feed;

import dev.sluice.vocabulary.Symbol;
import java.util.Optional;

/**
 * What a recording says about itself, between its events.
 *
 * @param atNanos UTC nanoseconds
 * @param symbol empty if it concerns all
 * @param note in words
 */
public record RecordingMark(long atNanos, Kind kind, Optional<Symbol> symbol, String note) {
    /** What happened. */
    public enum Kind {
        /** From here on it is recorded; what was before is not joined to it. */
        BEGAN("began"),
        /** Something is missing here. */
        GAP("gap"),
        /** The recording was ended in order. */
        ENDED("ended");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it stands in files. */
        public String word() {
            return word;
        }
    }
}
