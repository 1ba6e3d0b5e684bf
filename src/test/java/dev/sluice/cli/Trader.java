package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Somebody who asks a service of its own for orders, and takes note of why they are refused. */
final class Trader implements AutoCloseable {
    private static final BigDecimal BPS = new BigDecimal("10000");
    private static final int QUANTITY_DECIMALS = 4;
    private static final long LIMIT_SECONDS = 90;

    private final Path home;
    private final Program program;
    private final Set<String> seen;
    private @Nullable Service service;
    private int requests;

    Trader(Path home, Set<String> seen) throws Exception {
        this.home = Files.createDirectories(home);
        this.program = new Program(home)
                .with("SLUICE_STRATEGY_MICRO_PRICE_MOMENTUM_ENABLED", "false")
                // What is accepted while a refusal is waited for must not use up a limit that is not meant.
                .with("SLUICE_RISK_MAX_EXPOSURE_SYMBOL", "1000000")
                .with("SLUICE_RISK_MAX_EXPOSURE_TOTAL", "1000000");
        this.seen = seen;
    }

    Trader with(String name, String value) {
        program.with(name, value);
        return this;
    }

    /** Waits until the market of every symbol is there. */
    void start() throws Exception {
        service = Service.start(program, home);
        for (String symbol : new String[] {"BTCUSDT", "ETHUSDT", "SOLUSDT"}) {
            Service.awaitTrue("a book of " + symbol, () -> isSynchronized(symbol));
        }
    }

    private boolean isSynchronized(String symbol) {
        try {
            return book(symbol).get("synchronized").asBoolean();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Service service() {
        return Objects.requireNonNull(service);
    }

    private JsonNode book(String symbol) throws Exception {
        return service().get("/api/market/" + symbol + "/book");
    }

    HttpResponse<String> market(String symbol, String side, String quantity) throws Exception {
        return order(symbol, side, "MARKET", quantity, null);
    }

    /** Worth so much, and so many basis points above the best bid. */
    HttpResponse<String> limit(String symbol, String side, String notional, int aboveBps) throws Exception {
        BigDecimal bid = new BigDecimal(book(symbol).at("/bids/0/0").asText("100"));
        BigDecimal price = bid.add(bid.multiply(BigDecimal.valueOf(aboveBps)).divide(BPS, 2, RoundingMode.DOWN))
                .setScale(2, RoundingMode.DOWN);
        BigDecimal quantity = new BigDecimal(notional).divide(price, QUANTITY_DECIMALS, RoundingMode.UP);
        if (symbol.equals("SOLUSDT")) {
            quantity = quantity.setScale(3, RoundingMode.UP);
        }
        return order(symbol, side, "LIMIT", quantity.toPlainString(), price.toPlainString());
    }

    HttpResponse<String> order(String symbol, String side, String type, String quantity, @Nullable String price)
            throws Exception {
        return service()
                .order(
                        "trader-" + ++requests,
                        "{\"symbol\":\"%s\",\"side\":\"%s\",\"type\":\"%s\",\"quantity\":\"%s\"%s}"
                                .formatted(
                                        symbol,
                                        side,
                                        type,
                                        quantity,
                                        price == null ? "" : ",\"price\":\"" + price + "\""));
    }

    /** As a strategy that runs elsewhere. */
    HttpResponse<String> recommend(String strategy, String symbol, String entry, @Nullable String stop)
            throws Exception {
        return service()
                .post(
                        "/api/recommendations",
                        "trader-" + ++requests,
                        ("{\"strategy\":\"%s\",\"symbol\":\"%s\",\"side\":\"BUY\",\"confidence\":\"1\","
                                        + "\"entry\":\"%s\"%s,\"rationale\":\"test\"}")
                                .formatted(strategy, symbol, entry, stop == null ? "" : ",\"stop\":\"" + stop + "\""));
    }

    /** An order that waits for a person, who says yes when the price has moved. */
    HttpResponse<String> approvedLater() throws Exception {
        HttpResponse<String> waiting = limit("SOLUSDT", "BUY", "100", -100);
        accepted(waiting);
        String proposal = Service.json(waiting).get("proposalId").asText();
        TimeUnit.SECONDS.sleep(1);
        return service().post("/api/proposals/" + proposal + "/approve", "{\"reason\":\"late\"}");
    }

    void accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    void refused(String code, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as("%s: %s", code, answer.body()).isEqualTo(422);
        assertThat(Service.json(answer).path("code").asText()).as(answer.body()).isEqualTo(code);
        seen.add(code);
    }

    /** Asks again and again until it is refused for this, whatever else is said meanwhile. */
    void refused(String code, Callable<HttpResponse<String>> request) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        HttpResponse<String> answer = request.call();
        while (!code.equals(Service.json(answer).path("code").asText())) {
            assertThat(System.nanoTime()).as("%s: %s", code, answer.body()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
            answer = request.call();
        }
        refused(code, answer);
    }

    void tighten(String limit, String value) throws Exception {
        HttpResponse<String> answer = service()
                .patch("/api/risk", "{\"limits\":{\"%s\":\"%s\"},\"reason\":\"test\"}".formatted(limit, value));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    void halt(String change) throws Exception {
        HttpResponse<String> answer = service().post("/api/halt/" + change, "{\"reason\":\"test\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    void close(String symbol) throws Exception {
        accepted(service().post("/api/positions/" + symbol + "/close", "{\"reason\":\"test\"}"));
    }

    /** Has the desk read the venue's books, which costs request weight. */
    void compare() throws Exception {
        service().post("/api/reconciliations", "");
    }

    double position(String symbol) {
        try {
            for (JsonNode position : service().get("/api/positions").get("items")) {
                if (position.get("symbol").asText().equals(symbol)) {
                    return position.get("quantity").asDouble();
                }
            }
            return 0;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Makes the exchange misbehave. */
    void fault(String body) throws Exception {
        HttpResponse<String> answer = service().post("/paper/control/faults", body);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    void behave() throws Exception {
        assertThat(service().delete("/paper/control/faults").statusCode()).isLessThan(300);
    }

    @Override
    public void close() throws Exception {
        if (service != null) {
            service.close();
        }
    }
}
