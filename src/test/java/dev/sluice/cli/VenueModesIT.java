package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service against an exchange that is not its own, which here is another process of ours. */
class VenueModesIT {
    private static final String KEY = "plantedKey7d1f4c2a9b";
    private static final String SECRET = "plantedSecret3e8a6b0c5d";
    private static final String TOKEN = "operator-0123456789";
    private static final Set<String> ENDED = Set.of("FILLED", "CANCELLED", "REJECTED", "EXPIRED");

    @TempDir
    private Path directory;

    @Test
    void keepsEveryOrderOnceThroughFaultsAndItsSecretsToItself() throws Exception {
        try (TestExchange exchange = TestExchange.start(directory.resolve("exchange"), KEY, SECRET);
                EmbeddedDatabase database = EmbeddedDatabase.start(directory.resolve("database"), "desk")) {
            Path home = Files.createDirectories(directory.resolve("desk"));
            Program program = testnet(home, exchange, database.address());
            String said;
            try (Service service = Service.start(program, home, TOKEN)) {
                assertThat(service.get("/api/status").at("/venue/name").asText())
                        .isEqualTo("binance-testnet");
                List<String> problems = tradeThroughFaults(service, exchange);
                Service.awaitTrue("every order has come to rest", () -> allAtRest(service));
                assertThat(deskOrders(service)).isEqualTo(exchangeOrders(exchange));
                said = problems + service.metrics();
                assertThat(service.stop()).isZero();
                said += service.out() + service.err();
            }
            said += program.run("journal", "export").exited(0).out();
            assertThat(said).doesNotContain(KEY, SECRET, "signature=", "\"signature\"");
            assertThat(program.run("journal", "verify").exitCode()).isZero();
        }
    }

    @Test
    void tradesOnPaperAgainstAMarketElsewhere() throws Exception {
        try (TestExchange market = TestExchange.start(directory.resolve("market"), "any", "thing")) {
            Path home = Files.createDirectories(directory.resolve("desk"));
            Program program = new Program(home)
                    .with("SLUICE_MODE", "paper")
                    .with("SLUICE_STRATEGY_MICRO_PRICE_MOMENTUM_ENABLED", "false")
                    .with("SLUICE_VENUE_BINANCE_REST_URL", market.restUrl())
                    .with("SLUICE_VENUE_BINANCE_STREAM_URL", market.socketUrl());
            try (Service service = Service.start(program, home)) {
                Service.awaitTrue("a book", () -> isSynchronised(service));
                assertThat(service.order("one", buyAtMarket()).statusCode()).isEqualTo(202);
                Service.awaitTrue("the order has ended", () -> allAtRest(service));

                assertThat(orders(service))
                        .extracting(order -> order.get("state").asText())
                        .containsExactly("FILLED");
                assertThat(market.state().get("orders"))
                        .as("nothing is ordered where the market is")
                        .isEmpty();
                assertThat(service.get("/paper/control/state").get("orders")).hasSize(1);
                assertThat(service.stop()).isZero();
            }
        }
    }

