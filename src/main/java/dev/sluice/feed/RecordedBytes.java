package dev.sluice.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a recorded file, plain or gzip as its first two bytes say. */
final class RecordedBytes {
    private static final int BUFFER_BYTES = 1 << 16;

    private RecordedBytes() {}

    /**
     * Opens the file.
     *
     * @throws java.io.EOFException if a gzip file ends inside its header
     * @throws ZipException if its header is broken
     */
    static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return gzip ? new WholeGzip(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** {@link GZIPInputStream} silently stops at bytes behind a member that begin no other; this tells of them. */
    private static final class WholeGzip extends GZIPInputStream {
        private static final int TRAILER_BYTES = 8;

        WholeGzip(InputStream in) throws IOException {
            super(in, BUFFER_BYTES);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count < 0 && (inf.getRemaining() > TRAILER_BYTES || in.available() > 0)) {
                throw new ZipException("what follows is not in GZIP format");
            }
            return count;
        }
    }
}
