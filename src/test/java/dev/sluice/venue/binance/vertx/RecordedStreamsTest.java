package dev.sluice.venue.binance.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.RealData;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.RecordingReader;
import dev.sluice.market.Markets;
import dev.sluice.market.OrderBook;
import dev.sluice.market.SymbolMarket;
import dev.sluice.venue.binance.BinanceMarketFeed;
import dev.sluice.venue.binance.BinanceRest;
import dev.sluice.venue.binance.RequestBudget;
import dev.sluice.venue.binance.RestSnapshots;
import dev.sluice.venue.binance.SlidingLimit;
import dev.sluice.venue.binance.StreamPorts;
import dev.sluice.venue.binance.StreamSettings;
import dev.sluice.venue.binance.VenueChannel;
import dev.sluice.venue.binance.VenueClock;
import dev.sluice.venue.binance.VenueContext;
import dev.sluice.venue.binance.VenueNotice;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recorded streams through real sockets, with their snapshots over REST. */
@Tag("real-data")
class RecordedStreamsTest {
    private static final Pattern SNAPSHOT = Pattern.compile("https\\S+symbol=(\\w+)&\\S+ -> [\\d.]+: (.*)");
    private static final Pattern MESSAGE = Pattern.compile("[\\d.]+: (\\{.*)");
    private static final String LAST = "{\"stream\":\"end\",\"data\":{\"e\":\"theEnd\"}}";
    private static final int WAIT_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final LoopTimers loop = new LoopTimers(vertx);
    private final VertxVenueSockets sockets = new VertxVenueSockets(vertx, loop.context);
    private final List<VenueNotice> notices = new ArrayList<>();
    private final Markets markets = new Markets();
    private final Map<String, String> snapshots = new HashMap<>();
    private final List<String> messages = new ArrayList<>();
    private final CountDownLatch played = new CountDownLatch(1);
    private StreamTestServer server;
    private VertxVenueHttp http;

