package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import dev.sluice.journal.postgres.JournalDatabase;
import dev.sluice.operator.AlertMeters;
import dev.sluice.operator.DeskTimings;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.operator.OrderRequest;
import dev.sluice.operator.VenueMeters;
import dev.sluice.portfolio.postgres.SnapshotStore;
import dev.sluice.venue.paper.MemoryPaperStore;
import dev.sluice.venue.paper.PaperState;
import dev.sluice.venue.paper.postgres.PostgresPaperStore;
import dev.sluice.vocabulary.OrderTerms;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;

/**
 * The service's desk with a real PostgreSQL that can be stopped, and a living paper exchange that is somebody else's:
 * it needs no database.
 */
final class OutageDesk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

    final LiveDesk desk;
    final Path files;
    private final Path directory;
    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedDatabase database;
    private final Pool pool;
    private final JournalDatabase journal;
    private final PaperFloor exchange;
    private final DeskService service;

    OutageDesk(Path directory) throws Exception {
        this.directory = directory;
        this.files = Files.createDirectories(directory.resolve("desk"));
        MeterRegistry registry = new SimpleMeterRegistry();
        database = EmbeddedDatabase.start(directory.resolve("database"), "desk", Optional.of(BINARIES));
        DatabaseAddress address = database.address();
        Flyway flyway = Flyway.configure()
                .dataSource(address.jdbcUrl(), address.username(), address.password())
                .schemas("sluice")
                .load();
        flyway.migrate();
        pool = Pool.pool(
                io.vertx.mutiny.core.Vertx.newInstance(vertx),
                PgConnectOptions.fromUri(address.reactiveUrl())
                        .setUser(address.username())
                        .setPassword(address.password()),
                new PoolOptions().setMaxSize(8));
        exchange = exchange(new VenueMeters(new SimpleMeterRegistry()));
        journal = new JournalDatabase(pool, flyway);
        service = new DeskService(
                vertx,
                journal,
                new PostgresPaperStore(pool),
                new PaperRoutes(),
                new DeskTimings(registry),
                new VenueMeters(registry),
                new AlertMeters(registry),
                new OrderHooks(List.of(), new DeskTimings(registry)),
                new StrategyBeans(List.of()),
                new SnapshotStore(pool));
        desk = new LiveDesk(service);
        service.start(Configuration.load(environment(), files), () -> {});
    }

    private PaperFloor exchange(VenueMeters meters) {
        SluiceConfig config = SimulatedDesk.configuration(1, Map.of());
        EventLoop loop = EventLoop.start(vertx, InstantSource.system(), OutageDesk::fail)
                .await()
                .atMost(PATIENCE);
        VenueStart.Parts parts = new VenueStart.Parts(
                vertx, loop, loop, new MemoryPaperStore(), new PaperRoutes(), meters, alert -> {}, OutageDesk::fail);
        PaperFloor floor = new PaperFloor(config, parts);
        floor.open(List.copyOf(new DeskFactory(config).instruments().values()));
        floor.letAgentsIn();
        return floor;
    }

    private static void fail(Throwable cause) {
        throw new AssertionError("the exchange stopped", cause);
    }

    private Map<String, String> environment() {
        String venue = "127.0.0.1:" + exchange.port() + PaperService.PREFIX;
        Map<String, String> environment = new HashMap<>();
        environment.put("SLUICE_MODE", "testnet");
        environment.put("TRADING_ENABLED", "true");
        environment.put("SLUICE_DATA_DIR", files.toString());
        environment.put("SLUICE_SYMBOLS", "BTCUSDT");
        environment.put("SLUICE_STRATEGY_MICRO_PRICE_MOMENTUM_ENABLED", "false");
        environment.put("SLUICE_EXECUTION_NOT_FOUND_HORIZON", "2s");
        environment.put("SLUICE_SECURITY_OPERATOR_TOKEN", "operator-0123456789");
        environment.put("SLUICE_VENUE_BINANCE_REST_URL", "http://" + venue);
        environment.put("SLUICE_VENUE_BINANCE_STREAM_URL", "ws://" + venue);
        environment.put("SLUICE_VENUE_BINANCE_WS_API_URL", "ws://" + venue + "/ws-api/v3");
        environment.put("SLUICE_VENUE_BINANCE_API_KEY", "paper");
        environment.put("SLUICE_VENUE_BINANCE_API_SECRET", "paper");
        environment.put("SLUICE_VENUE_BINANCE_RECV_WINDOW", "2s");
        return environment;
    }

    OrderAnswer place(String key, OrderTerms terms) {
        return answer(desk.place(new OrderRequest(key, "hash of " + key, terms, "operator")));
    }

    static <T> T answer(Uni<T> asked) {
        return asked.await().atMost(PATIENCE);
    }

    /** How many orders are open at the exchange, whoever knows of them. */
    long openAtTheExchange() {
        PaperState state = Patience.await(() -> exchange.host().orElseThrow().state());
        return state.orders().stream()
                .filter(order -> !order.order().state().isTerminal())
                .count();
    }

    void stopDatabase() throws Exception {
        long pid = postmaster();
        signal("INT", pid);
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    }

    /** It is there and answers nobody. */
    void hangDatabase() throws Exception {
        ProcessHandle.of(postmaster()).orElseThrow().descendants().forEach(each -> signal("STOP", each.pid()));
    }

    void wakeDatabase() throws Exception {
        ProcessHandle.of(postmaster()).orElseThrow().descendants().forEach(each -> signal("CONT", each.pid()));
    }

    private long postmaster() throws IOException {
        return new ObjectMapper()
                .readTree(directory.resolve("database/postgres.json").toFile())
                .get("pid")
                .asLong();
    }

    private static void signal(String name, long pid) {
        try {
            assertThat(new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void startDatabase() {
        database.keepRunning();
    }

    /** The kinds of all entries of the journal, oldest first. */
    List<String> journaledKinds() throws SQLException {
        DatabaseAddress address = database.address();
        List<String> kinds = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT entry::json->>'kind' FROM sluice.journal ORDER BY seq")) {
            while (rows.next()) {
                kinds.add(rows.getString(1));
            }
        }
        return kinds;
    }

    /** Stops the service, and has it decide again all that it decided. */
    ParityReport parity() throws IOException {
        service.stop();
        return service.parity(files)
                .run(
                        0,
                        Long.MAX_VALUE,
                        sequence ->
                                journal.after(sequence).subscribe().asIterable().iterator());
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting for %s", what).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public void close() {
        service.stop();
        answer(exchange.close());
        answer(pool.close());
        database.close();
        Patience.await(() -> vertx.close().toCompletionStage());
    }
}
