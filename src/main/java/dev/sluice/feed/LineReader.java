package dev.sluice.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Lines of bytes with a bound: a longer line is read to its end but not kept. A line that lies whole in what was read
 * at once is shown there and not copied, so it is good until the next one is asked for.
 */
final class LineReader implements AutoCloseable {
    /** Longest line kept, in bytes; a snapshot of 5,000 levels a side has about 400,000. */
    static final int LINE_LIMIT = 4_194_304;

    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int chunkLength;
    private int chunkPosition;
    private byte[] line = new byte[1 << 12];
    private byte[] shown = line;
    private int start;
    private int length;
    private boolean tooLong;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false at the end. A last line without a line feed counts. */
    boolean next() throws IOException {
        tooLong = false;
        int end = indexOf(chunk, (byte) '\n', chunkPosition, chunkLength);
        if (end < 0) {
            return nextOfSeveralChunks();
        }
        shown = chunk;
        start = chunkPosition;
        length = end - start;
        chunkPosition = end + 1;
        stripReturn();
        return true;
    }

    private boolean nextOfSeveralChunks() throws IOException {
        shown = line;
        start = 0;
        length = 0;
        boolean any = false;
        while (chunkPosition < chunkLength || fill()) {
            any = true;
            int found = indexOf(chunk, (byte) '\n', chunkPosition, chunkLength);
            int end = found < 0 ? chunkLength : found;
            append(end);
            chunkPosition = found < 0 ? end : end + 1;
            if (found >= 0) {
                break;
            }
        }
        shown = line;
        stripReturn();
        return any;
    }

    /** Holds the line from {@link #start()} on. */
    byte[] bytes() {
        return shown;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    /** Behind the last byte. */
    int end() {
        return start + length;
    }

    boolean tooLong() {
        return tooLong;
    }

    /** Counted from the line's first byte; −1 if it is not in the line. */
    int indexOf(byte wanted) {
        int found = indexOf(shown, wanted, start, start + length);
        return found < 0 ? -1 : found - start;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static int indexOf(byte[] bytes, byte wanted, int from, int to) {
        long pattern = Words.pattern(wanted);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long found = Words.firstOf(Words.at(bytes, at), pattern);
            if (found != 0) {
                return at + Words.place(found);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    private void stripReturn() {
        if (length > 0 && shown[start + length - 1] == '\r') {
            length--;
        }
    }

    private boolean fill() throws IOException {
        chunkPosition = 0;
        chunkLength = Math.max(0, in.read(chunk));
        return chunkLength > 0;
    }

    private void append(int end) {
        int more = end - chunkPosition;
        if (length + more > LINE_LIMIT) {
            tooLong = true;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + more));
        }
        System.arraycopy(chunk, chunkPosition, line, length, more);
        length += more;
    }
}
