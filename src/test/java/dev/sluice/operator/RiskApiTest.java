package dev.sluice.operator;

import static dev.sluice.operator.OrdersApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.operator.Http.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gates measure, what they refused, and how people tighten them. */
@QuarkusTest
@TestProfile(FakeDeskProfile.class)
class RiskApiTest {
    private static final int FIRST = 200_000;

    @Inject
    FakeDesk desk;

    @Test
    void showsGatesLimitsCircuitsAndHooks() {
        JsonNode risk = Http.VIEWER.get("/api/risk").json();

        assertThat(risk.get("explain").asBoolean()).isTrue();
        assertThat(risk.get("checks").get(0).get("last").get("code").asText()).isEqualTo("rate_global");
        assertThat(risk.get("checks").get(1).has("last")).isFalse();
        assertThat(risk.get("readings").get(0).get("measured").asText()).isEqualTo("9 left");
        assertThat(risk.get("limits").get(0).has("reason")).isFalse();
        assertThat(risk.get("circuits").get(0).get("state").asText()).isEqualTo("CLOSED");
        assertThat(risk.get("hooks").get(0).get("slow").asLong()).isEqualTo(1);
    }

    @Test
    void tightensALimitAndGivesItBack() {
        Answer tighter = change("{\"limits\": {\"maxOrderNotional\": \"500\"}, \"reason\": \"news\"}");
        Answer back = change("{\"limits\": {\"maxOrderNotional\": null}, \"reason\": \"quiet\"}");

        assertThat(tighter.status()).isEqualTo(200);
        assertThat(tighter.json().get("limits").get(0).get("value").asText()).isEqualTo("500");
        assertThat(back.json().get("limits").get(0).get("value").asText()).isEqualTo("1000");
    }

    @Test
    void saysAllThatIsWrongWithAChange() {
        Answer refused = change("{\"limits\": {\"maxOrderNotional\": 1001, \"maxLuck\": \"1\"}, \"reason\": \"news\"}");

        assertProblem(refused, 422);
        assertThat(refused.json().get("errors").findValuesAsText("field"))
                .containsExactly("limits.maxLuck", "limits.maxOrderNotional");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\": \"news\"}",
                "{\"limits\": {}, \"reason\": \"news\"}",
                "{\"limits\": [], \"reason\": \"news\"}",
                "{\"limits\": {\"maxOrderNotional\": \"NaN\"}, \"reason\": \"news\"}",
                "{\"limits\": {\"maxOrderNotional\": \"1e400\"}, \"reason\": \"news\"}",
                "{\"limits\": {\"maxOrderNotional\": true}, \"reason\": \"news\"}",
                "{\"limits\": {\"maxOrderNotional\": \"1\"}}",
                "{\"limits\": {\"maxOrderNotional\": \"1\"}, \"reason\": \" \"}",
                "{\"limits\": {\"maxOrderNotional\": \"1\"}, \"reason\": \"news\", \"force\": true}"
            })
    void refusesWhatIsNoChange(String body) {
        assertProblem(change(body), 422);
    }

    @Test
    void findsRefusalsByCodeAndGateNewestFirst() {
        for (int i = 0; i < 3; i++) {
            refuse(FIRST + i, "daily_loss", "risk_guard");
        }
        refuse(FIRST + 3, "hook:mine", "hooks");

        assertThat(ids("/api/risk/rejections?code=daily_loss")).containsExactly(FIRST + 2, FIRST + 1, FIRST);
        assertThat(ids("/api/risk/rejections?gate=hooks")).containsExactly(FIRST + 3);
        assertThat(ids("/api/risk/rejections?code=hook:mine")).containsExactly(FIRST + 3);
        assertThat(ids("/api/risk/rejections?code=daily_loss&gate=hooks")).isEmpty();

        JsonNode newest =
                Http.VIEWER.get("/api/risk/rejections?code=daily_loss&limit=1").json();
        assertThat(newest.get("items").get(0).get("measured").asText()).isEqualTo("3");
        assertThat(newest.get("items").get(0).get("check").asText()).isEqualTo("a_check");
        assertThat(newest.get("next").isTextual()).isTrue();
        assertProblem(Http.VIEWER.get("/api/risk/rejections?code=Daily%20Loss"), 400);
        assertProblem(Http.VIEWER.get("/api/risk/rejections?gate=1"), 400);
    }

    @Test
    void showsAProposalWithWhatEachGateMeasured() {
        refuse(FIRST + 10, "daily_loss", "risk_guard");

        JsonNode gates =
                Http.VIEWER.get("/api/proposals/p" + (FIRST + 10)).json().get("gates");

        assertThat(gates.get(0).get("verdict").asText()).isEqualTo("pass");
        assertThat(gates.get(0).get("measured").asText()).isEqualTo("9 left");
        assertThat(gates.get(1).get("check").asText()).isEqualTo("a_check");
        assertThat(gates.get(1).get("limit").asText()).isEqualTo("2");
    }

    private static Answer change(String body) {
        return Http.OPERATOR.send("PATCH", "/api/risk", body, "Content-Type", "application/json");
    }

    private List<Integer> ids(String path) {
        List<Integer> ids = new ArrayList<>();
        Http.VIEWER
                .get(path)
                .json()
                .get("items")
                .forEach(item ->
                        ids.add(Integer.parseInt(item.get("proposalId").asText().substring(1))));
        return ids;
    }

    private void refuse(int number, String code, String gate) {
        Map<String, Object> proposal = FakeDesk.row(
                "proposalId", "p" + number,
                "symbol", "BTCUSDT",
                "side", "BUY",
                "type", "LIMIT",
                "quantity", "1",
                "price", "60000",
                "strategy", "test",
                "state", "risk_rejected",
                "reason", code,
                "gate", gate,
                "createdAt", FakeEntries.time(number),
                "updatedAt", FakeEntries.time(number));
        Map<String, Object> passed = FakeDesk.row(
                "gate", "rate", "check", "global", "verdict", "pass", "measured", "9 left", "limit", "10/s");
        Map<String, Object> refused = FakeDesk.row(
                "gate", gate, "check", "a_check", "verdict", "refuse", "code", code, "measured", "3", "limit", "2");
        Map<String, Object> payload = FakeDesk.row("proposal", proposal, "gates", List.of(passed, refused));
        desk.append(List.of(FakeEntries.entry("proposal_refused", number, Optional.empty(), payload)))
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
