package dev.sluice.feed;

import java.io.IOException;
import java.nio.file.Path;

/** A file of which it cannot be said what is in it; the message is one line for a person and names the file. */
public final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(Path file, String reason) {
        super(file + ": " + reason);
    }
}
