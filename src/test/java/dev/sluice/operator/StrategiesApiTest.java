package dev.sluice.operator;

import static dev.sluice.operator.OrdersApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.operator.Http.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strategies did, and how people switch them. */
@QuarkusTest
@TestProfile(FakeDeskProfile.class)
class StrategiesApiTest {
    @Test
    void showsAStrategyWithWhatBecameOfItsSignals() {
        JsonNode listed = Http.VIEWER.get("/api/strategies").json().get("items").get(0);
        JsonNode strategy = Http.VIEWER.get("/api/strategies/sma-cross").json();

        assertThat(listed.get("name").asText()).isEqualTo("sma-cross");
        assertThat(strategy.get("inputs").get("interval").asText()).isEqualTo("1m");
        assertThat(strategy.get("counts").get("proposals").asLong()).isEqualTo(4);
        assertThat(strategy.get("outcomes").get("hitRatePct").asText()).isEqualTo("50");
        assertThat(strategy.get("lastIdea").has("side")).isFalse();
        assertThat(strategy.has("failure")).isFalse();
        assertProblem(Http.VIEWER.get("/api/strategies/nobody"), 404);
    }

    @Test
    void switchesAStrategyAndGivesItOtherCapital() {
        JsonNode on = change("{\"enabled\": true, \"reason\": \"back\"}").json();
        assertThat(on.get("enabled").asBoolean()).isTrue();
        assertThat(on.get("changed").get("reason").asText()).isEqualTo("back");
        assertThat(on.get("changed").get("by").asText()).isEqualTo("operator");

        assertThat(change("{\"capitalPct\": \"20\"}").json().get("capitalPct").asText())
                .isEqualTo("20");
        JsonNode off = change("{\"enabled\": false, \"capitalPct\": null}").json();
        assertThat(off.get("enabled").asBoolean()).isFalse();
        assertThat(off.get("capitalPct").asText()).isEqualTo("50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\": \"back\"}",
                "{\"enabled\": \"yes\"}",
                "{\"enabled\": null}",
                "{\"capitalPct\": \"51\"}",
                "{\"capitalPct\": \"a lot\"}",
                "{\"enabled\": true, \"reason\": \" \"}",
                "{\"enabled\": true, \"force\": true}"
            })
    void refusesWhatIsNoChange(String body) {
        assertProblem(change(body), 422);
    }

    @Test
    void knowsNoOtherStrategy() {
        Answer answer = Http.OPERATOR.send(
                "PATCH", "/api/strategies/nobody", "{\"enabled\": true}", "Content-Type", "application/json");

        assertProblem(answer, 404);
    }

    private static Answer change(String body) {
        return Http.OPERATOR.send("PATCH", "/api/strategies/sma-cross", body, "Content-Type", "application/json");
    }
}
