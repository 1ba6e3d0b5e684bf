package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.alert.vertx.Listener;
import dev.sluice.alert.vertx.Listener.Answer;
import dev.sluice.alert.vertx.Listener.Heard;
import dev.sluice.journal.Projections;
import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import dev.sluice.journal.postgres.JournalDatabase;
import dev.sluice.operator.AlertMeters;
import dev.sluice.operator.AlertView;
import dev.sluice.operator.DeskTimings;
import dev.sluice.operator.HaltChange;
import dev.sluice.operator.VenueMeters;
import dev.sluice.portfolio.postgres.SnapshotStore;
import dev.sluice.venue.paper.postgres.PostgresPaperStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole desk on the simulated exchange and a real database tells people, over real sockets, what happens to it. */
class LiveAlertsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SECRET = "planted-secret-of-the-webhook";
    private static final String TOKEN = "123456:planted-token-of-the-bot";
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    private static Path directory;

    private static EmbeddedDatabase server;
    private static Pool pool;
    private static JournalDatabase database;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeAll
    static void openDatabase() {
        server = EmbeddedDatabase.start(
                directory,
                EmbeddedDatabase.DESK,
                Optional.of(Path.of("target", "postgres-binaries").toAbsolutePath()));
        DatabaseAddress address = server.address();
        PgConnectOptions options = PgConnectOptions.fromUri(address.reactiveUrl())
                .setUser(address.username())
                .setPassword(address.password());
        pool = Pool.pool(new io.vertx.mutiny.core.Vertx(VERTX), options, new PoolOptions().setMaxSize(4));
        database = new JournalDatabase(
                pool,
                Flyway.configure()
                        .dataSource(address.jdbcUrl(), address.username(), address.password())
                        .schemas("sluice")
                        .load());
        database.migrate();
    }

    @AfterAll
    static void closeDatabase() {
        pool.close().await().atMost(PATIENCE);
        server.close();
        VERTX.close();
    }

    @Test
    void tellsOfItsLifeItsKillSwitchAndItsOutagesAndGoesOnAfterARestart() throws Exception {
        try (Listener webhook = new Listener();
                Listener telegram = new Listener();
                Listener heartbeat = new Listener()) {
            telegram.then(Answer.of(500));
            DeskService desk = start(channels(webhook, telegram, heartbeat));
            await("the heartbeat", () -> !heartbeat.heard().isEmpty());
            await("the start", () -> told(webhook, "desk_started"));
            await("the start's entry", () -> journaled("desk_started"));

            engage(desk, "test of " + SECRET);
            await("the kill switch", () -> told(webhook, "kill_switch_engaged"));
            await("the message, after a failure", () -> told(telegram, "kill_switch_engaged"));
            assertThat(journaled("kill_switch_engaged")).isTrue();

            loseTheDatabase();
            await("the outage", () -> told(webhook, "desk_recovering"));
            await("the recovery", () -> told(webhook, "desk_recovered"));
            await("the outage's entry", () -> journaled("desk_recovering") && journaled("desk_recovered"));
            assertThat(desk.recentAlerts())
                    .extracting(AlertView::code)
                    .contains("desk_recovered", "desk_recovering", "kill_switch_engaged", "desk_started");

            desk.stop();
            assertThat(told(webhook, "desk_stopping")).isTrue();
            assertThat(webhook.heard())
                    .allMatch(heard -> heard.header("webhook-signature").isPresent());
            assertThat(webhook.heard())
                    .extracting(heard -> heard.header("webhook-id"))
                    .doesNotHaveDuplicates();
            assertNothingSecret(List.of(webhook, telegram, heartbeat));
        }
        assertThat(database.verify(Optional.empty()).await().atMost(PATIENCE).intact())
                .isTrue();
        deliversWhatANewChannelMissed();
    }

    private static Map<String, String> channels(Listener webhook, Listener telegram, Listener heartbeat) {
        return Map.of(
                "SLUICE_ALERT_WEBHOOK_URL",
                webhook.url() + "/hook",
                "SLUICE_ALERT_WEBHOOK_SECRET",
                SECRET,
                "SLUICE_ALERT_WEBHOOK_SEVERITY",
                "LOW",
                "SLUICE_ALERT_TELEGRAM_BASE_URL",
                telegram.url(),
                "SLUICE_ALERT_TELEGRAM_BOT_TOKEN",
                TOKEN,
                "SLUICE_ALERT_TELEGRAM_CHAT_ID",
                "-1001",
                "SLUICE_ALERT_HEARTBEAT_URL",
                heartbeat.url() + "/ping");
    }

    /** The kill switch is still engaged; whoever was not reached before hears of it now. */
    private void deliversWhatANewChannelMissed() throws InterruptedException {
        pool.query("DELETE FROM sluice.alert_deliveries").execute().await().atMost(PATIENCE);
        try (Listener webhook = new Listener()) {
            DeskService desk = start(Map.of("SLUICE_ALERT_WEBHOOK_URL", webhook.url()));
            await("what was missed", () -> told(webhook, "kill_switch_engaged") && told(webhook, "desk_recovering"));
            desk.stop();
        }
        assertThat(database.verify(Optional.empty()).await().atMost(PATIENCE).intact())
                .isTrue();
    }

    private DeskService start(Map<String, String> channels) {
        Map<String, String> environment = new HashMap<>(channels);
        environment.put("SLUICE_MODE", "sim");
        environment.put("SLUICE_DATA_DIR", directory.toString());
        DeskTimings timings = new DeskTimings(registry);
        DeskService desk = new DeskService(
                VERTX,
                database,
                new PostgresPaperStore(pool),
                new PaperRoutes(),
                timings,
                new VenueMeters(registry),
                new AlertMeters(registry),
                new OrderHooks(List.of(), timings),
                new StrategyBeans(List.of()),
                new SnapshotStore(pool));
        desk.start(Configuration.load(environment, directory), () -> {});
        return desk;
    }

    private static void engage(DeskService desk, String reason) {
        new LiveDesk(desk)
                .change(new HaltChange(HaltChange.Kind.ENGAGE, reason, "operator"))
                .await()
                .atMost(PATIENCE);
    }

    private static void loseTheDatabase() {
        pool.query("SELECT pg_terminate_backend(pid) FROM pg_locks"
                        + " WHERE locktype = 'advisory' AND pid <> pg_backend_pid()")
                .execute()
                .await()
                .atMost(PATIENCE);
    }

    private static boolean journaled(String code) {
        return database.recovery().all(Projections.ALERT).await().atMost(PATIENCE).stream()
                .anyMatch(row -> row.text("code").equals(code));
    }

    private static boolean told(Listener listener, String code) {
        return listener.heard().stream().map(Heard::body).anyMatch(body -> body.contains(code));
    }

    private static void assertNothingSecret(List<Listener> listeners) throws IOException {
        assertThat(listeners)
                .flatExtracting(Listener::heard)
                .extracting(Heard::body)
                .noneMatch(body -> body.contains(SECRET) || body.contains(TOKEN))
                .anyMatch(body -> body.contains("test of ***"));
        assertThat(Files.readString(directory.resolve("alerts.jsonl")))
                .contains("desk_started", "test of ***")
                .doesNotContain(SECRET)
                .doesNotContain(TOKEN);
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
