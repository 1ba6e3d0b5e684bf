package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Candles for the tests of this room. */
final class CandleFixture {
    static final Symbol SYMBOL = new Symbol("EURUSD");
    static final long MINUTE = 60 * UtcNanos.PER_SECOND;
    static final long DAY = 1_440 * MINUTE;
    private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("yyyy.MM.dd HH:mm:ss");

    private CandleFixture() {}

    /** A candle of whole prices in minute {@code index}. */
    static CandleClosed candle(int index, double open, double high, double low, double close) {
        return candle(
                index * MINUTE,
                MINUTE,
                new long[] {units(open), units(high), units(low), units(close)},
                BigDecimal.ONE);
    }

    static CandleClosed candle(long openNanos, long length, long[] prices, BigDecimal volume) {
        return new CandleClosed(
                SYMBOL,
                openNanos + length,
                openNanos,
                openNanos + length,
                prices[0],
                prices[1],
                prices[2],
                prices[3],
                volume,
                BigDecimal.ZERO,
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    /**
     * A random walk on a coarse grid: with many equal highs, candles that stand still, and minutes without volume.
     *
     * @param coarseness distinct steps of price; few make many ties
     */
    static List<CandleClosed> walk(long seed, int candles, int coarseness) {
        Random random = new Random(seed);
        List<CandleClosed> walk = new ArrayList<>();
        long close = 1_000;
        for (int i = 0; i < candles; i++) {
            long open = close + (random.nextInt(8) == 0 ? random.nextInt(2 * coarseness + 1) - coarseness : 0);
            close = Math.max(10, open + random.nextInt(2 * coarseness + 1) - coarseness);
            boolean still = random.nextInt(12) == 0;
            close = still ? open : close;
            long high = Math.max(open, close) + (still ? 0 : random.nextInt(coarseness + 1));
            long low = Math.min(open, close) - (still ? 0 : random.nextInt(Math.min(coarseness + 1, 9)));
            BigDecimal volume = BigDecimal.valueOf(random.nextInt(4) == 0 ? 0 : random.nextInt(1_000), 3);
            long[] prices = {units(open), units(high), units(low), units(close)};
            walk.add(candle(i * MINUTE, MINUTE, prices, volume));
        }
        return walk;
    }

    static long units(double price) {
        return Math.round(price * FixedPoint.ONE);
    }

    /** Rows {@code date,open,high,low,close[,volume]}, a day each, or {@code yyyy.MM.dd HH:mm:ss} and 15 minutes. */
    static List<CandleClosed> read(Path file) {
        List<CandleClosed> candles = new ArrayList<>();
        for (String line : lines(file)) {
            String[] fields = line.split(",");
            long[] prices = new long[4];
            for (int i = 0; i < 4; i++) {
                prices[i] = FixedPoint.parse(fields[i + 1]);
            }
            boolean isDay = fields[0].length() == 10;
            LocalDateTime open =
                    isDay ? LocalDate.parse(fields[0]).atStartOfDay() : LocalDateTime.parse(fields[0], DOTTED);
            long nanos = open.toEpochSecond(ZoneOffset.UTC) * UtcNanos.PER_SECOND;
            BigDecimal volume = new BigDecimal(fields[isDay ? 5 : 6]);
            candles.add(candle(nanos, isDay ? DAY : 15 * MINUTE, prices, volume));
        }
        return candles;
    }

    /** All lines but the header; unpacked if the name ends in {@code .gz}. */
    static List<String> lines(Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
