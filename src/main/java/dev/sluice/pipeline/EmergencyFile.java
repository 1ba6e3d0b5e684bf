package dev.sluice.pipeline;

import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalFormatException;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.vocabulary.UtcNanos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What was done while the journal could not take it: one line for each entry, in the journal's own form, durable before
 * it is acted upon. Its methods block.
 */
final class EmergencyFile {
    static final String NAME = "emergency.jsonl";
    private static final Logger LOG = Logger.getLogger(EmergencyFile.class);

    private final Path directory;
    private final Path file;

    /** @param directory of the desk's files; made if need be */
    EmergencyFile(Path directory) {
        this.directory = directory;
        this.file = directory.resolve(NAME);
    }

    /** @throws UncheckedIOException if it cannot be made durable */
    synchronized void append(JournalEntry entry) {
        try {
            Files.createDirectories(directory);
            boolean isNew = !Files.exists(file);
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                ByteBuffer line = ByteBuffer.wrap((CanonicalJson.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(true);
            }
            if (isNew) {
                syncDirectory();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** A new file is there after a power failure only if its directory was written too. */
    private void syncDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** All that it holds, oldest first; a last line that was not written whole was not acted upon either. */
    synchronized List<JournaledEntry> entries() {
        List<JournaledEntry> entries = new ArrayList<>();
        for (String line : lines()) {
            try {
                entries.add(CanonicalJson.parseEntry(line));
            } catch (JournalFormatException e) {
                LOG.warnf("a line of %s is left out: %s", file, e.getMessage());
            }
        }
        return entries;
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The journal has all of it: from here on the file bears the time in its name. */
    synchronized void retire(long nowNanos) {
        try {
            Path kept = directory.resolve("emergency-" + nowNanos / UtcNanos.PER_MILLI + ".jsonl");
            Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory();
            LOG.infof("%s is journaled and kept as %s", NAME, kept.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rename " + file + ": " + e.getMessage(), e);
        }
    }
}
