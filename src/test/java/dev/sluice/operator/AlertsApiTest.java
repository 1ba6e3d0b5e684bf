package dev.sluice.operator;

import static dev.sluice.operator.OrdersApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.AlertRaised;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FakeDeskProfile.class)
class AlertsApiTest {
    private static final long LATER = UtcNanos.of(Instant.parse("2027-01-31T12:00:00Z"));

    @Inject
    FakeDesk desk;

    @Test
    void listsAlertsNewestFirstPageByPage() {
        journal("page-1", AlertKind.SYMBOL_PAUSED, 1);
        journal("page-2", AlertKind.SYMBOL_PAUSED, 2);
        journal("page-3", AlertKind.DIVERGED, 3);

        JsonNode all = Http.VIEWER.get("/api/alerts?limit=3").json().get("items");
        assertThat(ids(all)).containsExactly("page-3", "page-2", "page-1");
        assertThat(all.get(0).get("severity").asText()).isEqualTo("CRITICAL");
        assertThat(all.get(0).get("action").asText()).isEqualTo(AlertKind.DIVERGED.action());
        assertThat(all.get(0).get("at").asText()).isEqualTo("2027-01-31T12:00:03.000Z");
        JsonNode first =
                Http.VIEWER.get("/api/alerts?limit=1&code=symbol_paused").json();
        assertThat(ids(first.get("items"))).containsExactly("page-2");
        JsonNode second = Http.VIEWER
                .get("/api/alerts?limit=1&code=symbol_paused&after="
                        + first.get("next").asText())
                .json();
        assertThat(ids(second.get("items"))).containsExactly("page-1");
    }

    @Test
    void picksBySeverityCategoryAndSymbol() {
        journal("pick-1", AlertKind.VENUE_BAN, 0);

        assertThat(ids(Http.VIEWER
                        .get("/api/alerts?severity=HIGH&category=EXECUTION&symbol=BTCUSDT")
                        .json()
                        .get("items")))
                .contains("pick-1");
        assertThat(ids(Http.VIEWER.get("/api/alerts?severity=LOW").json().get("items")))
                .doesNotContain("pick-1");
        assertThat(ids(Http.VIEWER.get("/api/alerts?symbol=ETHUSDT").json().get("items")))
                .doesNotContain("pick-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"severity=high", "category=X", "code=A%20B", "symbol=%20", "limit=0", "limit=1001", "after=x"})
    void refusesParametersThatAreNone(String query) {
        assertProblem(Http.VIEWER.get("/api/alerts?" + query), 400);
    }

    private void journal(String id, AlertKind kind, int seconds) {
        RaisedAlert raised = new RaisedAlert(
                id, kind.at(LATER + seconds * UtcNanos.PER_SECOND, "because").about(new Symbol("BTCUSDT")));
        desk.append(List.of(new AlertRaised(raised, seconds))).await().atMost(Duration.ofSeconds(20));
    }

    private static List<String> ids(JsonNode items) {
        List<String> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }
}
