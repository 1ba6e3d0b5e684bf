package dev.sluice.feed;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Writes market events to a file without loss, in our own formats: JSON lines, or a table where the name says
 * {@code .csv}; compressed where it ends in {@code .gz} or {@code .zst}.
 *
 * <p>Everything up to a {@link #flush} is one member of the compressed file, whole in itself, so a crash costs at most
 * what was not flushed. An existing file is gone on with: what a crash left of its last member or line is cut off
 * first. At a size or an age the next file begins, its number before the name's endings:
 * {@code market.jsonl.zst, market-0002.jsonl.zst, …}. Not thread-safe.
 */
public final class EventRecorder implements AutoCloseable {
    private static final int BUFFER_CHARACTERS = 1 << 20;

    private final Settings settings;
    private final StringBuilder text = new StringBuilder();
    private final EventLine line = new EventLine(text);
    private final EventTable table = new EventTable(text);
    private final boolean isTable;
    private final Compression compression;
    private Path file;
    private int part;
    private FileChannel channel;
    private long partSinceNanos;
    private long nowNanos;
    private long events;
    private long bytes;
    private long repairedBytes;

    /**
     * Where to and when the next file begins.
     *
     * @param file its endings say the format
     * @param rotateBytes size on disk, more than 0
     * @param rotateNanos age, more than 0
     */
    public record Settings(Path file, long rotateBytes, long rotateNanos) {}

    private enum Compression {
        NONE,
        GZIP,
        ZSTANDARD;

        static Compression of(String name) {
            if (name.endsWith(".gz")) {
                return GZIP;
            }
            return name.endsWith(".zst") ? ZSTANDARD : NONE;
        }

        OutputStream around(OutputStream out) throws IOException {
            return switch (this) {
                case NONE -> out;
                case GZIP -> new GZIPOutputStream(out);
                case ZSTANDARD -> new ZstdOutputStream(out);
            };
        }
    }

    /**
     * Opens the file, or the last of its successors if there are such, and says in it that a recording begins.
     *
     * @throws IOException if it cannot be written, or another process is writing it, or it is of another format
     */
    public static EventRecorder open(Settings settings, long nowNanos) throws IOException {
        EventRecorder recorder = new EventRecorder(settings, nowNanos);
        recorder.mark(new RecordingMark(nowNanos, RecordingMark.Kind.BEGAN, Optional.empty(), ""));
        return recorder;
    }

    private EventRecorder(Settings settings, long nowNanos) throws IOException {
        this.settings = settings;
        String name = settings.file().toString().toLowerCase(Locale.ROOT);
        this.compression = Compression.of(name);
        this.isTable = name.contains(".csv");
        int last = 1;
        while (Files.exists(path(last + 1))) {
            last++;
        }
        this.part = last;
        this.nowNanos = nowNanos;
        this.partSinceNanos = nowNanos;
        this.file = path(last);
        this.channel = openPart();
    }

    /** Writes an event into the buffer, and the buffer into the file if it is full. */
    public void write(MarketEvent event) throws IOException {
        if (isTable) {
            table.append(event);
        } else {
            line.append(event);
        }
        events++;
        nowNanos = Math.max(nowNanos, event.receivedNanos());
        if (text.length() >= BUFFER_CHARACTERS) {
            writeMember();
        }
    }

    /** Writes a mark into the buffer. */
    public void mark(RecordingMark mark) {
        if (isTable) {
            table.append(mark);
        } else {
            line.append(mark);
        }
        nowNanos = Math.max(nowNanos, mark.atNanos());
    }

    /**
     * Writes what is in the buffer into the file.
     *
     * @return whether a new file has begun
     */
    public boolean flush() throws IOException {
        writeMember();
        if (channel.size() < settings.rotateBytes() && nowNanos - partSinceNanos < settings.rotateNanos()) {
            return false;
        }
        channel.close();
        file = path(++part);
        partSinceNanos = nowNanos;
        channel = openPart();
        writeMember();
        return true;
    }

    /** The file that is being written. */
    public Path file() {
        return file;
    }

    /** Events written since this recorder was opened. */
    public long events() {
        return events;
    }

    /** Bytes on disk since this recorder was opened. */
    public long bytes() {
        return bytes;
    }

    /** What was cut off because a crash had left it broken; bytes on disk. */
    public long repairedBytes() {
        return repairedBytes;
    }

    /** Says in the file that the recording ends in order, and closes it. */
    public void finish(long atNanos) throws IOException {
        mark(new RecordingMark(atNanos, RecordingMark.Kind.ENDED, Optional.empty(), ""));
        writeMember();
        close();
    }

    /** Closes the file; what was not flushed is lost. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private Path path(int number) {
        Path name = settings.file();
        if (number == 1) {
            return name;
        }
        String last = String.valueOf(name.getFileName());
        int dot = last.indexOf('.', 1);
        String stem = dot < 0 ? last : last.substring(0, dot);
        String endings = dot < 0 ? "" : last.substring(dot);
        return name.resolveSibling("%s-%04d%s".formatted(stem, number, endings));
    }

    private FileChannel openPart() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel opened = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            requireAlone(opened);
            long end = FileTail.whole(opened, file);
            repairedBytes += opened.size() - end;
            opened.truncate(end).position(end);
            if (end == 0 && isTable) {
                text.insert(0, EventTable.HEADER);
            }
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    /** The lock goes with the channel. */
    private void requireAlone(FileChannel opened) throws IOException {
        try {
            if (opened.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(file + " is being written by this process already", e);
        }
        throw new IOException(file + " is being written by another process");
    }

    private void writeMember() throws IOException {
        if (text.isEmpty()) {
            return;
        }
        ByteArrayOutputStream member = new ByteArrayOutputStream(text.length() / 4 + 64);
        try (OutputStream out = compression.around(member)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        text.setLength(0);
        ByteBuffer buffer = ByteBuffer.wrap(member.toByteArray());
        bytes += buffer.remaining();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