    @BeforeEach
    void start() throws Exception {
        server = new StreamTestServer(vertx);
        server.answer(this::answerDepth);
        http = new VertxVenueHttp(vertx, loop.context, server.restUrl());
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        sockets.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void rebuildsTheRecordedBookAndTape() throws Exception {
        List<Path> files = List.of(
                RealData.file("binance/spot_btcusdt_20240808.jsonl.gz"),
                RealData.file("binance/spot_btcusdt_20240809.jsonl.gz"));
        for (Path file : files) {
            for (String line : lines(file)) {
                String message = line.substring(line.indexOf(' ') + 1);
                if (message.startsWith("{\"lastUpdateId\"")) {
                    snapshots.put("BTCUSDT", message);
                } else if (!message.isBlank()) {
                    messages.add(message);
                }
            }
        }
        SymbolMarket truth = fold(files);

        play(Set.of("BTCUSDT"));

        SymbolMarket market = markets.of(new Symbol("BTCUSDT")).orElseThrow();
        assertThat(faults()).isEmpty();
        assertThat(market.tape().count()).isEqualTo(9_757 + 10_147);
        assertThat(market.tape().takerVolume(Side.BUY))
                .isEqualByComparingTo(truth.tape().takerVolume(Side.BUY));
        assertThat(market.book().synchronised()).isTrue();
        assertThat(levels(market.book())).isEqualTo(levels(truth.book()));
        assertThat(market.gaps()).isZero();
        assertThat(market.tickerCheck().matched())
                .isEqualTo(market.tickerCheck().checked());
    }

    @Test
    void ignoresAndCountsTheStreamsThatItDidNotAskFor() throws Exception {
        readCapture("binance/cryptofeed_btc_eth_dot_20210404.txt.gz");

        play(Set.of("BTCUSDT", "ETHUSDT", "DOTUSDT"));

        assertThat(faults()).isEmpty();
        assertThat(notices.stream().filter(VenueNotice.Unknown.class::isInstance))
                .hasSize(1_910 + 118);
        expectBooksWithoutAGap(3);
    }

    @Test
    void buffersUntilLateSnapshotsOfThinMarketsCome() throws Exception {
        readCapture("binance/cryptofeed_late_snapshot_ws.txt.gz");
        readCapture("binance/cryptofeed_late_snapshot_http.txt.gz");

        play(Set.of("NKNUSDT", "BLZETH", "LRCBTC", "RUNEEUR"));

        assertThat(faults()).isEmpty();
        expectBooksWithoutAGap(4);
    }

    private void expectBooksWithoutAGap(int count) {
        assertThat(markets.all()).hasSize(count);
        assertThat(markets.all()).allSatisfy(market -> {
            assertThat(market.book().synchronised()).isTrue();
            assertThat(market.gaps()).isZero();
        });
    }

    /** Sends everything as fast as it goes; then waits until it has arrived and every book has its snapshot. */
    private void play(Set<String> names) throws Exception {
        Set<Symbol> symbols = names.stream().map(Symbol::new).collect(Collectors.toSet());
        messages.add(LAST);
        BinanceMarketFeed feed = feed();
        feed.start(symbols, markets::on);
        Iterator<String> rest = messages.iterator();
        ServerWebSocket peer = server.next();
        peer.drainHandler(ignored -> write(peer, rest));
        write(peer, rest);
        assertThat(played.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        feed.stop();
    }

    private void hear(VenueNotice notice) {
        if (notice.equals(new VenueNotice.Unknown(VenueChannel.MARKET_STREAM, "theEnd"))) {
            awaitBooks();
        } else {
            notices.add(notice);
        }
    }

    private void awaitBooks() {
        if (markets.all().stream().allMatch(market -> market.book().synchronised())) {
            played.countDown();
        } else {
            loop.at(loop.nowNanos() + UtcNanos.PER_MILLI, this::awaitBooks);
        }
    }

    private BinanceMarketFeed feed() {
        VenueClock clock = new VenueClock(loop, this::hear);
        RequestBudget budget = new RequestBudget(20, this::hear);
        VenueContext context = new VenueContext(loop, clock, budget, this::hear);
        BinanceRest rest = new BinanceRest(http, context, clock, Optional.empty(), 10 * UtcNanos.PER_SECOND);
        StreamPorts ports = new StreamPorts(
                loop,
                sockets,
                new RestSnapshots(rest, context),
                SlidingLimit.ofConnections(),
                this::hear,
                new SplittableRandom(3));
        return new BinanceMarketFeed(StreamSettings.of(server.streamUrl()), ports, loop);
    }

    private static void write(ServerWebSocket peer, Iterator<String> rest) {
        while (rest.hasNext() && !peer.writeQueueFull()) {
            peer.writeTextMessage(rest.next());
        }
    }

    private void answerDepth(HttpServerRequest request) {
        String symbol = request.getParam("symbol");
        request.response().end(snapshots.get(symbol));
    }

    private void readCapture(String file) throws IOException {
        for (String line : lines(RealData.file(file))) {
            Matcher snapshot = SNAPSHOT.matcher(line);
            Matcher message = MESSAGE.matcher(line);
            if (snapshot.matches()) {
                snapshots.put(snapshot.group(1), snapshot.group(2));
            } else if (message.matches()) {
                messages.add(message.group(1));
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        }
    }

    private static SymbolMarket fold(List<Path> files) throws IOException {
        Markets folded = new Markets();
        try (RecordingReader reader = new RecordingReader(files, defect -> {})) {
            for (MarketEvent event = reader.next(); event != null; event = reader.next()) {
                folded.on(event);
            }
        }
        return folded.of(new Symbol("BTCUSDT")).orElseThrow();
    }

    private static List<List<Long>> levels(OrderBook book) {
        List<List<Long>> levels = new ArrayList<>();
        for (Side side : Side.values()) {
            for (int i = 0; i < book.depth(side); i++) {
                levels.add(List.of((long) side.ordinal(), book.price(side, i), book.quantity(side, i)));
            }
        }
        return levels;
    }

    private List<VenueNotice> faults() {
        return notices.stream()
                .filter(notice -> notice instanceof VenueNotice.Gap
                        || notice instanceof VenueNotice.Malformed
                        || notice instanceof VenueNotice.SnapshotRefused
                        || notice instanceof VenueNotice.Alarm)
                .toList();
    }
}
