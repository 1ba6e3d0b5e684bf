package dev.sluice.feed;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file in which each line is a row for itself: what cannot be used is reported and skipped. */
final class RowFile implements EventSource {
    private final Path file;
    private final LineReader lines;
    private final ReadCounts counts;
    private final Consumer<RecordingDefect> defects;
    private RowDecoder decoder = (bytes, from, to) -> null;
    private long lineNumber;
    private long clockNanos;
    private boolean ended;

    RowFile(Path file, LineReader lines, ReadCounts counts, Consumer<RecordingDefect> defects) {
        this.file = file;
        this.lines = lines;
        this.counts = counts;
        this.defects = defects;
    }

    void decodeBy(RowDecoder rows) {
        decoder = rows;
    }

    /** Reads over the header, behind which a broken file may end. */
    void skipLine() throws IOException {
        readLine();
    }

    @Override
    public @Nullable MarketEvent next() throws IOException {
        while (!ended && readLine()) {
            if (lines.length() > 0) {
                MarketEvent event = decode();
                if (event != null) {
                    return event;
                }
            }
        }
        return null;
    }

    private boolean readLine() throws IOException {
        lineNumber++;
        try {
            if (lines.next()) {
                counts.addLine();
                return true;
            }
        } catch (EOFException | ZipException e) {
            counts.addLine();
            note(DefectKind.CUT, RecordingReader.breakReason(e));
        }
        ended = true;
        return false;
    }

    private @Nullable MarketEvent decode() {
        if (lines.tooLong()) {
            note(DefectKind.TOO_LONG, "line is longer than " + LineReader.LINE_LIMIT + " bytes");
            return null;
        }
        try {
            MarketEvent event = decoder.decode(lines.bytes(), lines.start(), lines.end());
            if (event != null && event.receivedNanos() < clockNanos) {
                throw new BadRowException(DefectKind.UNSORTED, "the row is older than one before it");
            }
            clockNanos = event == null ? clockNanos : event.receivedNanos();
            return event;
        } catch (BadRowException e) {
            note(e.kind(), e.reason());
            return null;
        }
    }

    void note(DefectKind kind, String reason) {
        counts.addDefect(kind);
        defects.accept(new RecordingDefect(file, lineNumber, kind, reason));
    }

    @Override
    public void close() throws IOException {
        ended = true;
        lines.close();
    }
}
