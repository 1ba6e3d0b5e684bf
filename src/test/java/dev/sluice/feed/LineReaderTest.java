package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    void splitsAtLineFeedsHoweverTheBytesArrive() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            List<String> lines = new ArrayList<>();
            int count = random.nextInt(1, 20);
            for (int i = 0; i < count; i++) {
                lines.add("x".repeat(random.nextInt(4) == 0 ? random.nextInt(70_000) : random.nextInt(5)));
            }
            byte[] bytes = (String.join(round % 2 == 0 ? "\n" : "\r\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);

            assertThat(read(new Trickle(bytes, random))).isEqualTo(lines);
        }
    }

    @Test
    void countsALastLineWithoutLineFeed() throws IOException {
        assertThat(read(bytes("a\n\nb"))).containsExactly("a", "", "b");
        assertThat(read(bytes("\n"))).containsExactly("");
        assertThat(read(bytes(""))).isEmpty();
    }

    @Test
    void stripsOneCarriageReturnAtTheEndOnly() throws IOException {
        assertThat(read(bytes("a\rb\r\r\n\r\nc\r"))).containsExactly("a\rb\r", "", "c");
    }

    @Test
    void readsOverALongLineToItsEndAndKeepsNoMoreThanTheLimit() throws IOException {
        String longest = "y".repeat(LineReader.LINE_LIMIT);
        try (LineReader reader =
                new LineReader(bytes(longest + "\n" + longest + "z\n" + longest + longest + "\nend"))) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.tooLong()).isFalse();
            assertThat(reader.length()).isEqualTo(LineReader.LINE_LIMIT);
            assertThat(reader.next()).isTrue();
            assertThat(reader.tooLong()).isTrue();
            assertThat(reader.next()).isTrue();
            assertThat(reader.tooLong()).isTrue();
            assertThat(reader.bytes()).hasSizeLessThanOrEqualTo(2 * LineReader.LINE_LIMIT);
            assertThat(reader.next()).isTrue();
            assertThat(reader.tooLong()).isFalse();
            assertThat(text(reader)).isEqualTo("end");
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void findsTheFirstByteWithinTheLineOnly() throws IOException {
        try (LineReader reader = new LineReader(bytes("abcdef gh\nxy\n"))) {
            reader.next();
            assertThat(reader.indexOf((byte) ' ')).isEqualTo(6);
            reader.next();
            assertThat(reader.indexOf((byte) ' ')).isEqualTo(-1);
        }
    }

    private static List<String> read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(in)) {
            while (reader.next()) {
                lines.add(text(reader));
            }
        }
        return lines;
    }

    private static String text(LineReader reader) {
        return new String(reader.bytes(), reader.start(), reader.length(), StandardCharsets.UTF_8);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives a few bytes at a time, as a socket or an inflater does. */
    private static final class Trickle extends ByteArrayInputStream {
        private final SplittableRandom random;

        Trickle(byte[] bytes, SplittableRandom random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, random.nextInt(1, 5_000)));
        }
    }
}
