package dev.sluice.feed;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a file: plain, gzip, zip with one file in it, or Zstandard, as its first bytes say. */
final class RecordedBytes {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAGIC_BYTES = 4;
    private static final int GZIP = 0x1f8b;
    private static final int ZIP = 0x504b0304;
    private static final int EMPTY_ZIP = 0x504b0506;
    private static final int ZSTANDARD = 0x28b52ffd;

    private RecordedBytes() {}

    /**
     * Opens the file, which may be a pipe too.
     *
     * @throws EOFException if a compressed file ends inside its header
     * @throws ZipException if its header is broken
     */
    static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            in.mark(MAGIC_BYTES);
            int magic = 0;
            for (byte each : in.readNBytes(MAGIC_BYTES)) {
                magic = magic << 8 | each & 0xff;
            }
            in.reset();
            return switch (magic) {
                case ZIP -> new OnlyEntry(new ZipInputStream(in), file);
                case EMPTY_ZIP -> throw new UnreadableFileException(file, "is a zip file with nothing in it");
                case ZSTANDARD -> new WholeZstandard(new ZstdInputStream(in));
                default -> magic >>> 16 == GZIP || magic == GZIP ? new WholeGzip(in) : in;
            };
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

    /** A zip file's one file; a second one would go unread, so it is refused. */
    private static final class OnlyEntry extends FilterInputStream {
        private final ZipInputStream zip;
        private final Path file;

        OnlyEntry(ZipInputStream zip, Path file) throws IOException {
            super(zip);
            this.zip = zip;
            this.file = file;
            if (nextFile() == null) {
                throw new UnreadableFileException(file, "is a zip file with nothing in it");
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = zip.read(into, offset, length);
            if (count < 0 && nextFile() instanceof ZipEntry further) {
                throw new UnreadableFileException(
                        file, "is a zip file with several files in it, such as " + further.getName() + "; unpack it");
            }
            return count;
        }

        private @Nullable ZipEntry nextFile() throws IOException {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && entry.isDirectory()) {
                entry = zip.getNextEntry();
            }
            return entry;
        }
    }

    /** Says in the words of the other formats that a file is cut or broken. */
    private static final class WholeZstandard extends FilterInputStream {
        WholeZstandard(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (MalformedInputException | IndexOutOfBoundsException e) {
                throw new ZipException("not in Zstandard format: " + e.getMessage());
            } catch (EOFException | ZipException e) {
                throw e;
            } catch (IOException e) {
                String why = String.valueOf(e.getMessage());
                if (why.startsWith("Not enough input bytes")) {
                    throw new EOFException("unexpected end of Zstandard input stream");
                }
                throw e;
            }
        }
    }
}
