package dev.sluice.operator;

import static dev.sluice.operator.OrdersApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.health.Condition;
import dev.sluice.journal.HashChain;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.operator.Http.Answer;
import dev.sluice.vocabulary.OrderId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FakeDeskProfile.class)
class ReadApiTest {
    private static final int FIRST = 100_000;

    @Inject
    FakeDesk desk;

    @Inject
    FakePaperDoor paper;

    @AfterEach
    void mend() {
        desk.phase = Phase.TRADING;
        desk.loop = Condition.OK;
        paper.here = true;
    }

    @Test
    void answersWithTheShapesOfTheDesk() {
        JsonNode status = Http.VIEWER.get("/api/status").json();
        JsonNode account = Http.VIEWER.get("/api/account").json();
        JsonNode positions = Http.VIEWER.get("/api/positions").json().get("items");
        JsonNode book = Http.VIEWER.get("/api/market/BTCUSDT/book?levels=2").json();
        JsonNode candles = Http.VIEWER.get("/api/market/BTCUSDT/candles").json();

        assertThat(status.get("counts").get("manualReview").isNumber()).isTrue();
        assertThat(status.get("venue").get("marketStream").asText()).isEqualTo("connected");
        assertThat(status.get("journal").get("hash").isTextual()).isTrue();
        assertThat(account.get("equity").asText()).isEqualTo("10009.25");
        assertThat(positions).hasSize(2);
        assertThat(positions.get(1).has("averagePrice")).isFalse();
        assertThat(book.get("synchronized").asBoolean()).isTrue();
        assertThat(book.has("synchronised")).isFalse();
        assertThat(book.get("bids")).hasSize(2);
        assertThat(book.get("bids").get(0).get(0).isTextual()).isTrue();
        assertThat(Http.VIEWER.get("/api/market/BTCUSDT/book?depth=3").json().get("bids"))
                .hasSize(3);
        assertThat(book.get("top").get("microPrice").isTextual()).isTrue();
        JsonNode tape = Http.VIEWER.get("/api/market/BTCUSDT/tape").json();
        assertThat(tape.get("items").get(0).get("aggressor").asText()).isEqualTo("UNKNOWN");
        assertThat(tape.get("window").get("unknownVolume").asText()).isEqualTo("0.5");
        JsonNode delta = Http.VIEWER
                .get("/api/market/BTCUSDT/delta?interval=1h&limit=1000")
                .json();
        assertThat(delta.get("items").get(0).get("cumulativeDelta").asText()).isEqualTo("12");
        JsonNode footprint = Http.VIEWER
                .get("/api/market/BTCUSDT/footprint?interval=5m&limit=100&ratio=2.5&minimum=0.1&stacked=2")
                .json()
                .get("items")
                .get(0);
        assertThat(footprint.get("bar").get("pointOfControl").asText()).isEqualTo("2");
        assertThat(footprint.get("levels").get(0).get("imbalances")).hasSize(1);
        assertThat(footprint.get("stacked").get(0).get("levels").asInt()).isEqualTo(3);
        assertThat(candles.get("items").get(0).get("closed").isBoolean()).isTrue();
        assertThat(Http.AUDITOR.get("/api/session").json().get("role").asText()).isEqualTo("auditor");
    }

    @Test
    void tellsTheStructureOfAMarket() {
        JsonNode structure = Http.VIEWER
                .get("/api/market/BTCUSDT/structure?interval=15m&swing=3")
                .json();

        assertThat(structure.get("interval").asText()).isEqualTo("15m");
        assertThat(structure.get("trend").asText()).isEqualTo("BULLISH");
        assertThat(structure.get("orderBlocks").get(0).get("top").isTextual()).isTrue();
        assertThat(structure.get("events").get(0).get("knownAt").isTextual()).isTrue();
        assertThat(structure.get("events").get(1).has("since")).isFalse();
    }

