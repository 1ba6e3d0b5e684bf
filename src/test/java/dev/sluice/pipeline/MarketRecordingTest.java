package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.EventFiles;
import dev.sluice.feed.EventRecorder;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.ReadOptions;
import dev.sluice.feed.TradeTick;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.PaperVenue;
import dev.sluice.venue.paper.binance.ApiLimits;
import dev.sluice.venue.paper.binance.SignatureCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketRecordingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void recordsALiveMarketTwiceIntoOneFileFromWhichTheBookIsRebuilt() throws Exception {
        Path file = folder.resolve("market.jsonl.zst");
        try (PaperService exchange = exchange()) {
            SluiceConfig config = config(exchange.port());
            record(config, file);
            record(config, file);
        }

        Markets markets = new Markets();
        List<MarketEvent> events = new ArrayList<>();
        try (EventFiles files = EventFiles.open(List.of(file), ReadOptions.ALL)) {
            for (MarketEvent event = files.next(); event != null; event = files.next()) {
                events.add(event);
                markets.on(event);
            }
            assertThat(files.counts().defects()).isEmpty();
            assertThat(files.counts().interruptions()).isEqualTo(1);
        }
        assertThat(events)
                .hasAtLeastOneElementOfType(DepthSnapshot.class)
                .hasAtLeastOneElementOfType(DepthDiff.class)
                .hasAtLeastOneElementOfType(BookTicker.class)
                .hasAtLeastOneElementOfType(TradeTick.class);
        SymbolMarket market = markets.all().iterator().next();
        assertThat(market.book().synchronised()).isTrue();
        assertThat(market.book().hasSaneTop()).isTrue();
        assertThat(market.tickerCheck().checked())
                .isPositive()
                .isEqualTo(market.tickerCheck().matched());
    }

    /** Until there are trades, and enough events behind them to check the book by. */
    private static void record(SluiceConfig config, Path file) throws Exception {
        EventRecorder.Settings settings = new EventRecorder.Settings(file, Long.MAX_VALUE, Long.MAX_VALUE);
        try (MarketRecording recording = MarketRecording.begin(config, settings)) {
            long patience = System.nanoTime() + PATIENCE.toNanos();
            while (recording.progress().events() <= 100) {
                assertThat(System.nanoTime()).as("the market stood still").isLessThan(patience);
                Thread.sleep(20);
            }
            assertThat(recording.progress().lost()).isZero();
            assertThat(recording.failed()).isNotDone();
        }
    }

    private static PaperService exchange() {
        PaperVenue.Setup venue = new DeskFactory(base().build()).paperVenue();
        return PaperService.start(new PaperService.Setup(
                venue.instruments(),
                venue.fees(),
                List.of(new PaperService.Account(
                        AccountId.DESK, "paper", SignatureCheck.hmac("paper"), Map.copyOf(venue.balances()))),
                1,
                "127.0.0.1",
                0,
                ApiLimits.USUAL,
                false));
    }

    private static SluiceConfig config(int port) {
        return base().with("sluice.mode", "paper")
                .with("sluice.venue.binance.rest-url", "http://127.0.0.1:" + port + PaperService.PREFIX)
                .with("sluice.venue.binance.stream-url", "ws://127.0.0.1:" + port + PaperService.PREFIX)
                .build();
    }

    private static ConfigurationFixture base() {
        return new ConfigurationFixture().with("sluice.paper.instruments.BTCUSDT.max-price", "1000000");
    }
}
