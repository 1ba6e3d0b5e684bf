package dev.sluice.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A table of made-up one-minute candles, the same every time. */
final class CandleFile {
    static final int CANDLES = 1_000_000;

    private static final long START_MILLIS = 1_600_000_020_000L;
    private static final int MINUTE_MILLIS = 60_000;

    private CandleFile() {}

    static Path write() throws IOException {
        Path file = Workplace.folder("backtest").resolve("candles.csv");
        SplittableRandom random = new SplittableRandom(1);
        long cents = 100_000;
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("timestamp,open,high,low,close,volume\n");
            for (int i = 0; i < CANDLES; i++) {
                long open = cents;
                cents = Math.max(1_000, cents + random.nextInt(-60, 61));
                long high = Math.max(open, cents) + random.nextInt(30);
                long low = Math.min(open, cents) - random.nextInt(30);
                writer.write(Long.toString(START_MILLIS + (long) i * MINUTE_MILLIS));
                for (long price : new long[] {open, high, low, cents}) {
                    writer.write(',');
                    writer.write(Long.toString(price / 100));
                    writer.write('.');
                    writer.write((char) ('0' + price / 10 % 10));
                    writer.write((char) ('0' + price % 10));
                }
                writer.write("," + random.nextInt(1, 1_000) + "\n");
            }
        }
        return file;
    }
}
