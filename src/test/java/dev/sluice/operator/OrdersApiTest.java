package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.operator.Http.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FakeDeskProfile.class)
class OrdersApiTest {
    static final String LIMIT_ORDER =
            "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"quantity\":\"0.5\",\"price\":\"60000.10\"}";
    private static final String MARKET_ORDER =
            "{\"symbol\":\"ETHUSDT\",\"side\":\"SELL\",\"type\":\"MARKET\",\"quantity\":%s}";

    @Test
    void answersWithTheOrderAndWhereItIs() {
        Answer placed = Http.OPERATOR.order(key(), LIMIT_ORDER);

        assertThat(placed.status()).as(placed.toString()).isEqualTo(202);
        JsonNode order = placed.json();
        assertThat(placed.header("Location"))
                .endsWith("/api/orders/" + order.get("id").asText());
        assertThat(order.get("state").asText()).isEqualTo("SUBMITTED");
        assertThat(order.get("confirmation").asText()).isEqualTo("submitted_to_exchange");
        assertThat(order.get("price").asText()).isEqualTo("60000.1");
        assertThat(order.get("venueOrderId").isNull()).isTrue();
        assertThat(order.get("averagePrice").isNull()).isTrue();
        assertThat(order.get("proposalId").asText()).startsWith("p");
        assertThat(order.get("createdAt").asText()).endsWith(".000Z");
        assertThat(order.get("transitions")).hasSize(2);
        assertThat(order.get("transitions").get(1).get("from").asText()).isEqualTo("SUBMITTING");
        assertThat(order.get("transitions").get(1).get("event").asText()).isEqualTo("acknowledged");
    }

    @Test
    void findsAnOrderByEitherOfItsIds() {
        JsonNode placed = Http.OPERATOR.order(key(), LIMIT_ORDER).json();

        JsonNode byId =
                Http.VIEWER.get("/api/orders/" + placed.get("id").asText()).json();
        JsonNode byClientId = Http.VIEWER
                .get("/api/orders/" + placed.get("clientOrderId").asText())
                .json();

        assertThat(byId).isEqualTo(placed);
        assertThat(byClientId).isEqualTo(placed);
    }

    @Test
    void answersARepetitionWithTheSameOrder() {
        String key = key();
        JsonNode first = Http.OPERATOR.order(key, LIMIT_ORDER).json();

        Answer again = Http.OPERATOR.order(key, LIMIT_ORDER.replace("60000.10", "60000.1000"));

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().get("id")).isEqualTo(first.get("id"));
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherOrder() {
        String key = key();
        Http.OPERATOR.order(key, LIMIT_ORDER);

        Answer other = Http.OPERATOR.order(key, LIMIT_ORDER.replace("BUY", "SELL"));

        assertProblem(other, 409);
    }