    @Test
    void comparesWithTheVenueOnDemandAndListsTheNewestComparisonFirst() {
        JsonNode first = Http.OPERATOR.post("/api/reconciliations", "").json();
        JsonNode second = Http.OPERATOR.post("/api/reconciliations", "").json();
        JsonNode page = Http.VIEWER.get("/api/reconciliations?limit=1").json();
        JsonNode next = Http.VIEWER
                .get("/api/reconciliations?limit=1&after=" + page.get("next").asText())
                .json();

        assertThat(first.get("cause").asText()).isEqualTo("demand");
        assertThat(first.get("result").asText()).isEqualTo("diverged");
        assertThat(first.get("repaired").isInt()).isTrue();
        assertThat(first.get("divergences").get(0).get("venues").asText()).isEqualTo("1005");
        assertThat(page.get("items").get(0)).isEqualTo(second);
        assertThat(next.get("items").get(0)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/market/XRPUSDT/book, 404",
        "/api/market/btcusdt/book, 404",
        "/api/market/BTCUSDT/book?levels=0, 400",
        "/api/market/BTCUSDT/book?levels=1001, 400",
        "/api/market/BTCUSDT/candles?interval=2x, 400",
        "/api/market/BTCUSDT/candles?interval=0m, 400",
        "/api/market/BTCUSDT/candles?limit=x, 400",
        "/api/market/BTCUSDT/book?depth=0, 400",
        "/api/market/XRPUSDT/tape, 404",
        "/api/market/BTCUSDT/tape?limit=1001, 400",
        "/api/market/XRPUSDT/delta, 404",
        "/api/market/BTCUSDT/delta?interval=90s, 400",
        "/api/market/BTCUSDT/delta?interval=5t, 400",
        "/api/market/BTCUSDT/delta?limit=0, 400",
        "/api/market/XRPUSDT/footprint, 404",
        "/api/market/BTCUSDT/footprint?interval=1s, 400",
        "/api/market/BTCUSDT/footprint?limit=101, 400",
        "/api/market/BTCUSDT/footprint?ratio=0, 400",
        "/api/market/BTCUSDT/footprint?ratio=1e3, 400",
        "/api/market/BTCUSDT/footprint?minimum=-1, 400",
        "/api/market/BTCUSDT/footprint?stacked=1, 400",
        "/api/market/XRPUSDT/structure, 404",
        "/api/market/BTCUSDT/structure?swing=0, 400",
        "/api/market/BTCUSDT/structure?interval=x, 400",
        "/api/proposals/none, 404",
        "/api/proposals?state=Nonsense, 400",
        "/api/execution/journal?from=yesterday, 400",
        "/api/execution/journal?after=-1, 400",
        "/api/execution/journal?kind=Robert%27%29, 400"
    })
    void refusesWhatCannotBeAsked(String path, int status) {
        assertProblem(Http.OPERATOR.get(path), status);
    }

