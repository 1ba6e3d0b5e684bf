package dev.sluice.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of bytes with a bound: a longer line is read to its end but not kept. */
final class LineReader implements AutoCloseable {
    /** Longest line kept, in bytes; a snapshot of 5,000 levels a side has about 400,000. */
    static final int LINE_LIMIT = 4_194_304;

    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int chunkLength;
    private int chunkPosition;
    private byte[] line = new byte[1 << 12];
    private int length;
    private boolean tooLong;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false at the end. A last line without a line feed counts. */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (chunkPosition < chunkLength || fill()) {
            any = true;
            int end = chunkPosition;
            while (end < chunkLength && chunk[end] != '\n') {
                end++;
            }
            append(end);
            boolean complete = end < chunkLength;
            chunkPosition = complete ? end + 1 : end;
            if (complete) {
                break;
            }
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return any;
    }

    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    boolean tooLong() {
        return tooLong;
    }

    int indexOf(byte wanted) {
        for (int i = 0; i < length; i++) {
            if (line[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
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
