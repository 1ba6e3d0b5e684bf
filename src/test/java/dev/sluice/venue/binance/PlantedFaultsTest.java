package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.VirtualTimers.MILLI;
import static dev.sluice.venue.binance.VirtualTimers.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.RealData;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.Markets;
import dev.sluice.market.OrderBook;
import dev.sluice.venue.binance.DepthRows.Row;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A recorded depth stream with faults planted in it, as messages through the live code, while the venue's own book is
 * what the clean recording says.
 */
@Tag("real-data")
class PlantedFaultsTest {
    private static final Symbol TRXUSDT = new Symbol("TRXUSDT");
    private static final long SEED_UPDATE_ID = 5_434_434_561L;

    private final VirtualTimers timers = new VirtualTimers();
    private final StreamServer server = new StreamServer(timers);
    private final List<VenueNotice> notices = new ArrayList<>();
    private final Markets markets = new Markets();
    private final TreeMap<Long, Long> venueBids = new TreeMap<>();
    private final TreeMap<Long, Long> venueAsks = new TreeMap<>();
    private final Map<Long, Long> checksums = new HashMap<>();
    private long venueUpdateId = SEED_UPDATE_ID;
    private long diffs;
    private long compared;

    @Test
    void reportsEachPlantedFaultOnceAndKeepsTheBookRight() throws Exception {
        play("binance/trxusdt_depth_with_planted_faults.csv.gz");

        assertThat(faults()).hasSize(3);
        assertThat(faults().get(0))
                .isInstanceOfSatisfying(
                        VenueNotice.Malformed.class,
                        first -> assertThat(first.source()).isEqualTo("trxusdt@depth@100ms"));
        assertThat(faults().get(1)).isEqualTo(new VenueNotice.Gap(TRXUSDT, "depth", 5_434_434_570L, 5_434_434_571L));
        assertThat(faults().get(2))
                .isInstanceOfSatisfying(
                        VenueNotice.Malformed.class,
                        third -> assertThat(third.reason()).contains("5434434571", "event time"));
    }

    @Test
    void reportsNothingOfTheCleanRecording() throws Exception {
        play("binance/trxusdt_depth_clean.csv.gz");

        assertThat(faults()).isEmpty();
    }

    private void play(String file) throws Exception {
        List<Row> clean = DepthRows.read(RealData.file("binance/trxusdt_depth_clean.csv.gz"));
        List<List<Row>> truth = DepthRows.messages(clean);
        seed();
        MarketStreams streams = new MarketStreams(
                StreamSettings.of("wss://stream.example").withKinds(List.of("depth@100ms")),
                new StreamPorts(
                        timers,
                        server,
                        this::snapshot,
                        SlidingLimit.ofConnections(),
                        notices::add,
                        new SplittableRandom(1)),
                this::take);
        streams.subscribe(List.of(TRXUSDT));
        timers.pass(SECOND);
        int next = 0;
        for (List<Row> message : DepthRows.messages(DepthRows.read(RealData.file(file)))) {
            for (;
                    next < truth.size()
                            && truth.get(next).getFirst().last()
                                    <= message.getFirst().last();
                    next++) {
                apply(truth.get(next));
            }
            server.publish("trxusdt@depth@100ms", DepthRows.json(message));
            timers.pass(100 * MILLI);
        }
        timers.pass(SECOND);

        OrderBook book = markets.of(TRXUSDT).orElseThrow().book();
        assertThat(book.synchronised()).isTrue();
        assertThat(book.lastUpdateId()).isEqualTo(venueUpdateId);
        assertThat(compared).isGreaterThan(diffs - 10);
        streams.stop();
    }

    private void take(MarketEvent event) {
        markets.on(event);
        diffs += event instanceof DepthDiff ? 1 : 0;
        OrderBook book = markets.of(TRXUSDT).orElseThrow().book();
        if (book.synchronised()) {
            assertThat(checksum(book)).isEqualTo(checksums.get(book.lastUpdateId()));
            compared++;
        }
    }

    private void seed() {
        venueBids.put(FixedPoint.parse("0.2"), FixedPoint.parse("5"));
        venueAsks.put(FixedPoint.parse("0.3"), FixedPoint.parse("6"));
        checksums.put(SEED_UPDATE_ID, checksum());
    }

    private void apply(List<Row> message) {
        for (Row row : message) {
            TreeMap<Long, Long> side = row.ask() ? venueAsks : venueBids;
            long price = FixedPoint.parse(row.price());
            long quantity = FixedPoint.parse(row.quantity());
            if (quantity == 0) {
                side.remove(price);
            } else {
                side.put(price, quantity);
            }
        }
        venueUpdateId = message.getFirst().last();
        checksums.put(venueUpdateId, checksum());
    }

    private void snapshot(Symbol symbol, int levels, Consumer<SnapshotRoad.Fetched> answer) {
        String json = "{\"lastUpdateId\":" + venueUpdateId + ",\"bids\":" + json(venueBids) + ",\"asks\":"
                + json(venueAsks) + "}";
        timers.in(
                50 * MILLI,
                () -> answer.accept(new SnapshotRoad.Fetched.Arrived(json.getBytes(StandardCharsets.UTF_8))));
    }

    private static String json(TreeMap<Long, Long> side) {
        List<String> levels = new ArrayList<>();
        side.forEach((price, quantity) ->
                levels.add("[\"" + FixedPoint.format(price) + "\",\"" + FixedPoint.format(quantity) + "\"]"));
        return "[" + String.join(",", levels) + "]";
    }

    /** The same number for the same levels, whoever keeps them. */
    private long checksum() {
        long sum = 0;
        for (Map.Entry<Long, Long> level : venueBids.entrySet()) {
            sum += mixed(0, level.getKey(), level.getValue());
        }
        for (Map.Entry<Long, Long> level : venueAsks.entrySet()) {
            sum += mixed(1, level.getKey(), level.getValue());
        }
        return sum;
    }

    private static long checksum(OrderBook book) {
        long sum = 0;
        for (Side side : Side.values()) {
            for (int i = 0; i < book.depth(side); i++) {
                sum += mixed(side == Side.BUY ? 0 : 1, book.price(side, i), book.quantity(side, i));
            }
        }
        return sum;
    }

    private static long mixed(long side, long price, long quantity) {
        return new SplittableRandom(31 * (31 * price + quantity) + side).nextLong();
    }

    private List<VenueNotice> faults() {
        return notices.stream()
                .filter(notice -> notice instanceof VenueNotice.Gap
                        || notice instanceof VenueNotice.Malformed
                        || notice instanceof VenueNotice.Alarm)
                .toList();
    }
}
