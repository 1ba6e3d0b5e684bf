package dev.sluice.operator;

import static dev.sluice.operator.OrdersApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.portfolio.AccountSnapshot;
import dev.sluice.portfolio.postgres.SnapshotStore;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.UtcNanos;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Account, exposure and execution over HTTP. */
@QuarkusTest
@TestProfile(FakeDeskProfile.class)
class BooksApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    SnapshotStore snapshots;

    @Test
    void tellsFeesThatNothingPricedApart() {
        JsonNode fees = Http.VIEWER.get("/api/account").json().get("fees");

        assertThat(fees.get(0).get("asset").asText()).isEqualTo("BNB");
        assertThat(fees.get(0).get("value").asText()).isEqualTo("0");
        assertThat(fees.get(0).get("unpriced").asText()).isEqualTo("0.1");
        assertThat(Http.VIEWER.get("/api/account").json().has("margin")).isFalse();
    }

    @Test
    void aTotalThatCannotBeKnownIsAbsent() {
        JsonNode exposure = Http.VIEWER.get("/api/exposure").json();

        assertThat(exposure.has("total")).isFalse();
        assertThat(exposure.get("unpriced").get(0).asText()).isEqualTo("ETHUSDT");
        assertThat(exposure.get("symbols").get(0).get("reserved").asText()).isEqualTo("120");
        assertThat(exposure.get("groups").get(0).get("group").asText()).isEqualTo("majors");
    }

    @Test
    void showsTheWayOfEquityWithItsLargestAndItsCurrentLoss() {
        keep("2020-02-01T00:00:00Z", "1000");
        keep("2020-02-01T00:01:00Z", "1250");
        keep("2020-02-01T00:02:00Z", "1000");
        keep("2020-02-01T00:03:00Z", "1200");

        JsonNode drawdown = Http.VIEWER
                .get("/api/account/drawdown?from=2020-02-01T00:00:00Z&to=2020-02-02T00:00:00Z&points=20")
                .json();

        assertThat(drawdown.get("points")).hasSize(4);
        assertThat(drawdown.get("points").get(2).get("drawdownPct").asText()).isEqualTo("20");
        assertThat(drawdown.get("max").get("amount").asText()).isEqualTo("250");
        assertThat(drawdown.get("max").get("from").asText()).isEqualTo("2020-02-01T00:01:00.000Z");
        assertThat(drawdown.get("max").get("to").asText()).isEqualTo("2020-02-01T00:02:00.000Z");
        assertThat(drawdown.get("current").get("pct").asText()).isEqualTo("4");
    }

    @Test
    void aTimeWithoutSnapshotsHasNoPoints() {
        JsonNode drawdown = Http.VIEWER
                .get("/api/account/drawdown?from=2019-01-01T00:00:00Z&to=2019-01-02T00:00:00Z")
                .json();

        assertThat(drawdown.get("points")).isEmpty();
        assertThat(drawdown.has("max")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/account/drawdown?points=0",
                "/api/account/drawdown?points=5001",
                "/api/account/drawdown?from=yesterday",
                "/api/account/drawdown?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "/api/account/drawdown?to=1969-12-31T23:59:59Z",
                "/api/execution/slippage?window=week",
                "/api/execution/metrics?window=DAY"
            })
    void refusesWhatMakesNoSense(String path) {
        assertProblem(Http.VIEWER.get(path), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "day", "total"})
    void answersForEveryWindow(String window) {
        JsonNode slippage =
                Http.VIEWER.get("/api/execution/slippage?window=" + window).json();
        JsonNode metrics =
                Http.VIEWER.get("/api/execution/metrics?window=" + window).json();

        assertThat(slippage.get("window").asText()).isEqualTo(window);
        assertThat(slippage.has("from")).isEqualTo(!window.equals("total"));
        assertThat(slippage.get("all").get("fills").isNumber()).isTrue();
        assertThat(slippage.get("items").isArray()).isTrue();
        assertThat(metrics.get("blockedReasons").isObject()).isTrue();
        assertThat(metrics.get("orders").get("sent").isNumber()).isTrue();
        assertThat(metrics.get("latencies").isArray()).isTrue();
    }

    private void keep(String at, String equity) {
        AccountSnapshot snapshot = new AccountSnapshot(
                UtcNanos.parse(at),
                new Asset("USDT"),
                new AccountSnapshot.Equity(
                        new BigDecimal("1000"),
                        new BigDecimal(equity),
                        new BigDecimal("1250"),
                        new BigDecimal("1000"),
                        BigDecimal.ZERO),
                new AccountSnapshot.Profit(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
                Optional.empty(),
                List.of());
        snapshots.save(snapshot).await().atMost(PATIENCE);
    }
}
