package dev.sluice.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one life of the desk. The last file may still be written: it ends where it ends. */
final class InputLogReader implements AutoCloseable {
    private final Deque<Path> files;
    private @Nullable BufferedReader open;
    private String place = "";
    private long line;

    InputLogReader(List<Path> files) {
        this.files = new ArrayDeque<>(files);
    }

    /** File and line of the last line, for people. */
    String place() {
        return place + ":" + line;
    }

    /**
     * The next line; empty at the end.
     *
     * @throws IOException if a file cannot be read or holds what is no line of such a log
     */
    Optional<InputLine> next() throws IOException {
        while (true) {
            BufferedReader reader = reader();
            if (reader == null) {
                return Optional.empty();
            }
            String text = whole(reader);
            if (text != null) {
                line++;
                return Optional.of(parsed(text));
            }
            reader.close();
            open = null;
        }
    }

    private InputLine parsed(String text) throws IOException {
        try {
            return InputJson.read(text);
        } catch (JsonProcessingException e) {
            throw new IOException(place() + " is no line of an input log: " + e.getOriginalMessage(), e);
        }
    }

    private @Nullable BufferedReader reader() throws IOException {
        Path path = open == null ? files.poll() : null;
        if (path != null) {
            place = path.getFileName().toString();
            line = 0;
            open = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8));
        }
        return open;
    }

    /** A line with its end; one that is cut off was not written whole. */
    private static @Nullable String whole(BufferedReader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (int c = reader.read(); c != '\n'; c = reader.read()) {
                if (c < 0) {
                    return null;
                }
                text.append((char) c);
            }
            return text.toString();
        } catch (EOFException cutOff) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }
}
