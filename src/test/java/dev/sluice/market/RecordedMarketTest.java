package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.RealData;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.RecordingDefect;
import dev.sluice.feed.RecordingReader;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the fold to the facts known of real recorded streams. */
@Tag("real-data")
class RecordedMarketTest {
    private static final Symbol BTCUSDT = new Symbol("BTCUSDT");

    @Test
    void rebuildsTheBookThatEveryTickerOfBothFilesShows() throws Exception {
        SymbolMarket market = fold(first(), second());

        assertThat(market.tickerCheck().checked()).isEqualTo(1072);
        assertThat(market.tickerCheck().matched()).isEqualTo(1072);
        assertThat(market.gaps()).isZero();
        assertThat(market.tape().count()).isEqualTo(9_757 + 10_147);
    }

    @Test
    void rebuildsTheFirstFileAlone() throws Exception {
        SymbolMarket market = fold(first());

        assertThat(market.tickerCheck().checked()).isEqualTo(564);
        assertThat(market.tickerCheck().matched()).isEqualTo(564);
        assertThat(market.depthSequence().ignored()).isEqualTo(2);
        assertThat(market.tape().takerVolume(Side.BUY)).isEqualByComparingTo("96.65118");
        assertThat(market.tape().takerVolume(Side.SELL)).isEqualByComparingTo("115.38197");
    }

    @Test
    void neverCallsARecordingWithoutSnapshotSynchronised() throws Exception {
        SymbolMarket market = fold(second());

        assertThat(market.book().synchronised()).isFalse();
        assertThat(market.tickerCheck().checked()).isZero();
        assertThat(market.gaps()).isZero();
        assertThat(market.tape().takerVolume(Side.BUY)).isEqualByComparingTo("107.83994");
        assertThat(market.tape().takerVolume(Side.SELL)).isEqualByComparingTo("118.04243");
    }

    private static Path first() {
        return RealData.file("binance/spot_btcusdt_20240808.jsonl.gz");
    }

    private static Path second() {
        return RealData.file("binance/spot_btcusdt_20240809.jsonl.gz");
    }

    private static SymbolMarket fold(Path... files) throws Exception {
        Markets markets = new Markets();
        List<RecordingDefect> defects = new ArrayList<>();
        try (RecordingReader reader = new RecordingReader(List.of(files), defects::add)) {
            for (MarketEvent event = reader.next(); event != null; event = reader.next()) {
                boolean wasSynchronised =
                        markets.of(BTCUSDT).map(m -> m.book().synchronised()).orElse(false);
                markets.on(event);
                SymbolMarket market = markets.of(BTCUSDT).orElseThrow();
                assertThat(wasSynchronised && !market.book().hasSaneTop()).isFalse();
            }
        }
        assertThat(defects).isEmpty();
        return markets.of(BTCUSDT).orElseThrow();
    }
}