    @Test
    void pagesThroughTheJournalAndItsChainHolds() {
        append("page_test", FIRST, 5);
        List<JsonNode> rows = new ArrayList<>();
        String after = "0";
        do {
            JsonNode page = Http.AUDITOR
                    .get("/api/execution/journal?limit=3&after=" + after)
                    .json();
            page.get("items").forEach(rows::add);
            after = page.get("next").asText();
        } while (!after.equals("null"));

        assertThat(rows).hasSizeGreaterThanOrEqualTo(5);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).get("seq").asLong()).isEqualTo(i + 1);
            String previous =
                    i == 0 ? HashChain.GENESIS : rows.get(i - 1).get("hash").asText();
            assertThat(rows.get(i).get("previousHash").asText()).isEqualTo(previous);
        }
    }

    @Test
    void findsEntriesByKindOrderAndTime() {
        append("find_test", FIRST + 100, 10);
        String base = "/api/execution/journal?kind=find_test&limit=1000";

        JsonNode all = Http.AUDITOR.get(base).json().get("items");
        JsonNode from = Http.AUDITOR
                .get(base + "&from=" + FakeEntries.time(FIRST + 107))
                .json()
                .get("items");
        JsonNode to = Http.AUDITOR
                .get(base + "&to=" + FakeEntries.time(FIRST + 103))
                .json()
                .get("items");
        JsonNode one = Http.AUDITOR
                .get("/api/execution/journal?orderId=journal-" + (FIRST + 104))
                .json()
                .get("items");

        assertThat(all).hasSize(10);
        assertThat(from).hasSize(3);
        assertThat(to).hasSize(3);
        assertThat(one).hasSize(1);
        assertThat(one.get(0).get("payload").get("number").asText()).isEqualTo(Integer.toString(FIRST + 104));
        assertThat(one.get(0).get("at").asText()).endsWith(".000Z");
        assertThat(Http.AUDITOR.get(base + "&from=2200-01-01T00:00:00Z").json().get("items"))
                .isEmpty();
        assertThat(Http.AUDITOR.get(base + "&to=1970-01-01T00:00:00Z").json().get("items"))
                .isEmpty();
    }

    @Test
    void writesTheJournalAsLinesIfAsked() throws Exception {
        append("lines_test", FIRST + 200, 3);

        Answer lines = Http.AUDITOR.get("/api/execution/journal?kind=lines_test", "Accept", "application/x-ndjson");

        assertThat(lines.header("Content-Type")).startsWith("application/x-ndjson");
        List<String> texts = lines.text().lines().toList();
        assertThat(texts).hasSize(3);
        for (String text : texts) {
            assertThat(new ObjectMapper().readTree(text).get("kind").asText()).isEqualTo("lines_test");
        }
        assertThat(Http.AUDITOR.get("/api/execution/journal", "Accept", "*/*").header("Content-Type"))
                .startsWith("application/json");
    }

    @Test
    void changesTheTradingStateForAReason() {
        JsonNode engaged = Http.OPERATOR
                .post("/api/halt/engage", "{\"reason\":\" storm \"}")
                .json();
        JsonNode reset =
                Http.OPERATOR.post("/api/halt/reset", "{\"reason\":\"calm\"}").json();

        assertThat(engaged.get("state").asText()).isEqualTo("HALTED");
        assertThat(engaged.get("killSwitch").get("engaged").asBoolean()).isTrue();
        assertThat(engaged.get("killSwitch").get("reason").asText()).isEqualTo("storm");
        assertThat(engaged.get("killSwitch").get("by").asText()).isEqualTo("operator");
        assertThat(reset.get("state").asText()).isEqualTo("ACTIVE");
        assertThat(Http.VIEWER.get("/api/halt").json()).isEqualTo(reset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\"\"}",
                "{\"reason\":\"  \"}",
                "{\"reason\":7}",
                "{\"reason\":\"a\\u0000b\"}",
                "{\"reason\":\"\\ud800\"}",
                "{\"reason\":\"a\\nb\"}",
                "{\"reason\":\"a\",\"force\":true}"
            })
    void wantsARealReason(String body) {
        assertProblem(Http.OPERATOR.post("/api/halt/reduce", body), 422);
        String tooLong = "{\"reason\":\"" + "x".repeat(501) + "\"}";
        assertProblem(Http.OPERATOR.post("/api/halt/reduce", tooLong), 422);
    }

    @Test
    void saysThatThereIsNoDeskNow() {
        desk.phase = Phase.RECOVERING;

        Answer status = Http.VIEWER.get("/api/status");
        Answer order = Http.OPERATOR.order(
                "no-desk", "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"1\"}");

        assertProblem(status, 503);
        assertThat(status.header("Retry-After")).isNotBlank();
        assertProblem(order, 503);
        assertThat(Http.VIEWER.get("/api/health/components").json().get("phase").asText())
                .isEqualTo("RECOVERING");
        assertThat(Http.VIEWER.get("/api/orders").status()).isEqualTo(200);
    }

    @Test
    void tellsOrchestratorsHowItIs() {
        assertHealth(200, 200, 200);
        desk.phase = Phase.ALIGNING;
        assertHealth(200, 503, 503);
        desk.phase = Phase.DRAINING;
        assertHealth(200, 503, 200);
        desk.phase = Phase.FAILED;
        assertHealth(503, 503, 200);
        desk.phase = Phase.TRADING;
        desk.loop = Condition.DEGRADED;
        assertHealth(200, 200, 200);
        desk.loop = Condition.CRITICAL;
        assertHealth(503, 503, 200);
    }

    @Test
    void showsThePaperExchangesBooksIfItIsHere() {
        JsonNode state = Http.NOBODY.get("/paper/control/state").json();

        assertThat(state.get("orders").get(0).get("price").isNull()).isTrue();
        assertThat(state.get("fills").get(0).get("commissionAsset").asText()).isEqualTo("BTC");
        assertThat(state.get("balances").get(0).get("free").asText()).isEqualTo("4000");
        paper.here = false;
        assertProblem(Http.NOBODY.get("/paper/control/state"), 404);
    }

    @Test
    void describesItself() {
        JsonNode document = Http.NOBODY.get("/q/openapi?format=json").json();

        JsonNode place = document.get("paths").get("/api/orders").get("post");
        assertThat(place.get("responses").properties())
                .extracting(Map.Entry::getKey)
                .contains("202", "400", "401", "403", "409", "413", "415", "422", "503");
        assertThat(document.get("components")
                        .get("schemas")
                        .get("Order")
                        .get("properties")
                        .properties())
                .extracting(Map.Entry::getKey)
                .contains("confirmation", "transitions", "venueOrderId");
        assertThat(document.get("components")
                        .get("securitySchemes")
                        .get("token")
                        .get("scheme")
                        .asText())
                .isEqualTo("bearer");
        assertThat(document.get("paths").properties())
                .extracting(Map.Entry::getKey)
                .allMatch(path -> path.startsWith("/api/") || path.equals("/paper/control/state"));
    }

    @Test
    void servesThePageAndItsParts() {
        assertThat(Http.NOBODY.get("/").text()).contains("console.js").doesNotContain("http://", "https://");
        assertThat(Http.NOBODY.get("/console.js").header("Content-Type")).contains("javascript");
        assertThat(Http.NOBODY.get("/console.css").header("Content-Type")).contains("css");
        assertThat(Http.VIEWER.get("/q/metrics").text()).contains("http_server");
        assertThat(Http.VIEWER.get("/q/swagger-ui/").text()).contains("swagger");
    }

    @Test
    void letsNobodyWriteIntoTheLabelsOfMetrics() {
        Http.NOBODY.get("/made-up-by-nobody");
        Http.NOBODY.get("/api/orders/made-up-by-nobody");
        Http.NOBODY.get("/paper/made-up-by-nobody");
        Http.VIEWER.get("/made-up-by-a-viewer");
        Http.VIEWER.get("/api/orders/made-up-by-a-viewer");

        assertThat(Http.VIEWER.get("/q/metrics").text())
                .contains("/api/orders/{id}")
                .doesNotContain("made-up");
    }

    private static void assertHealth(int live, int ready, int started) {
        assertThat(Http.NOBODY.get("/q/health/live").status()).isEqualTo(live);
        assertThat(Http.NOBODY.get("/q/health/ready").status()).isEqualTo(ready);
        assertThat(Http.NOBODY.get("/q/health/started").status()).isEqualTo(started);
    }

    private void append(String kind, int first, int count) {
        for (int number = first; number < first + count; number++) {
            desk.append(List.of(FakeEntries.entry(
                            kind,
                            number,
                            Optional.of(new OrderId("journal-" + number)),
                            Map.of("number", Integer.toString(number)))))
                    .await()
                    .indefinitely();
        }
    }
}