    @Test
    void tellsWhichGateRefusedAndWhy() {
        Answer refused = Http.OPERATOR.order(key(), MARKET_ORDER.formatted("\"250\""));

        assertProblem(refused, 422);
        JsonNode problem = refused.json();
        assertThat(problem.get("code").asText()).isEqualTo("max_order_size");
        assertThat(problem.get("gate").asText()).isEqualTo("risk_guard");
        assertThat(problem.get("measured").asText()).isEqualTo("250");
        assertThat(problem.get("limit").asText()).isEqualTo("100");
        String proposal = problem.get("proposalId").asText();
        JsonNode shown = Http.VIEWER.get("/api/proposals/" + proposal).json();
        assertThat(shown.get("state").asText()).isEqualTo("risk_rejected");
        assertThat(shown.get("gates").get(1).get("code").asText()).isEqualTo("max_order_size");
        assertThat(shown.has("orderId")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "15e-1", "\"1.5\"", "1.50000000", "\"1.500000000\""})
    void takesDecimalsAsNumbersAndAsStrings(String quantity) {
        Answer placed = Http.OPERATOR.order(key(), MARKET_ORDER.formatted(quantity));

        assertThat(placed.status()).as(placed.toString()).isEqualTo(202);
        assertThat(placed.json().get("quantity").asText()).isEqualTo("1.5");
        assertThat(placed.json().get("price").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "\"\"",
                "\"1e3\"",
                "1e-9",
                "0.123456789",
                "1e400000000",
                "1e-400000000",
                "9000000001",
                "true",
                "[1]",
                "{}",
                "null",
                "\"NaN\"",
                "\" 1\"",
                "\"+1\"",
                "\"١\""
            })
    void refusesQuantitiesThatAreNone(String quantity) {
        Answer refused = Http.OPERATOR.order(key(), MARKET_ORDER.formatted(quantity));

        assertProblem(refused, 422);
        assertThat(refused.json().get("errors").get(0).get("field").asText()).isEqualTo("quantity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "symbol    | {'symbol':'btcusdt','side':'BUY','type':'MARKET','quantity':'1'}",
                "symbol    | {'symbol':'XRPUSDT','side':'BUY','type':'MARKET','quantity':'1'}",
                "symbol    | {'symbol':7,'side':'BUY','type':'MARKET','quantity':'1'}",
                "side      | {'symbol':'BTCUSDT','side':'buy','type':'MARKET','quantity':'1'}",
                "type      | {'symbol':'BTCUSDT','side':'BUY','type':'STOP','quantity':'1'}",
                "quantity  | {'symbol':'BTCUSDT','side':'BUY','type':'MARKET'}",
                "price     | {'symbol':'BTCUSDT','side':'BUY','type':'MARKET','quantity':'1','price':'1'}",
                "price     | {'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'1'}",
                "timeInForce | {'symbol':'BTCUSDT','side':'BUY','type':'MARKET','quantity':'1','timeInForce':'IOC'}",
                "timeInForce | {'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':1,'price':1,'timeInForce':1}",
                "leverage  | {'symbol':'BTCUSDT','side':'BUY','type':'MARKET','quantity':'1','leverage':100}"
            })
    void namesTheFieldThatIsWrong(String field, String body) {
        Answer refused = Http.OPERATOR.order(key(), body.replace('\'', '"'));

        assertProblem(refused, 422);
        assertThat(refused.json().get("errors").get(0).get("field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "null",
                "{\"symbol\":\"A\",\"symbol\":\"B\"}",
                "{} {}",
                "{'a':1}",
                "{\"a\":NaN}"
            })
    void refusesWhatIsNoJsonObject(String body) {
        assertProblem(Http.OPERATOR.order(key(), body), 400);
    }

    @Test
    void needsAnIdempotencyKey() {
        assertProblem(Http.OPERATOR.post("/api/orders", LIMIT_ORDER), 400);
        assertProblem(Http.OPERATOR.order("k".repeat(129), LIMIT_ORDER), 400);
        assertProblem(
                Http.OPERATOR.post("/api/orders", LIMIT_ORDER, "Idempotency-Key", "a", "Idempotency-Key", "b"), 400);
    }

    @Test
    void pagesThroughAllOrdersNewestFirstWithoutGapsOrRepetitions() {
        for (int i = 0; i < 7; i++) {
            Http.OPERATOR.order(key(), LIMIT_ORDER);
        }
        List<String> whole = new ArrayList<>();
        Http.VIEWER
                .get("/api/orders?limit=1000")
                .json()
                .get("items")
                .forEach(order -> whole.add(order.get("id").asText()));

        List<String> paged = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = Http.VIEWER.get("/api/orders?limit=3" + after).json();
            assertThat(page.get("items").size()).isLessThanOrEqualTo(3);
            page.get("items").forEach(order -> paged.add(order.get("id").asText()));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asText();
        } while (!after.isEmpty());

        assertThat(paged).isEqualTo(whole).hasSizeGreaterThanOrEqualTo(7).doesNotHaveDuplicates();
        List<Integer> numbers =
                whole.stream().map(id -> Integer.valueOf(id.substring(1))).toList();
        assertThat(numbers).isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void filtersByStateAndSymbol() {
        Http.OPERATOR.order(key(), LIMIT_ORDER);
        Http.OPERATOR.order(key(), MARKET_ORDER.formatted("1"));

        JsonNode some = Http.VIEWER
                .get("/api/orders?state=SUBMITTED&symbol=ETHUSDT&limit=1000")
                .json()
                .get("items");

        assertThat(some)
                .isNotEmpty()
                .allMatch(order -> order.get("symbol").asText().equals("ETHUSDT"));
        assertThat(Http.VIEWER.get("/api/orders?state=FILLED").json().get("items"))
                .isEmpty();
        assertProblem(Http.VIEWER.get("/api/orders?state=filled"), 400);
        assertProblem(Http.VIEWER.get("/api/orders?limit=0"), 400);
        assertProblem(Http.VIEWER.get("/api/orders?limit=1001"), 400);
        assertProblem(Http.VIEWER.get("/api/orders?after=nonsense"), 400);
    }

    @Test
    void cancelsByEitherIdAndKnowsNoOthers() {
        JsonNode placed = Http.OPERATOR.order(key(), LIMIT_ORDER).json();

        Answer cancelled = Http.OPERATOR.send(
                "DELETE", "/api/orders/" + placed.get("clientOrderId").asText(), "");

        assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(202);
        assertThat(cancelled.json().get("id")).isEqualTo(placed.get("id"));
        assertProblem(Http.OPERATOR.send("DELETE", "/api/orders/none", ""), 404);
        assertProblem(Http.OPERATOR.get("/api/orders/none"), 404);
    }

    @Test
    void listsFillsOfAnOrder() {
        String id = Http.OPERATOR.order(key(), LIMIT_ORDER).json().get("id").asText();

        JsonNode fills = Http.VIEWER.get("/api/fills?orderId=" + id).json().get("items");

        assertThat(fills).hasSize(1);
        assertThat(fills.get(0).get("orderId").asText()).isEqualTo(id);
        assertThat(fills.get(0).get("commissionAsset").asText()).isEqualTo("USDT");
    }

    static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(problem.get("instance").asText()).startsWith("/");
        assertThat(problem.get("type").asText()).isEqualTo("about:blank");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
