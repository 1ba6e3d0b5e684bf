package dev.sluice.operator;

import static dev.sluice.operator.OrdersApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FakeDeskProfile.class)
class HaltApiTest {
    private static final String CALM = "{\"reason\":\"calm\"}";

    @Inject
    FakeDesk desk;

    @AfterEach
    void mend() {
        desk.journalAway = false;
        desk.diverged = false;
        Http.OPERATOR.post("/api/halt/reset", CALM);
    }

    @Test
    void engagesWithAndWithoutTheJournal() {
        Http.Answer usual = Http.OPERATOR.post("/api/halt/engage", "{\"reason\":\"storm\"}");
        assertThat(usual.status()).isEqualTo(200);
        assertThat(usual.json().get("journaled").asBoolean()).isTrue();

        desk.journalAway = true;
        Http.Answer away = Http.OPERATOR.post("/api/halt/engage", "{\"reason\":\"outage\"}");
        assertThat(away.status()).isEqualTo(202);
        assertThat(away.json().get("journaled").asBoolean()).isFalse();
        assertThat(away.json().get("killSwitch").get("reason").asText()).isEqualTo("outage");
    }

    @Test
    void resetsOverDivergencesOnlyWhenToldTo() {
        desk.diverged = true;
        assertProblem(Http.OPERATOR.post("/api/halt/reset", CALM), 409);
        assertProblem(Http.OPERATOR.post("/api/halt/reset", "{\"reason\":\"a\",\"acceptDivergences\":false}"), 409);

        JsonNode reset = Http.OPERATOR
                .post("/api/halt/reset", "{\"reason\":\"looked at it\",\"acceptDivergences\":true}")
                .json();

        assertThat(reset.get("state").asText()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"acceptDivergences\":true}",
                "{\"reason\":\"a\",\"acceptDivergences\":\"true\"}",
                "{\"reason\":\"a\",\"acceptDivergences\":1}",
                "{\"reason\":\"a\",\"accept\":true}"
            })
    void refusesAResetThatIsNotOne(String body) {
        assertProblem(Http.OPERATOR.post("/api/halt/reset", body), 422);
    }

    @Test
    void letsNobodyAcceptDivergencesWhoEngages() {
        assertProblem(Http.OPERATOR.post("/api/halt/engage", "{\"reason\":\"a\",\"acceptDivergences\":true}"), 422);
    }

    @Test
    void tellsTheConditionOfEveryPartAndTheNumbersBehindThem() {
        JsonNode health = Http.VIEWER.get("/api/health/components").json();

        assertThat(health.get("phase").asText()).isEqualTo("TRADING");
        assertThat(health.get("condition").asText()).isEqualTo("OK");
        assertThat(health.get("components").get(0).get("name").asText()).isEqualTo("loop");
        assertThat(health.get("measures").get("dataAge")).isEmpty();
    }
}
