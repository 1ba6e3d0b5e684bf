package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a file turned into, what is read from it is sound and everything else is counted. */
class EventFilesFuzzTest {
    private static final List<String> NAMES =
            List.of("BTCUSDT-trades-2024-01.csv", "BTCUSDT-1m-2024-01.csv", "BTCUSDT.csv", "BTC-list.csv", "m.jsonl");

    private static Path folder = Path.of("");

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("files-fuzz");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        for (String name : NAMES) {
            Files.deleteIfExists(folder.resolve(name));
            Files.deleteIfExists(folder.resolve(name + ".gz"));
        }
        Files.delete(folder);
    }

    @Property(tries = 400)
    void givesSoundEventsInOrderOrRefuses(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        String name = NAMES.get(random.nextInt(NAMES.size()));
        byte[] bytes = rows(name, random).getBytes(StandardCharsets.US_ASCII);
        boolean zipped = random.nextInt(4) == 0;
        byte[] broken = damaged(zipped ? FilesFixture.gzip(bytes) : bytes, random);
        Path file = Files.write(folder.resolve(zipped ? name + ".gz" : name), broken);

        FilesFixture files = new FilesFixture(folder);
        try {
            files.read(file);
        } catch (UnreadableFileException e) {
            assertThat(e).hasMessageStartingWith(file + ": ");
            return;
        }
        long last = 0;
        for (MarketEvent event : files.events) {
            assertThat(event.receivedNanos()).isGreaterThanOrEqualTo(last);
            last = event.receivedNanos();
            requireSound(event);
        }
        assertThat(files.counts().events()).isEqualTo(files.events.size());
        assertThat(files.counts().events() + files.counts().skipped())
                .isLessThanOrEqualTo(files.counts().lines());
        assertThat(files.counts().skipped())
                .isEqualTo(files.defects.stream()
                        .filter(defect -> defect.kind().isSkipped())
                        .count());
    }

    private static void requireSound(MarketEvent event) {
        if (event instanceof TradeTick trade) {
            assertThat(trade.price()).isPositive();
            assertThat(trade.quantity()).isPositive();
        } else if (event instanceof CandleClosed candle) {
            assertThat(candle.low()).isPositive().isLessThanOrEqualTo(Math.min(candle.open(), candle.close()));
            assertThat(candle.high()).isGreaterThanOrEqualTo(Math.max(candle.open(), candle.close()));
            assertThat(candle.closeNanos()).isGreaterThan(candle.openNanos());
        }
    }

    private static String rows(String name, SplittableRandom random) {
        StringBuilder text = new StringBuilder(
                switch (name) {
                    case "BTCUSDT.csv" -> "Date,Open,High,Low,Close,Volume\n";
                    case "BTC-list.csv" -> "timestamp,price,quantity,side,tradeId\n";
                    default -> "";
                });
        int count = random.nextInt(22);
        for (int i = 0; i < count; i++) {
            long millis = 1_704_067_200_000L + i * 60_000L;
            text.append(
                    switch (name) {
                        case "BTCUSDT-trades-2024-01.csv" -> i + ",17.8,5.69,101.29," + millis + ",True,True";
                        case "BTCUSDT-1m-2024-01.csv" ->
                            millis + ",4.15,4.16,4.14,4.15,539.2," + (millis + 59_999) + ",2240.39,13,401.8,1669.9,0";
                        case "BTCUSDT.csv" -> "2024-01-" + (10 + i) + ",1.5,2,1,1.75,100";
                        case "BTC-list.csv" -> millis + ",83.29,0.107,buy," + i;
                        default ->
                            "{\"type\":\"trade\",\"symbol\":\"BTCUSDT\",\"received\":" + millis
                                    + "000000,\"id\":" + i + ",\"price\":\"1\",\"quantity\":\"2\",\"taker\":\"BUY\","
                                    + "\"traded\":" + millis + "000000}";
                    });
            text.append('\n');
        }
        return text.toString();
    }

    /** Some bytes changed, a part repeated or left out, the end cut off: or nothing of it. */
    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        byte[] damaged = bytes.clone();
        for (int i = random.nextInt(6); i > 0 && damaged.length > 0; i--) {
            int at = random.nextInt(damaged.length);
            int length = random.nextInt(damaged.length - at + 1);
            damaged = switch (random.nextInt(4)) {
                case 0 -> joined(damaged, 0, at, at + length, damaged.length);
                case 1 -> joined(damaged, 0, at + length, at, damaged.length);
                case 2 -> joined(damaged, 0, at, 0, 0);
                default -> {
                    damaged[at] = (byte) ",\n-.0x\"".charAt(random.nextInt(7));
                    yield damaged;
                }
            };
        }
        return damaged;
    }

    private static byte[] joined(byte[] bytes, int from, int to, int thenFrom, int thenTo) {
        byte[] joined = new byte[to - from + thenTo - thenFrom];
        System.arraycopy(bytes, from, joined, 0, to - from);
        System.arraycopy(bytes, thenFrom, joined, to - from, thenTo - thenFrom);
        return joined;
    }
}