    private static Program testnet(Path home, TestExchange exchange, DatabaseAddress database) {
        return new Program(home)
                .with("SLUICE_MODE", "testnet")
                .with("TRADING_ENABLED", "true")
                .with("SLUICE_STRATEGY_MICRO_PRICE_MOMENTUM_ENABLED", "false")
                .with("SLUICE_EXECUTION_SUBMIT_TIMEOUT", "1s")
                .with("SLUICE_RECONCILIATION_INTERVAL", "1s")
                .with("SLUICE_SECURITY_OPERATOR_TOKEN", TOKEN)
                .with("SLUICE_VENUE_BINANCE_REST_URL", exchange.restUrl())
                .with("SLUICE_VENUE_BINANCE_STREAM_URL", exchange.socketUrl())
                .with("SLUICE_VENUE_BINANCE_WS_API_URL", exchange.socketUrl() + "/ws-api/v3")
                .with("SLUICE_VENUE_BINANCE_API_KEY", KEY)
                .with("SLUICE_VENUE_BINANCE_API_SECRET", SECRET)
                .with("QUARKUS_LOG_CATEGORY__DEV_SLUICE__LEVEL", "DEBUG")
                .with("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl())
                .with("QUARKUS_DATASOURCE_USERNAME", database.username())
                .with("QUARKUS_DATASOURCE_PASSWORD", database.password());
    }

    /** One order under each kind of misbehaviour; gives back what the service answered. */
    private static List<String> tradeThroughFaults(Service service, TestExchange exchange) throws Exception {
        Service.awaitTrue("a book", () -> isSynchronised(service));
        List<String> faults = List.of(
                "{\"kind\":\"delay\",\"match\":\"order.place\",\"count\":1}",
                "{\"kind\":\"drop\",\"on\":\"answer\",\"match\":\"order.place\",\"count\":1}",
                "{\"kind\":\"error\",\"code\":-1007,\"status\":504,\"on\":\"answer\",\"match\":\"order.place\","
                        + "\"count\":1}",
                "{\"kind\":\"error\",\"code\":-1006,\"status\":500,\"on\":\"answer\",\"match\":\"order.place\","
                        + "\"count\":1}",
                "{\"kind\":\"drop\",\"on\":\"user\",\"match\":\"executionReport\",\"count\":2}",
                "{\"kind\":\"duplicate\",\"on\":\"user\",\"match\":\"executionReport\",\"count\":3}",
                "{\"kind\":\"reorder\",\"on\":\"user\",\"match\":\"executionReport\",\"count\":1}",
                "{\"kind\":\"not-found\",\"millis\":2000,\"match\":\"order.place\",\"count\":1}",
                "{\"kind\":\"disconnect\",\"on\":\"answer\",\"match\":\"order.place\",\"count\":1}",
                "{\"now\":[\"disconnect\"]}",
                "{\"now\":[\"terminate-user-streams\"]}");
        List<String> answers = new ArrayList<>();
        int number = 0;
        for (String fault : faults) {
            exchange.fault(fault);
            answers.add(order(service, "k" + number++, number % 2 == 0 ? buyAtMarket() : restingBuy()));
            Service.awaitTrue(
                    "certainty after " + fault,
                    () -> orders(service).stream()
                            .noneMatch(order -> Set.of("UNKNOWN", "SUBMITTING", "PENDING")
                                    .contains(order.get("state").asText())));
            assertThat(exchange.strikes()).as("strikes of " + fault).allMatch(strikes -> strikes > 0);
            exchange.behave();
        }
        for (JsonNode order : orders(service)) {
            if (!ENDED.contains(order.get("state").asText())) {
                answers.add(service.delete("/api/orders/" + order.get("id").asText())
                        .body());
            }
        }
        return answers;
    }

    private static String order(Service service, String key, String body) throws Exception {
        HttpResponse<String> answer = service.order(key, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.body();
    }

    private static String buyAtMarket() {
        return "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"0.001\"}";
    }

    private static String restingBuy() {
        return "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"quantity\":\"0.001\","
                + "\"price\":\"40000\"}";
    }

    private static boolean isSynchronised(Service service) {
        try {
            return service.get("/api/market/BTCUSDT/book").get("synchronized").asBoolean();
        } catch (Exception e) {
            return false;
        }
    }

    private static List<JsonNode> orders(Service service) {
        try {
            return service.all("/api/orders");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean allAtRest(Service service) {
        return orders(service).stream()
                .allMatch(order -> ENDED.contains(order.get("state").asText()));
    }

    private static TreeMap<String, String> deskOrders(Service service) {
        TreeMap<String, String> orders = new TreeMap<>();
        orders(service)
                .forEach(order -> orders.put(
                        order.get("clientOrderId").asText(),
                        order.get("state").asText().replace("CANCELLED", "CANCELED") + " "
                                + order.get("filledQuantity").asText()));
        return orders;
    }

    private static TreeMap<String, String> exchangeOrders(TestExchange exchange) throws Exception {
        TreeMap<String, String> orders = new TreeMap<>();
        for (JsonNode order : exchange.state().get("orders")) {
            String before = orders.put(
                    order.get("clientOrderId").asText(),
                    order.get("state").asText() + " "
                            + order.get("filledQuantity").asText());
            assertThat(before).as("a second order of the same id").isNull();
        }
        return orders;
    }
}
