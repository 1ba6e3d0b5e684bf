package dev.sluice.feed;

import java.nio.file.Path;

/**
 * What is wrong with a line of a file.
 *
 * @param line counted from 1
 * @param kind says, too, whether the line was skipped
 * @param reason what stands there and what is allowed
 */
public record RecordingDefect(Path file, long line, DefectKind kind, String reason) {
    /** A line that could not be understood. */
    public RecordingDefect(Path file, long line, String reason) {
        this(file, line, DefectKind.MALFORMED, reason);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
