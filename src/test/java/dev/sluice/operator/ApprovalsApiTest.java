package dev.sluice.operator;

import static dev.sluice.operator.OrdersApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.operator.Http.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FakeDeskProfile.class)
class ApprovalsApiTest {
    private static final String LARGE =
            "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"quantity\":\"77\",\"price\":\"60000\"}";
    private static final String REASON = "{\"reason\": \"looked at it\"}";
    private static final String RECOMMENDATION = """
            {"strategy": "momentum-lab", "symbol": "BTCUSDT", "side": "BUY", "confidence": 0.7, "entry": "61850",
             "stop": "61200", "target": "63000", "rationale": "breakout", "validForMillis": 60000}""";

    @Test
    void answersALargeOrderWithItsProposalAndShowsUntilWhenItWaits() {
        JsonNode order = large();

        assertThat(order.get("state").asText()).isEqualTo("PENDING");
        assertThat(order.get("confirmation").isNull()).isTrue();
        String id = order.get("proposalId").asText();
        JsonNode shown = Http.VIEWER.get("/api/proposals/" + id).json();
        assertThat(shown.get("state").asText()).isEqualTo("pending_approval");
        assertThat(shown.get("expiresAt").asText()).endsWith(".000Z");
        assertThat(shown.get("orderId")).isEqualTo(order.get("id"));
        assertThat(Http.VIEWER
                        .get("/api/proposals?state=pending_approval")
                        .json()
                        .get("items")
                        .findValuesAsText("id"))
                .contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject"})
    void decidesOnceAndSaysWhoDecidedAndWhy(String decision) {
        String path = path(large());

        Answer decided = Http.OPERATOR.post(path + "/" + decision, REASON);

        assertThat(decided.status()).as(decided.toString()).isEqualTo(200);
        String state = decision.equals("approve") ? "approved" : "rejected";
        assertThat(decided.json().get("state").asText()).isEqualTo(state);
        assertThat(decided.json().get("decidedBy").asText()).isEqualTo("operator");
        assertThat(decided.json().get("decision").asText()).isEqualTo("looked at it");
        assertThat(decided.json().has("expiresAt")).isFalse();
        Answer again = Http.OPERATOR.post(path + "/approve", REASON);
        assertProblem(again, 409);
        assertThat(again.json().get("state").asText()).isEqualTo(state);
        assertProblem(Http.OPERATOR.post(path + "/reject", REASON), 409);
    }

    @Test
    void tellsWhichCheckRefusedWhatWasApproved() {
        String path = path(large());

        Answer refused = Http.OPERATOR.post(path + "/approve", "{\"reason\": \"in spite of everything\"}");

        assertProblem(refused, 422);
        assertThat(refused.json().get("code").asText()).isEqualTo("price_drift");
        assertThat(refused.json().get("gate").asText()).isEqualTo("pre_trade");
        assertThat(refused.json().get("measured").asText()).isEqualTo("31 bps");
        assertThat(refused.json().get("limit").asText()).isEqualTo("25 bps");
    }

    @Test
    void decidesNothingThatIsNotThereOrNeverWaited() {
        assertProblem(Http.OPERATOR.post("/api/proposals/none/approve", REASON), 404);
        assertProblem(Http.OPERATOR.post("/api/proposals/none/reject", REASON), 404);
        JsonNode small = Http.OPERATOR.order(key(), LARGE.replace("77", "1")).json();
        Answer answer = Http.OPERATOR.post(path(small) + "/approve", REASON);
        assertProblem(answer, 409);
        assertThat(answer.json().get("state").asText()).isEqualTo("auto_approved");
    }

    @Test
    void needsAReasonAndAnOperator() {
        String path = path(large());
        assertProblem(Http.OPERATOR.post(path + "/approve", "{}"), 422);
        assertProblem(Http.OPERATOR.post(path + "/approve", "yes"), 400);
        assertProblem(Http.AUDITOR.post(path + "/approve", REASON), 403);
        assertThat(Http.OPERATOR.post(path + "/approve", REASON).status()).isEqualTo(200);
    }

    @Test
    void refusesAProposalStateThatDoesNotExist() {
        assertProblem(Http.VIEWER.get("/api/proposals?state=waiting"), 400);
        assertThat(Http.VIEWER.get("/api/proposals?state=expired").status()).isEqualTo(200);
    }

    @Test
    void takesARecommendationOnce() {
        String key = key();

        Answer first = recommend(key, RECOMMENDATION);
        Answer again = recommend(key, RECOMMENDATION.replace("0.7", "\"0.70\""));

        assertThat(first.status()).as(first.toString()).isEqualTo(202);
        assertThat(first.json().get("state").asText()).isEqualTo("auto_approved");
        assertThat(first.json().get("proposalId").asText()).startsWith("p");
        assertThat(first.json().get("orderId").asText()).startsWith("o");
        assertThat(again.json()).isEqualTo(first.json());
        assertProblem(recommend(key, RECOMMENDATION.replace("BUY", "SELL").replace("61200", "64000")), 422);
        assertProblem(recommend(key, RECOMMENDATION.replace("breakout", "something else")), 409);
    }

    @Test
    void tellsWhyARecommendationWasRefused() {
        Answer refused = recommend(key(), RECOMMENDATION.replace("0.7", "0"));
        assertProblem(refused, 422);
        assertThat(refused.json().get("code").asText()).isEqualTo("max_order_size");
        assertThat(refused.json().get("proposalId").asText()).startsWith("p");

        Answer repeated = recommend(key(), RECOMMENDATION.replace("momentum-lab", "parrot"));
        assertProblem(repeated, 422);
        assertThat(repeated.json().get("code").asText()).isEqualTo("duplicate");
    }

    @Test
    void takesNoRecommendationWithoutAKeyOrForASymbolThatIsNotTraded() {
        assertProblem(Http.OPERATOR.post("/api/recommendations", RECOMMENDATION), 400);
        Answer other = recommend(key(), RECOMMENDATION.replace("BTCUSDT", "XRPUSDT"));
        assertProblem(other, 422);
        assertThat(other.json().get("code").asText()).isEqualTo("symbol_not_allowed");
    }

    @Test
    void closesAPositionWithAnOrder() {
        Answer closed = Http.OPERATOR.post("/api/positions/BTCUSDT/close", REASON);

        assertThat(closed.status()).as(closed.toString()).isEqualTo(202);
        assertThat(closed.json().get("side").asText()).isEqualTo("SELL");
        assertThat(closed.json().get("type").asText()).isEqualTo("MARKET");
    }

    @Test
    void saysWhenThereIsNothingToClose() {
        assertProblem(Http.OPERATOR.post("/api/positions/ETHUSDT/close", REASON), 409);
        assertProblem(Http.OPERATOR.post("/api/positions/XRPUSDT/close", REASON), 404);
        assertProblem(Http.OPERATOR.post("/api/positions/no%20symbol/close", REASON), 404);
        assertProblem(Http.OPERATOR.post("/api/positions/BTCUSDT/close", "{}"), 422);
    }

    private static JsonNode large() {
        Answer placed = Http.OPERATOR.order(key(), LARGE);
        assertThat(placed.status()).as(placed.toString()).isEqualTo(202);
        return placed.json();
    }

    private static String path(JsonNode order) {
        return "/api/proposals/" + order.get("proposalId").asText();
    }

    private static Answer recommend(String key, String body) {
        return Http.OPERATOR.post("/api/recommendations", body, "Idempotency-Key", key);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
