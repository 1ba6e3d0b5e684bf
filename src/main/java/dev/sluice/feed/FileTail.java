package dev.sluice.feed;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * How much of a file that was being written is whole: up to the last complete member of a compressed file (gzip, RFC
 * 1952; Zstandard, RFC 8878), or the last complete line.
 */
final class FileTail {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_HEADER_BYTES = 10;
    private static final int GZIP_TRAILER_BYTES = 8;
    private static final int ZSTANDARD_MAGIC = 0xfd2fb528;

    private final CountedInput in;
    private final Path file;

    private FileTail(CountedInput in, Path file) {
        this.in = in;
        this.file = file;
    }

    /**
     * Bytes from the beginning that are whole.
     *
     * @throws IOException if it cannot be read, or is of a form that this program does not write
     */
    static long whole(FileChannel channel, Path file) throws IOException {
        channel.position(0);
        CountedInput in = new CountedInput(new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES));
        FileTail tail = new FileTail(in, file);
        String name = String.valueOf(file.getFileName());
        long whole = 0;
        try {
            while (true) {
                if (name.endsWith(".gz")) {
                    tail.gzipMember();
                } else if (name.endsWith(".zst")) {
                    tail.zstandardFrame();
                } else {
                    tail.line();
                }
                whole = in.count;
            }
        } catch (EOFException e) {
            return whole;
        }
    }

    private void line() throws IOException {
        while (in.readByte() != '\n') {
            continue;
        }
    }

    private void gzipMember() throws IOException {
        if (in.readByte() != 0x1f || in.readByte() != 0x8b || in.readByte() != 8 || in.readByte() != 0) {
            throw foreign("gzip");
        }
        in.skipFully(GZIP_HEADER_BYTES - 4);
        Inflater inflater = new Inflater(true);
        byte[] one = new byte[1];
        byte[] output = new byte[BUFFER_BYTES];
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    one[0] = (byte) in.readByte();
                    inflater.setInput(one);
                }
                inflater.inflate(output);
            }
        } catch (DataFormatException e) {
            throw foreign("gzip");
        } finally {
            inflater.end();
        }
        in.skipFully(GZIP_TRAILER_BYTES);
    }

    /** RFC 8878, 3.1.1: header, blocks of which the last says so, checksum. */
    private void zstandardFrame() throws IOException {
        if (in.readLittleEndian(4) != ZSTANDARD_MAGIC) {
            throw foreign("Zstandard");
        }
        int descriptor = in.readByte();
        boolean single = (descriptor & 0x20) != 0;
        int dictionary = descriptor & 3;
        int sizeFlag = descriptor >>> 6;
        int contentSize = sizeFlag == 0 ? single ? 1 : 0 : 1 << sizeFlag;
        in.skipFully((single ? 0 : 1) + (dictionary == 3 ? 4 : dictionary) + contentSize);
        boolean last = false;
        while (!last) {
            int header = in.readLittleEndian(3);
            last = (header & 1) != 0;
            boolean repeated = (header >>> 1 & 3) == 1;
            in.skipFully(repeated ? 1 : header >>> 3);
        }
        in.skipFully((descriptor & 4) != 0 ? 4 : 0);
    }

    private IOException foreign(String format) {
        return new IOException(file + " is no " + format + " file of this program's; nothing is added to it");
    }

    /** Knows how much was read. */
    private static final class CountedInput {
        private final InputStream in;
        private long count;

        CountedInput(InputStream in) {
            this.in = in;
        }

        int readByte() throws IOException {
            int value = in.read();
            if (value < 0) {
                throw new EOFException();
            }
            count++;
            return value;
        }

        int readLittleEndian(int bytes) throws IOException {
            int value = 0;
            for (int i = 0; i < bytes; i++) {
                value |= readByte() << 8 * i;
            }
            return value;
        }

        void skipFully(long bytes) throws IOException {
            in.skipNBytes(bytes);
            count += bytes;
        }
    }
}
