package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.loggingjson.JsonFormatter;
import io.quarkiverse.loggingjson.config.Config;
import io.quarkiverse.loggingjson.jackson.JacksonJsonFactory;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static final Config CONFIG = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(Config.class, "quarkus.log.json")
            .build()
            .getConfigMapping(Config.class, "quarkus.log.json");

    private final ExtLogRecord event = event("dev.sluice.journal.postgres.JournalWriter", "3 entries lost");

    @Test
    void hasExactlyTheAgreedFieldsInTheirOrder() throws IOException {
        List<String> names = new ArrayList<>();
        line().fieldNames().forEachRemaining(names::add);

        assertThat(names)
                .containsExactly(
                        "ts",
                        "level",
                        "component",
                        "message",
                        "trace_id",
                        "span_id",
                        "symbol",
                        "order_id",
                        "signal_id",
                        "context",
                        "env",
                        "pid");
    }

    @Test
    void saysWhenWhereAndWhat() throws IOException {
        JsonNode line = line();

        assertThat(line.get("ts").asText()).isEqualTo("2024-08-08T12:00:00.125Z");
        assertThat(line.get("level").asText()).isEqualTo("WARN");
        assertThat(line.get("component").asText()).isEqualTo("journal.postgres");
        assertThat(line.get("message").asText()).isEqualTo("3 entries lost");
        assertThat(line.get("env").asText()).isEqualTo("prod/sim");
        assertThat(line.get("pid").asLong()).isEqualTo(42);
        assertThat(line.get("order_id").isNull()).isTrue();
        assertThat(line.get("context").isEmpty()).isTrue();
    }

    @Test
    void whatItIsAboutStandsAtTheTopAndTheRestInContext() throws IOException {
        event.setMdc(Map.of(
                "symbol", "BTCUSDT", "order_id", "o1", "signal_id", "p1", "traceId", "t1", "spanId", "s1", "run", "7"));

        JsonNode line = line();

        assertThat(line.get("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(line.get("order_id").asText()).isEqualTo("o1");
        assertThat(line.get("signal_id").asText()).isEqualTo("p1");
        assertThat(line.get("trace_id").asText()).isEqualTo("t1");
        assertThat(line.get("span_id").asText()).isEqualTo("s1");
        assertThat(line.get("context").properties())
                .singleElement()
                .isEqualTo(Map.entry("run", line.at("/context/run")));
        assertThat(line.at("/context/run").asText()).isEqualTo("7");
    }

    @Test
    void anExceptionStaysOnTheLine() throws IOException {
        event.setThrown(new IllegalStateException("first\nsecond", new IOException("cause")));

        assertThat(text().indexOf('\n')).isEqualTo(text().length() - 1);
        assertThat(line().at("/context/exception").asText())
                .contains("first\nsecond", "Caused by: java.io.IOException: cause");
    }

    @Test
    void masksWhatLooksLikeASecretWhereverItIs() throws IOException {
        event.setMessage("GET /x?symbol=A&signature=abc123 with Authorization: Bearer s3cr3t-t0ken-value");
        event.setThrown(new IllegalStateException("{\"apiKey\":\"AKEY1\",\"listenKey\": \"LKEY1\"}"));
        event.setMdc(Map.of("request", "operator-token=s3cr3t"));

        assertThat(text()).doesNotContain("abc123", "s3cr3t", "AKEY1", "LKEY1");
        assertThat(line().get("message").asText()).contains("symbol=A", "signature=***");
    }

    @Test
    void otherLoggersAreNamedInFullAndLevelsHaveOneName() throws IOException {
        ExtLogRecord other = event("org.flywaydb.core.Flyway", "x");
        other.setLevel(java.util.logging.Level.SEVERE);

        JsonNode line = line(other);

        assertThat(line.get("component").asText()).isEqualTo("org.flywaydb.core.Flyway");
        assertThat(line.get("level").asText()).isEqualTo("ERROR");
    }

    @Test
    void longTextsAreCut() throws IOException {
        event.setMessage("x".repeat(LogLine.TEXT_LIMIT + 1));

        assertThat(line().get("message").asText())
                .hasSize(LogLine.TEXT_LIMIT + 1)
                .endsWith("x…");
    }

    private JsonNode line() throws IOException {
        return line(event);
    }

    private static JsonNode line(ExtLogRecord event) throws IOException {
        return new ObjectMapper().readTree(text(event));
    }

    private String text() {
        return text(event);
    }

    private static String text(ExtLogRecord event) {
        JacksonJsonFactory json = new JacksonJsonFactory();
        json.setConfig(CONFIG);
        return new JsonFormatter(List.of(new LogLine("prod/sim", 42)), json, CONFIG).format(event);
    }

    private static ExtLogRecord event(String logger, String message) {
        ExtLogRecord event = new ExtLogRecord(Level.WARN, message, LogLineTest.class.getName());
        event.setLoggerName(logger);
        event.setInstant(Instant.parse("2024-08-08T12:00:00.125Z"));
        event.setMdc(Map.of());
        return event;
    }
}
