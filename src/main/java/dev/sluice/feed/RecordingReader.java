package dev.sluice.feed;

import dev.sluice.feed.BinanceMessageDecoder.Decoded;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private final Map<String, Long> eventsByType = new TreeMap<>();
    private final ArrayDeque<MarketEvent> ready = new ArrayDeque<>();
    private @Nullable LineReader lines;
    private Path file = Path.of("");
    private long lineNumber;
    private long clockNanos;
    private long linesRead;
    private long malformed;
    private long outOfOrder;

    /** Nothing is opened before the first {@link #next()}. */
    public RecordingReader(List<Path> files, Consumer<RecordingDefect> defects) {
        this.remaining = new ArrayDeque<>(files);
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
        return linesRead;
    }

    /** Lines reported and skipped. */
    public long malformed() {
        return malformed;
    }

    /** Lines whose receive time was before an earlier line's. */
    public long outOfOrder() {
        return outOfOrder;
    }

    /** Usable messages by type, those that the desk does not use included. */
    public Map<String, Long> eventsByType() {
        return Collections.unmodifiableMap(eventsByType);
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
                linesRead++;
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
            long receivedNanos = receiveTime(line, space);
            accept(decoder.decode(line.bytes(), space + 1, line.length() - space - 1, receivedNanos), receivedNanos);
        } catch (MalformedMessageException e) {
            reportDefect(String.valueOf(e.getMessage()));
        }
    }

    private long receiveTime(LineReader line, int space) throws MalformedMessageException {
        long nanos = 0;
        for (int i = 0; i < space; i++) {
            int digit = line.bytes()[i] - '0';
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
            outOfOrder++;
        }
        return Math.max(nanos, clockNanos);
    }

    private void accept(Decoded decoded, long receivedNanos) throws MalformedMessageException {
        switch (decoded) {
            case Decoded.Event(MarketEvent event) -> {
                ready.addAll(snapshotOwner.observe(event));
                ready.addLast(event);
                count(typeOf(event));
            }
            case Decoded.Snapshot snapshot -> {
                snapshotOwner.assign(snapshot, receivedNanos, this::defect).ifPresent(ready::addLast);
                count("depthSnapshot");
            }
            case Decoded.Other(String type) -> count(type);
        }
        clockNanos = receivedNanos;
    }

    private void count(String type) {
        eventsByType.merge(eventsByType.size() < 64 || eventsByType.containsKey(type) ? type : "other", 1L, Long::sum);
    }

    private static String typeOf(MarketEvent event) {
        return switch (event) {
            case DepthDiff _ -> "depthUpdate";
            case TradeTick _ -> "trade";
            case BookTicker _ -> "bookTicker";
            case CandleClosed _ -> "kline";
            case DepthSnapshot _ -> "depthSnapshot";
        };
    }

    private void reportBreak(IOException e) {
        linesRead++;
        String why = e.getMessage() == null ? "unexpected end" : e.getMessage();
        reportDefect("the compressed file ends or breaks here: " + why);
    }

    private void reportDefect(String reason) {
        report(defect(reason));
    }

    private RecordingDefect defect(String reason) {
        return new RecordingDefect(file, lineNumber, reason);
    }

    private void report(RecordingDefect defect) {
        malformed++;
        defects.accept(defect);
    }
}
