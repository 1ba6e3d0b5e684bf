package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the trading service at random moments, the start included; then desk and exchange must agree. */
class ServiceKillIT {
    private static final int KILLS = 20;
    private static final String SOME_SOL =
            "{\"symbol\":\"SOLUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"quantity\":\"0.5\",\"price\":\"%s\"}";

    @TempDir
    private Path directory;

    private final SplittableRandom chance = new SplittableRandom();
    private int requests;

    @Test
    void losesAndDoublesNothing() throws Exception {
        Program program = new Program(directory)
                .eager()
                .with("SLUICE_STRATEGY_MICRO_PRICE_MOMENTUM_COOLDOWN", "300ms")
                .with("SLUICE_STRATEGY_MICRO_PRICE_MOMENTUM_HOLD", "500ms");
        for (int i = 0; i < KILLS; i++) {
            try (Service service = Service.launch(program, directory)) {
                if (i > 0 && chance.nextInt(4) == 0) {
                    TimeUnit.MILLISECONDS.sleep(chance.nextInt(6_000)); // somewhere in the start
                } else {
                    service.awaitReady();
                    trade(service);
                }
                service.kill();
            }
        }
        try (Service service = Service.start(program, directory)) {
            comeToRest(service);
            assertSameStory(service);
            assertThat(service.get("/api/status").at("/counts/divergences").asLong())
                    .isZero();
            assertThat(service.stop()).as(service.err()).isZero();
        }
        program.run("journal", "verify").exited(0);
    }

    private void trade(Service service) throws Exception {
        TimeUnit.MILLISECONDS.sleep(chance.nextInt(1_500));
        String bid = service.get("/api/market/SOLUSDT/book").at("/bids/3/0").asText("100");
        service.order("kill-" + ++requests, SOME_SOL.formatted(bid));
        if (chance.nextBoolean()) {
            for (JsonNode order : service.get("/api/orders?state=SUBMITTED").get("items")) {
                service.delete("/api/orders/" + order.get("id").asText());
            }
        }
        TimeUnit.MILLISECONDS.sleep(chance.nextInt(40));
    }

    /** The kill switch stops everything, so that two pictures of one moment can be compared. */
    private static void comeToRest(Service service) throws Exception {
        assertThat(service.post("/api/halt/engage", "{\"reason\":\"compare\"}").statusCode())
                .isEqualTo(200);
        Service.awaitTrue("no order is open", () -> {
            try {
                return service.all("/api/orders").stream()
                        .allMatch(order -> List.of("FILLED", "CANCELLED", "REJECTED", "EXPIRED")
                                .contains(order.get("state").asText()));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        TimeUnit.SECONDS.sleep(1); // balances travel behind the last report
    }

    private static void assertSameStory(Service service) throws Exception {
        JsonNode exchange = service.get("/paper/control/state");
        Map<String, String> ours = new TreeMap<>();
        Map<String, String> theirs = new TreeMap<>();
        for (JsonNode order : service.all("/api/orders")) {
            if (order.hasNonNull("venueOrderId")) {
                ours.put(order.get("clientOrderId").asText(), story(order, "CANCELLED"));
            }
        }
        for (JsonNode order : exchange.get("orders")) {
            String id = order.get("clientOrderId").asText();
            assertThat(theirs.put(id, story(order, "CANCELED")))
                    .as("doubled: %s", id)
                    .isNull();
        }
        assertThat(ours).isEqualTo(theirs).hasSizeGreaterThan(KILLS / 2);
        assertThat(trades(service.all("/api/fills"))).isEqualTo(trades(exchange.get("fills")));
        assertThat(balances(service.get("/api/account").get("balances"))).isEqualTo(balances(exchange.get("balances")));
    }

    private static String story(JsonNode order, String cancelled) {
        String state = order.get("state").asText();
        return (state.equals(cancelled) ? "cancelled" : state) + " "
                + order.get("symbol").asText() + " " + order.get("side").asText() + " " + number(order, "quantity")
                + " " + number(order, "filledQuantity");
    }

    private static TreeSet<String> trades(Iterable<JsonNode> fills) {
        TreeSet<String> trades = new TreeSet<>();
        for (JsonNode fill : fills) {
            String trade =
                    fill.get("symbol").asText() + " " + fill.get("tradeId").asText();
            assertThat(trades.add(trade)).as("doubled: %s", trade).isTrue();
        }
        return trades;
    }

    private static Map<String, String> balances(JsonNode rows) {
        Map<String, String> balances = new TreeMap<>();
        for (JsonNode row : rows) {
            balances.put(row.get("asset").asText(), number(row, "free") + " " + number(row, "locked"));
        }
        return balances;
    }

    private static String number(JsonNode row, String field) {
        BigDecimal value = new BigDecimal(row.get(field).asText());
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
