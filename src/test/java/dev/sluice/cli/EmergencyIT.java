package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch while PostgreSQL is stopped: the venue has no open order of ours any more, and it stays killed. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EmergencyIT {
    private static final String KEY = "emergencyKey";
    private static final String SECRET = "emergencySecret";
    private static final String TOKEN = "operator-0123456789";
    private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();
    private static final int READY = 200;
    private static final int ACCEPTED = 202;

    @TempDir
    private Path directory;

    @Test
    void cancelsWithoutTheJournalAndJournalsItLater() throws Exception {
        Path home = Files.createDirectories(directory.resolve("desk"));
        try (EmbeddedDatabase database =
                        EmbeddedDatabase.start(directory.resolve("database"), "desk", Optional.of(BINARIES));
                TestExchange exchange = TestExchange.start(directory.resolve("exchange"), KEY, SECRET);
                Service service = Service.start(desk(home, exchange, database), home, TOKEN)) {
            Service.awaitTrue("ready", () -> service.readiness() == READY);
            rest(service, 3);
            Service.awaitTrue("resting orders", () -> open(exchange) == 3);
            stop(database());

            Service.awaitTrue("the loss", () -> service.readiness() != READY);
            HttpResponse<String> engaged = service.post("/api/halt/engage", "{\"reason\":\"outage\"}");

            assertThat(engaged.statusCode()).as(engaged.body()).isEqualTo(ACCEPTED);
            assertThat(Service.json(engaged).get("journaled").asBoolean()).isFalse();
            Service.awaitTrue("no open order", () -> open(exchange) == 0);

            database.keepRunning();
            Service.awaitTrue("ready again", () -> service.readiness() == READY);
            JsonNode halt = service.get("/api/halt");
            assertThat(halt.get("state").asText()).isEqualTo("HALTED");
            assertThat(halt.get("killSwitch").get("reason").asText()).isEqualTo("outage");
            List<String> kinds = service.all("/api/execution/journal").stream()
                    .map(entry -> entry.get("kind").asText())
                    .toList();
            assertThat(kinds).containsOnlyOnce("kill_switch_engaged").contains("emergency_cancel");
            assertThat(service.stop()).as(service.err()).isZero();
            desk(home, exchange, database).run("journal", "verify").exited(0);
        }
    }

    private static Program desk(Path home, TestExchange exchange, EmbeddedDatabase database) {
        return new Program(home)
                .with("SLUICE_MODE", "testnet")
                .with("TRADING_ENABLED", "true")
                .with("SLUICE_SYMBOLS", "BTCUSDT")
                .with("SLUICE_STRATEGY_MICRO_PRICE_MOMENTUM_ENABLED", "false")
                .with("SLUICE_EXECUTION_NOT_FOUND_HORIZON", "2s")
                .with("SLUICE_SECURITY_OPERATOR_TOKEN", TOKEN)
                .with("SLUICE_VENUE_BINANCE_REST_URL", exchange.restUrl())
                .with("SLUICE_VENUE_BINANCE_STREAM_URL", exchange.socketUrl())
                .with("SLUICE_VENUE_BINANCE_WS_API_URL", exchange.socketUrl() + "/ws-api/v3")
                .with("SLUICE_VENUE_BINANCE_API_KEY", KEY)
                .with("SLUICE_VENUE_BINANCE_API_SECRET", SECRET)
                .with("SLUICE_VENUE_BINANCE_RECV_WINDOW", "2s")
                .with("QUARKUS_DATASOURCE_REACTIVE_URL", database.address().reactiveUrl())
                .with("QUARKUS_DATASOURCE_USERNAME", database.address().username())
                .with("QUARKUS_DATASOURCE_PASSWORD", database.address().password());
    }

    /** Orders far below the market. */
    private static void rest(Service service, int orders) throws Exception {
        for (int i = 0; i < orders; i++) {
            String terms = "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"quantity\":\"0.0003\","
                    + "\"price\":\"" + (40_000 + i) + "\"}";
            HttpResponse<String> answer = service.order("key-" + i, terms);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(ACCEPTED);
        }
    }

    private static int open(TestExchange exchange) {
        try {
            int open = 0;
            for (JsonNode order : exchange.state().get("orders")) {
                open += order.get("state").asText().equals("NEW") ? 1 : 0;
            }
            return open;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private long database() throws Exception {
        return Program.json(directory.resolve("database/postgres.json"))
                .get("pid")
                .asLong();
    }

    private static void stop(long pid) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", "kill -INT " + pid).start().waitFor())
                .isZero();
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    }
}
