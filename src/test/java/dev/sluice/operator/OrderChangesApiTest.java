package dev.sluice.operator;

import static dev.sluice.operator.OrdersApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.operator.Http.Answer;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FakeDeskProfile.class)
class OrderChangesApiTest {
    @Inject
    FakeDesk desk;

    @Test
    void acceptsAWishForASmallerOrder() {
        JsonNode placed = placed();

        Answer answer = Http.OPERATOR.send("PATCH", path(placed, ""), "{\"quantity\": \"0.0005\"}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        assertThat(answer.json().get("id")).isEqualTo(placed.get("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"quantity\": \"2\"}", "{}", "{\"quantity\": 0}", "{\"quantity\":\"0.1\",\"price\":\"1\"}"})
    void refusesAChangeThatIsNotSmaller(String body) {
        assertProblem(Http.OPERATOR.send("PATCH", path(placed(), ""), body), 422);
    }

    @Test
    void refusesToChangeOrdersThatAreNotThere() {
        assertProblem(Http.OPERATOR.send("PATCH", "/api/orders/none", "{\"quantity\": \"0.1\"}"), 404);
        assertProblem(Http.OPERATOR.send("POST", "/api/orders/none/resolve", resolution("CANCELLED", "")), 404);
    }

    @Test
    void letsOnlyOperatorsChangeAndResolve() {
        assertProblem(Http.VIEWER.send("PATCH", path(placed(), ""), "{\"quantity\": \"0.1\"}"), 403);
        assertProblem(Http.VIEWER.send("POST", path(placed(), "/resolve"), resolution("CANCELLED", "")), 403);
    }

    @Test
    void takesADecisionWithWhatWasFilled() {
        Answer answer = Http.OPERATOR.send(
                "POST",
                path(placed(), "/resolve"),
                resolution("CANCELLED", ",\"filledQuantity\":\"0.0004\",\"averagePrice\":\"100.5\""));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        ReviewDecision decided = desk.decisions.getLast();
        assertThat(decided.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(decided.filled()).isEqualTo(Quantity.of("0.0004"));
        assertThat(decided.price()).isEqualTo(Optional.of(Price.of("100.5")));
        assertThat(decided.reason()).isEqualTo("seen on the venue's page");
        assertThat(decided.by()).isEqualTo("operator");
    }

    @Test
    void takesFilledToMeanTheWholeOrderAndRejectedNothing() {
        JsonNode placed = placed();
        Http.OPERATOR.send("POST", path(placed, "/resolve"), resolution("FILLED", ""));
        assertThat(desk.decisions.getLast().filled())
                .isEqualTo(Quantity.of(placed.get("quantity").asText()));
        Http.OPERATOR.send("POST", path(placed, "/resolve"), resolution("REJECTED", ",\"filledQuantity\":\"0\""));
        assertThat(desk.decisions.getLast().filled()).isEqualTo(Quantity.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUBMITTED", "UNKNOWN", "filled", ""})
    void refusesADecisionThatEndsNothing(String state) {
        assertProblem(Http.OPERATOR.send("POST", path(placed(), "/resolve"), resolution(state, "")), 422);
    }

    @Test
    void wantsAReason() {
        assertProblem(Http.OPERATOR.send("POST", path(placed(), "/resolve"), "{\"state\":\"CANCELLED\"}"), 422);
    }

    private static String resolution(String state, String more) {
        return "{\"state\":\"" + state + "\",\"reason\":\"seen on the venue's page\"" + more + "}";
    }

    private static String path(JsonNode order, String rest) {
        return "/api/orders/" + order.get("id").asText() + rest;
    }

    private static JsonNode placed() {
        return Http.OPERATOR
                .order(UUID.randomUUID().toString(), OrdersApiTest.LIMIT_ORDER)
                .json();
    }
}
