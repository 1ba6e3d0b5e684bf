package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LongFileTest {
    private static final int ROWS = 2_000_000;
    private static final int ROWS_A_BLOCK = 500;
    private static final String TAIL = ",True,True\n";
    private static final String AMOUNTS = ",17.80180000,5.69000000,101.29224200,";
    private static final long FIRST_MILLIS = 1_583_709_433_583L;

    /** What is read at once, and a block that is made at once. */
    private static final long AHEAD_LIMIT = 65_536 + ROWS_A_BLOCK * 100;

    /** A file of some 130 MB that exists nowhere, and knows how much of it was asked for. */
    private static final class Endless extends InputStream {
        private final int rows;
        private byte[] line = new byte[0];
        private int at;
        private int made;
        private long given;

        Endless(int rows) {
            this.rows = rows;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in blocks");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == line.length && !nextLine()) {
                return -1;
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, into, offset, count);
            at += count;
            given += count;
            return count;
        }

        private boolean nextLine() {
            if (made == rows) {
                return false;
            }
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < ROWS_A_BLOCK; i++, made++) {
                text.append(made).append(AMOUNTS).append(FIRST_MILLIS + made).append(TAIL);
            }
            line = text.toString().getBytes(StandardCharsets.US_ASCII);
            at = 0;
            return true;
        }
    }

    @Test
    void readsAFileOfAnyLengthWithoutRunningAheadOfWhoAsks() throws IOException {
        Endless bytes = new Endless(ROWS);
        ReadCounts counts = new ReadCounts();
        try (RowFile file = new RowFile(Path.of("made"), new LineReader(bytes), counts, defect -> {})) {
            file.decodeBy(new TradeRows(
                    TradeColumns.ofTrades(7),
                    new Columns((byte) ','),
                    new RowSymbols(FeedFixture.BTCUSDT),
                    counts,
                    file::note));
            long consumed = 0;
            long furthestAhead = 0;
            long events = 0;
            for (MarketEvent event = file.next(); event != null; event = file.next()) {
                consumed += Long.toString(events).length() + AMOUNTS.length() + 13 + TAIL.length();
                events++;
                furthestAhead = Math.max(furthestAhead, bytes.given - consumed);
            }

            assertThat(events).isEqualTo(ROWS);
            assertThat(counts.skipped()).isZero();
            assertThat(bytes.given).isEqualTo(consumed);
            assertThat(furthestAhead).isBetween(0L, AHEAD_LIMIT);
        }
    }
}
