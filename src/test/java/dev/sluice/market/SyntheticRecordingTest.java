package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.RecordingDefect;
import dev.sluice.feed.RecordingReader;
import dev.sluice.feed.SyntheticRecording;
import dev.sluice.feed.SyntheticRecording.Written;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The made-up recordings must be as whole as the real ones, for other tests build on them. */
class SyntheticRecordingTest {
    @TempDir
    private Path folder;

    private final List<RecordingDefect> defects = new ArrayList<>();

    @Test
    void showsTheBookThatEveryTickerShows() throws IOException {
        Path file = folder.resolve("whole.jsonl.gz");
        Written written = new SyntheticRecording("BTCUSDT", 7).write(file, 5_000);

        SymbolMarket market = fold("BTCUSDT", file);

        assertThat(defects).isEmpty();
        assertThat(market.gaps()).isZero();
        assertThat(market.depthSequence().ignored()).isEqualTo(3);
        assertThat(market.tape().count()).isEqualTo(written.trades()).isGreaterThan(3_000);
        assertThat(market.tickerCheck().checked())
                .isEqualTo(market.tickerCheck().matched())
                .isGreaterThan(1_000);
        assertThat(market.book().lastUpdateId()).isEqualTo(written.lastUpdateId());
        assertThat(market.book().price(Side.BUY, 0)).isEqualTo(written.bestBid());
        assertThat(market.book().price(Side.SELL, 0)).isEqualTo(written.bestAsk());
    }

    @Test
    void writesTheSameBytesForTheSameSeedOnly() throws IOException {
        Path one = folder.resolve("one");
        Path same = folder.resolve("same");
        Path other = folder.resolve("other");
        new SyntheticRecording("ETHUSDT", 1).write(one, 200);
        new SyntheticRecording("ETHUSDT", 1).write(same, 200);
        new SyntheticRecording("ETHUSDT", 2).write(other, 200);

        assertThat(same).hasSameBinaryContentAs(one);
        assertThat(Files.mismatch(one, other)).isNotNegative();
    }

    @Test
    void staysUnsynchronisedWithoutASnapshot() throws IOException {
        Path file = folder.resolve("blind.jsonl");
        new SyntheticRecording("BTCUSDT", 7).snapshotsAt().write(file, 300);

        assertThat(fold("BTCUSDT", file).book().synchronised()).isFalse();
    }

    @Test
    void losesTheBookAtAGapUntilTheNextSnapshot() throws IOException {
        Path lost = folder.resolve("lost.jsonl");
        Path found = folder.resolve("found.jsonl");
        new SyntheticRecording("BTCUSDT", 7).gapsAt(100).write(lost, 300);
        Written written = new SyntheticRecording("BTCUSDT", 7)
                .gapsAt(100)
                .snapshotsAt(3, 200)
                .write(found, 300);

        assertThat(fold("BTCUSDT", lost).book().synchronised()).isFalse();
        SymbolMarket market = fold("BTCUSDT", found);
        assertThat(market.depthSequence().gaps()).isEqualTo(1);
        assertThat(market.book().price(Side.BUY, 0)).isEqualTo(written.bestBid());
        assertThat(market.tickerCheck().checked())
                .isEqualTo(market.tickerCheck().matched())
                .isPositive();
    }

    @Test
    void countsEveryCorruptedLineAndLosesNothing() throws IOException {
        Path file = folder.resolve("torn.jsonl");
        Written written = new SyntheticRecording("BTCUSDT", 7).corruptEvery(50).write(file, 300);

        SymbolMarket market = fold("BTCUSDT", file);

        assertThat(defects).hasSize((int) written.corrupted()).hasSizeGreaterThan(20);
        assertThat(market.tape().count()).isEqualTo(written.trades());
        assertThat(market.book().lastUpdateId()).isEqualTo(written.lastUpdateId());
    }

    private SymbolMarket fold(String symbol, Path... files) throws IOException {
        Markets markets = new Markets();
        try (RecordingReader reader = new RecordingReader(List.of(files), defects::add)) {
            for (MarketEvent event = reader.next(); event != null; event = reader.next()) {
                markets.on(event);
            }
        }
        return markets.of(new Symbol(symbol)).orElseThrow();
    }
}
