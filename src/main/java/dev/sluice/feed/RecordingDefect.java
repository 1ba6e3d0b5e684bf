package dev.sluice.feed;

import java.nio.file.Path;

/**
 * A line of a recording that was skipped.
 *
 * @param line counted from 1
 * @param reason what stands there and what is allowed
 */
public record RecordingDefect(Path file, long line, String reason) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
