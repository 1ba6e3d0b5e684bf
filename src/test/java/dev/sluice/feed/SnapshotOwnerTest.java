package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose book a recorded snapshot becomes, seen through the reader. A snapshot in the wrong book looks synchronised. */
class SnapshotOwnerTest {
    @TempDir
    private Path folder;

    private final List<RecordingDefect> defects = new ArrayList<>();
    private long time;

    @Test
    void givesTheSnapshotToTheOnlySymbol() throws IOException {
        assertThat(read(depth("BTCUSDT", 5_000), snapshot(5_000), depth("BTCUSDT", 5_001)))
                .containsExactly("BTCUSDT 5000", "BTCUSDT snapshot 5000", "BTCUSDT 5001");
    }

    @Test
    void givesEachSnapshotToTheSymbolWhoseIdsAreNear() throws IOException {
        assertThat(read(
                        depth("BTCUSDT", 50_000_000_000L),
                        ticker("ETHUSDT", 9_000_000_000L),
                        snapshot(9_000_900_000L),
                        snapshot(50_000_000_001L)))
                .endsWith("ETHUSDT snapshot 9000900000", "BTCUSDT snapshot 50000000001");
        assertThat(defects).isEmpty();
    }

    @Test
    void letsASnapshotWaitForTheFirstEventOfItsSymbol() throws IOException {
        assertThat(read(trade("ETHUSDT"), snapshot(5_000), trade("BTCUSDT"), depth("BTCUSDT", 5_001)))
                .containsExactly("ETHUSDT trade", "BTCUSDT trade", "BTCUSDT snapshot 5000", "BTCUSDT 5001");
    }

    @Test
    void letsSeveralSnapshotsWaitForTheirSymbols() throws IOException {
        assertThat(read(
                        snapshot(9_000_000_000L),
                        snapshot(50_000_000_000L),
                        depth("BTCUSDT", 50_000_000_001L),
                        depth("ETHUSDT", 9_000_000_001L)))
                .containsExactly(
                        "BTCUSDT snapshot 50000000000",
                        "BTCUSDT 50000000001",
                        "ETHUSDT snapshot 9000000000",
                        "ETHUSDT 9000000001");
        assertThat(defects).isEmpty();
    }

    @Test
    void neverGivesAWaitingSnapshotToASymbolWhoseIdsAreFar() throws IOException {
        assertThat(read(snapshot(50_000_000_000L), depth("ETHUSDT", 9_000_000_000L)))
                .containsExactly("ETHUSDT 9000000000");
        assertThat(defects)
                .containsExactly(new RecordingDefect(
                        folder.resolve("recording"),
                        1,
                        "snapshot with lastUpdateId 50000000000 is near no symbol's update ids"));
    }

    @Test
    void neverGivesASnapshotToTheOnlySymbolSoFarIfItsIdsAreFar() throws IOException {
        assertThat(read(depth("ETHUSDT", 9_000_000_000L), snapshot(50_000_000_000L), depth("BTCUSDT", 50_000_000_001L)))
                .containsExactly("ETHUSDT 9000000000", "BTCUSDT snapshot 50000000000", "BTCUSDT 50000000001");
    }

    @Test
    void refusesASnapshotThatCouldBeEithersAndNamesBoth() throws IOException {
        assertThat(read(depth("AAA", 5_000), depth("BBB", 6_000), snapshot(5_500)))
                .containsExactly("AAA 5000", "BBB 6000");
        assertThat(defects).singleElement().satisfies(defect -> {
            assertThat(defect.line()).isEqualTo(3);
            assertThat(defect.reason()).contains("5500", "AAA", "BBB");
        });
    }

    @Test
    void boundsTheSnapshotsThatWait() throws IOException {
        List<String> lines = new ArrayList<>();
        int last = SnapshotOwner.WAITING_LIMIT + 1;
        for (int i = 1; i <= last; i++) {
            lines.add(snapshot(i * 10_000_000_000L));
        }
        lines.add(depth("ONE", 10_000_000_000L));
        lines.add(depth("LAST", last * 10_000_000_000L));

        assertThat(read(lines.toArray(String[]::new)))
                .containsExactly("ONE snapshot 10000000000", "ONE 10000000000", "LAST " + last * 10_000_000_000L);
        assertThat(defects).hasSize(last - 1);
        assertThat(defects.stream().map(RecordingDefect::line)).doesNotHaveDuplicates();
    }

    private List<String> read(String... lines) throws IOException {
        Path file = Files.write(folder.resolve("recording"), List.of(lines));
        List<String> events = new ArrayList<>();
        try (RecordingReader reader = new RecordingReader(List.of(file), defects::add)) {
            for (MarketEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(shown(event));
            }
            assertThat(reader.malformed()).isEqualTo(defects.size());
            assertThat(reader.next()).isNull();
        }
        return events;
    }

    private static String shown(MarketEvent event) {
        Symbol symbol = event.symbol();
        return switch (event) {
            case DepthDiff diff -> symbol + " " + diff.finalUpdateId();
            case BookTicker ticker -> symbol + " ticker " + ticker.updateId();
            case TradeTick _ -> symbol + " trade";
            case CandleClosed _ -> symbol + " candle";
            case DepthSnapshot snapshot -> symbol + " snapshot " + snapshot.lastUpdateId();
        };
    }

    private String depth(String symbol, long updateId) {
        return ++time + " {\"e\":\"depthUpdate\",\"E\":1,\"s\":\"" + symbol + "\",\"U\":" + updateId + ",\"u\":"
                + updateId + ",\"b\":[],\"a\":[]}";
    }

    private String ticker(String symbol, long updateId) {
        return ++time + " {\"u\":" + updateId + ",\"s\":\"" + symbol
                + "\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}";
    }

    private String trade(String symbol) {
        return ++time + " {\"e\":\"trade\",\"s\":\"" + symbol + "\",\"t\":" + time
                + ",\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true}";
    }

    private String snapshot(long lastUpdateId) {
        return ++time + " {\"lastUpdateId\":" + lastUpdateId + ",\"bids\":[],\"asks\":[]}";
    }
}
