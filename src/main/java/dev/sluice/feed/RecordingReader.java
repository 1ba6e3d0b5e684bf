package dev.sluice.feed;

import dev.sluice.feed.BinanceMessageDecoder.Decoded;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads recorded Binance streams, one file after the other, as one stream of events.
 *
 * <p>A line is the receive time in nanoseconds, a space, and the JSON message as it came; files are plain or gzip,
 * told apart by their first bytes. REST depth snapshots stand between the stream messages and name no symbol: see
 * {@link SnapshotOwner}. A line that cannot be understood is reported and skipped. Receive times that run backwards are
 * raised to the latest one seen, because a clock that runs backwards would let timers fire twice.
 *
 * <p>Memory is bounded by the longest line, at most {@value LineReader#LINE_LIMIT} bytes. Not thread-safe.
 */
public final class RecordingReader implements EventSource {
    private final ArrayDeque<Path> remaining;
    private final Consumer<RecordingDefect> defects;
    private final BinanceMessageDecoder decoder = new BinanceMessageDecoder();
    private final SnapshotOwner snapshotOwner = new SnapshotOwner();
    private final ReadCounts counts;
    private final ArrayDeque<MarketEvent> ready = new ArrayDeque<>();
    private @Nullable LineReader lines;
    private Path file = Path.of("");
    private long lineNumber;
    private long clockNanos;

    /** Nothing is opened before the first {@link #next()}. */
    public RecordingReader(List<Path> files, Consumer<RecordingDefect> defects) {
        this.remaining = new ArrayDeque<>(files);
        this.defects = defects;
        this.counts = new ReadCounts();
    }

    /** Goes on with a file that is open. */
    RecordingReader(Path file, LineReader lines, ReadCounts counts, Consumer<RecordingDefect> defects) {
        this.remaining = new ArrayDeque<>();
        this.file = file;
        this.lines = lines;
        this.counts = counts;
        this.defects = defects;
    }

    /**
     * The next event, or null after the last.
     *
     * @throws IOException if a file cannot be opened or read; a file that merely ends too early is a defect instead
     */
    @Override
    public @Nullable MarketEvent next() throws IOException {
        return hasNext() ? ready.removeFirst() : null;
    }

    /**
     * Whether there is another event. Reads up to it and reports the defects on the way.
     *
     * @throws IOException as {@link #next()}
     */
    public boolean hasNext() throws IOException {
        while (ready.isEmpty()) {
            if (lines == null && !openNext()) {
                snapshotOwner.giveUp().forEach(this::report);
                return false;
            }
            if (readLine()) {
                decodeLine();
            }
        }
        return true;
    }

    /** Lines read so far, usable or not. */
    public long linesRead() {
        return counts.lines();
    }

    /** Lines reported and skipped. */
    public long malformed() {
        return counts.skipped();
    }

    /** Lines whose receive time was before an earlier line's. */
    public long outOfOrder() {
        return counts.outOfOrder();
    }

    /** Usable messages by type, those that the desk does not use included. */
    public Map<String, Long> eventsByType() {
        return counts.byType();
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
            lines = null;
        }
    }

    private boolean openNext() throws IOException {
        Path next = remaining.poll();
        if (next == null) {
            return false;
        }
        file = next;
        lineNumber = 0;
        try {
            lines = new LineReader(RecordedBytes.open(file));
        } catch (EOFException | ZipException e) {
            lineNumber++;
            reportBreak(e);
        }
        return true;
    }

    private boolean readLine() throws IOException {
        LineReader reader = lines;
        if (reader == null) {
            return false;
        }
        lineNumber++;
        try {
            if (reader.next()) {
                counts.addLine();
                return true;
            }
        } catch (EOFException | ZipException e) {
            reportBreak(e);
        }
        close();
        return false;
    }

    private void decodeLine() {
        LineReader line = lines;
        if (line == null || line.length() == 0) {
            return;
        }
        try {
            if (line.tooLong()) {
                throw new MalformedMessageException("line is longer than " + LineReader.LINE_LIMIT + " bytes");
            }
            int space = line.indexOf((byte) ' ');
            int message = line.start() + space + 1;
            long receivedNanos = receiveTime(line, space);
            accept(decoder.decode(line.bytes(), message, line.end() - message, receivedNanos), receivedNanos);
        } catch (MalformedMessageException e) {
            reportDefect(String.valueOf(e.getMessage()));
        }
    }

    private long receiveTime(LineReader line, int space) throws MalformedMessageException {
        long nanos = 0;
        byte[] bytes = line.bytes();
        for (int i = line.start(); i < line.start() + space; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || nanos > (Long.MAX_VALUE - digit) / 10) {
                nanos = 0;
                break;
            }
            nanos = nanos * 10 + digit;
        }
        if (nanos == 0) {
            throw new MalformedMessageException("a line begins with the receive time in nanoseconds and a space");
        }
        if (nanos < clockNanos) {
            counts.addOutOfOrder();
        }
        return Math.max(nanos, clockNanos);
    }

    private void accept(Decoded decoded, long receivedNanos) throws MalformedMessageException {
        switch (decoded) {
            case Decoded.Event(MarketEvent event) -> {
                snapshotOwner.observe(event).forEach(this::give);
                give(event);
            }
            case Decoded.Snapshot snapshot -> {
                snapshotOwner.assign(snapshot, receivedNanos, this::defect).ifPresent(this::give);
            }
            case Decoded.Other(String type) -> counts.addUnused(type);
        }
        clockNanos = receivedNanos;
    }

    private void give(MarketEvent event) {
        ready.addLast(event);
        counts.addEvent(event);
    }

    private void reportBreak(IOException e) {
        counts.addLine();
        report(new RecordingDefect(file, lineNumber, DefectKind.CUT, breakReason(e)));
    }

    static String breakReason(IOException e) {
        String why = e.getMessage() == null ? "unexpected end" : e.getMessage();
        return "the compressed file ends or breaks here: " + why;
    }

    private void reportDefect(String reason) {
        report(defect(reason));
    }

    private RecordingDefect defect(String reason) {
        return new RecordingDefect(file, lineNumber, reason);
    }

    private void report(RecordingDefect defect) {
        counts.addDefect(defect.kind());
        defects.accept(defect);
    }
}
