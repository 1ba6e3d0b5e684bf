package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database is stopped under load, the venue goes away, and both: nothing is lost or doubled, and it recovers. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutageIT {
    private static final String KEY = "outageKey";
    private static final String SECRET = "outageSecret";
    private static final String TOKEN = "operator-0123456789";
    private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();
    private static final Set<String> SETTLED = Set.of("SUBMITTED", "FILLED", "CANCELLED", "REJECTED", "EXPIRED");
    private static final int READY = 200;
    private static final int UNREADY = 503;

    @TempDir
    private Path directory;

    private EmbeddedDatabase database;
    private TestExchange exchange;
    private Relay road;
    private Program program;
    private Service service;

    @BeforeEach
    void startEverything() throws Exception {
        database = EmbeddedDatabase.start(directory.resolve("database"), "desk", Optional.of(BINARIES));
        exchange = TestExchange.start(directory.resolve("exchange"), KEY, SECRET);
        URI there = URI.create(exchange.restUrl());
        road = Relay.to(there.getPort());
        Path home = Files.createDirectories(directory.resolve("desk"));
        program = desk(home, "127.0.0.1:" + road.port() + there.getPath(), database.address());
        service = Service.start(program, home, TOKEN);
        Service.awaitTrue("ready", () -> service.readiness() == READY);
    }

    @AfterEach
    void stopEverything() throws Exception {
        service.close();
        road.close();
        exchange.close();
        database.close();
    }

    private static Program desk(Path home, String venue, DatabaseAddress database) {
        return new Program(home)
                .with("SLUICE_MODE", "testnet")
                .with("TRADING_ENABLED", "true")
                .with("SLUICE_SYMBOLS", "BTCUSDT")
                .with("SLUICE_STRATEGY_MICRO_PRICE_MOMENTUM_ENABLED", "false")
                .with("SLUICE_EXECUTION_SUBMIT_TIMEOUT", "1s")
                .with("SLUICE_EXECUTION_NOT_FOUND_HORIZON", "2s")
                .with("SLUICE_RECONCILIATION_INTERVAL", "1s")
                .with("SLUICE_HALT_ERRORS_ACTION", "off")
                .with("SLUICE_HALT_CONNECTION_ACTION", "off")
                .with("SLUICE_RATE_GLOBAL_PER_SECOND", "1000")
                .with("SLUICE_RATE_SYMBOL_PER_SECOND", "1000")
                .with("SLUICE_SECURITY_OPERATOR_TOKEN", TOKEN)
                .with("SLUICE_VENUE_BINANCE_REST_URL", "http://" + venue)
                .with("SLUICE_VENUE_BINANCE_STREAM_URL", "ws://" + venue)
                .with("SLUICE_VENUE_BINANCE_WS_API_URL", "ws://" + venue + "/ws-api/v3")
                .with("SLUICE_VENUE_BINANCE_API_KEY", KEY)
                .with("SLUICE_VENUE_BINANCE_API_SECRET", SECRET)
                .with("SLUICE_VENUE_BINANCE_RECV_WINDOW", "2s")
                .with("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl())
                .with("QUARKUS_DATASOURCE_USERNAME", database.username())
                .with("QUARKUS_DATASOURCE_PASSWORD", database.password());
    }

    @Test
    void survivesADatabaseThatIsStoppedUnderLoad() throws Exception {
        PersistentClient client = new PersistentClient(service);
        try (client) {
            for (String how : new String[] {"INT", "QUIT"}) {
                awaitOrders(client);
                stopDatabase(how);
                awaitReadiness(UNREADY);
                assertThat(service.health().get("phase").asText()).isEqualTo("RECOVERING");
                assertThat(condition("journal")).isEqualTo("CRITICAL");
                database.keepRunning();
                awaitReadiness(READY);
            }
            awaitOrders(client);
        }
        assertThat(client.readiness()).containsExactly(READY, UNREADY, READY, UNREADY, READY);
        assertThat(client.repeated()).isPositive();
        assertNothingIsLostOrDoubled(client);
    }

    @Test
    void survivesAVenueThatGoesAway() throws Exception {
        PersistentClient client = new PersistentClient(service);
        try (client) {
            awaitOrders(client);
            road.cut();
            awaitReadiness(UNREADY);
            Service.awaitTrue("no user stream", () -> condition("venue").equals("CRITICAL"));
            Service.awaitTrue("no market", () -> condition("market:BTCUSDT").equals("CRITICAL"));
            assertThat(condition("journal")).isEqualTo("OK");
            road.restore();
            awaitReadiness(READY);
            awaitOrders(client);
        }
        assertThat(client.readiness()).containsExactly(READY, UNREADY, READY);
        assertNothingIsLostOrDoubled(client);
    }

    @Test
    void survivesDatabaseAndVenueGoingAwayTogether() throws Exception {
        PersistentClient client = new PersistentClient(service);
        try (client) {
            awaitOrders(client);
            road.cut();
            stopDatabase("QUIT");
            awaitReadiness(UNREADY);
            database.keepRunning();
            Service.awaitTrue("a try without the venue", () -> phase().equals("ALIGNING"));
            assertThat(service.readiness()).isEqualTo(UNREADY);
            road.restore();
            awaitReadiness(READY);
            awaitOrders(client);
        }
        assertThat(client.readiness()).containsExactly(READY, UNREADY, READY);
        assertNothingIsLostOrDoubled(client);
    }

    @Test
    void stopsInOrderDuringAnOutage() throws Exception {
        stopDatabase("INT");
        awaitReadiness(UNREADY);
        TimeUnit.SECONDS.sleep(2); // into the tries
        assertThat(service.stop()).as(service.err()).isZero();
    }

    private void stopDatabase(String signal) throws Exception {
        String pid = Program.json(directory.resolve("database/postgres.json"))
                .get("pid")
                .asText();
        assertThat(new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                        .start()
                        .waitFor())
                .isZero();
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(process -> process.onExit().join());
    }

    private static void awaitOrders(PersistentClient client) throws InterruptedException {
        int before = client.accepted();
        Service.awaitTrue("orders", () -> client.accepted() >= before + 20);
    }

    private void awaitReadiness(int code) throws InterruptedException {
        Service.awaitTrue("readiness " + code, () -> service.readiness() == code);
    }

    private String phase() {
        try {
            return service.health().get("phase").asText();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String condition(String part) {
        try {
            for (JsonNode component : service.health().get("components")) {
                if (component.get("name").asText().equals(part)) {
                    return component.get("condition").asText();
                }
            }
            return "none";
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void assertNothingIsLostOrDoubled(PersistentClient client) throws Exception {
        Service.awaitTrue("every order has settled", this::allSettled);
        client.repeatAll();
        assertThat(Set.copyOf(client.orders().values()))
                .hasSameSizeAs(client.orders().values());
        Service.awaitSame(this::deskOrders, this::exchangeOrders);
        assertThat(deskOrders()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(service.stop()).as(service.err()).isZero();
        program.run("journal", "verify").exited(0);
    }

    private boolean allSettled() {
        try {
            return service.all("/api/orders").stream()
                    .allMatch(order -> SETTLED.contains(order.get("state").asText()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private TreeMap<String, String> deskOrders() {
        try {
            TreeMap<String, String> orders = new TreeMap<>();
            for (JsonNode order : service.all("/api/orders")) {
                if (order.hasNonNull("venueOrderId")) {
                    String state = order.get("state").asText();
                    orders.put(
                            order.get("clientOrderId").asText(),
                            (state.equals("SUBMITTED") ? "NEW" : state.replace("CANCELLED", "CANCELED")) + " "
                                    + order.get("filledQuantity").asText());
                }
            }
            return orders;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private TreeMap<String, String> exchangeOrders() {
        try {
            TreeMap<String, String> orders = new TreeMap<>();
            for (JsonNode order : exchange.state().get("orders")) {
                String told = order.get("state").asText() + " "
                        + order.get("filledQuantity").asText();
                String before = orders.put(order.get("clientOrderId").asText(), told);
                assertThat(before).as("a second order of the same id").isNull();
            }
            return orders;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
