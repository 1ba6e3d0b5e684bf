package dev.sluice.venue.paper.postgres;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.Intents;
import dev.sluice.execution.OrderReport;
import dev.sluice.feed.MarketEvent;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.venue.paper.Fees;
import dev.sluice.venue.paper.PaperState;
import dev.sluice.venue.paper.PaperVenue;
import dev.sluice.venue.paper.SimulatedVenue;
import dev.sluice.venue.paper.Timers;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real database, a real clock and real threads. */
class SimulatedVenueOnPostgresTest implements PaperVenue.Listener {
    private static final long PATIENCE_SECONDS = 20;
    private static EmbeddedDatabase server;

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private PaperDatabase database;
    private final LinkedBlockingQueue<OrderReport> reports = new LinkedBlockingQueue<>();
    private final CountDownLatch events = new CountDownLatch(50);

    @BeforeAll
    static void startServer(@TempDir Path directory) {
        server = PaperDatabase.server(directory);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void migrate() {
        database = new PaperDatabase(server);
    }

    @AfterEach
    void close() {
        loop.shutdownNow();
        database.close();
    }

    @Test
    void goesOnWithTheAccountOfAnExchangeThatWasNeverClosed() throws Exception {
        SimulatedVenue first = opened();
        first.start(Set.of(BTCUSDT), this::onMarket);
        assertThat(events.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        buy(first, "a");
        OrderReport.Acknowledged told = (OrderReport.Acknowledged) report();
        Fill fill = ((OrderReport.Filled) report()).fill();

        SimulatedVenue second = opened();
        VenueLedger.Query query = new VenueLedger.Query(BTCUSDT, new ClientOrderId("a"));
        VenueStatement statement = await(second.statement(List.of(query)));

        assertThat(statement.orders()).singleElement().satisfies(order -> {
            assertThat(order.venueOrderId()).isEqualTo(told.venueOrderId());
            assertThat(order.state()).isEqualTo(OrderState.FILLED);
            assertThat(order.fills()).startsWith(fill);
        });
        buy(first, "b");
        assertThat(await(first.failed())).hasMessageContaining("taken over");

        await(second.close());
        PaperState state = await(second.state());
        assertThat(state.run()).isEqualTo(2);
        assertThat(state.orders()).hasSize(1);
    }

    private SimulatedVenue opened() throws Exception {
        PaperVenue.Setup setup = new PaperVenue.Setup(
                List.of(bitcoin()), Fees.ofBps("10", "10"), Map.of(USDT, decimal("10000")), 1_000_000, 1);
        SimulatedVenue venue =
                new SimulatedVenue(setup, new WallClock(), loop, new PostgresPaperStore(database.pool), this);
        await(venue.open());
        return venue;
    }

    private static void buy(SimulatedVenue venue, String id) {
        venue.submit(Intents.of(new ClientOrderId(id), OrderTerms.market(BTCUSDT, Side.BUY, quantity("0.001"))));
    }

    private void onMarket(MarketEvent event) {
        events.countDown();
    }

    private OrderReport report() throws InterruptedException {
        OrderReport report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(report).isNotNull();
        return report;
    }

    @Override
    public void onReport(OrderReport report) {
        reports.add(report);
    }

    @Override
    public void onBalance(BalanceChange balance) {}

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private final class WallClock implements Timers {
        @Override
        public long nowNanos() {
            return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        }

        @Override
        public void at(long nanos, Runnable action) {
            loop.schedule(action, Math.max(0, nanos - nowNanos()), TimeUnit.NANOSECONDS);
        }
    }
}
