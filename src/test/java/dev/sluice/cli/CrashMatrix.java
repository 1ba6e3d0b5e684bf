package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The real service, a real PostgreSQL and an exchange in a process of its own, with a {@link Trap} between them. The
 * desk is killed at one moment after the other; the next one that starts must find out what became of everything.
 */
final class CrashMatrix implements AutoCloseable {
    private static final String KEY = "crashKey";
    private static final String SECRET = "crashSecret";
    private static final String TOKEN = "operator-0123456789";
    private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();
    private static final Set<String> ENDED = Set.of("FILLED", "CANCELLED", "REJECTED", "EXPIRED");
    private static final Set<String> SETTLED =
            Set.of("SUBMITTED", "PARTIALLY_FILLED", "FILLED", "CANCELLED", "REJECTED", "EXPIRED");
    private static final int ACCEPTED = 202;
    private static final int READY = 200;
    private static final String RESTING =
            "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"quantity\":\"0.001\",\"price\":\"40000\"}";
    private static final String AT_MARKET =
            "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"0.001\"}";

    private final Trap trap = new Trap();
    private final EmbeddedDatabase database;
    private final TestExchange exchange;
    private final Relay toDatabase;
    private final Relay toVenue;
    private final Path home;
    private final Program program;
    private Service service;
    private int keys;

    CrashMatrix(Path directory) throws Exception {
        database = EmbeddedDatabase.start(directory.resolve("database"), "desk", Optional.of(BINARIES));
        exchange = TestExchange.start(
                directory.resolve("exchange"),
                KEY,
                SECRET,
                // A start a few seconds after the last one: their questions would use up a minute's weight.
                "--weight-limit",
                "100000");
        URI there = URI.create(exchange.restUrl());
        toDatabase = new Relay(database.address().port(), trap::database);
        toVenue = new Relay(there.getPort(), trap::venue);
        home = Files.createDirectories(directory.resolve("desk"));
        program = desk("127.0.0.1:" + toVenue.port() + there.getPath());
        service = begin();
    }

    private Program desk(String venue) {
        DatabaseAddress address = database.address();
        return new Program(home)
                .with("SLUICE_MODE", "testnet")
                .with("TRADING_ENABLED", "true")
                .with("SLUICE_SYMBOLS", "BTCUSDT")
                .with("SLUICE_STRATEGY_MICRO_PRICE_MOMENTUM_ENABLED", "false")
                .with("SLUICE_EXECUTION_SUBMIT_TIMEOUT", "1s")
                .with("SLUICE_EXECUTION_NOT_FOUND_HORIZON", "1s")
                .with("SLUICE_RECONCILIATION_INTERVAL", "1s")
                .with("SLUICE_SECURITY_OPERATOR_TOKEN", TOKEN)
                .with("SLUICE_VENUE_BINANCE_REST_URL", "http://" + venue)
                .with("SLUICE_VENUE_BINANCE_STREAM_URL", "ws://" + venue)
                .with("SLUICE_VENUE_BINANCE_WS_API_URL", "ws://" + venue + "/ws-api/v3")
                .with("SLUICE_VENUE_BINANCE_API_KEY", KEY)
                .with("SLUICE_VENUE_BINANCE_API_SECRET", SECRET)
                .with("SLUICE_VENUE_BINANCE_RECV_WINDOW", "1s")
                .with("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:" + toDatabase.port() + "/desk")
                .with("QUARKUS_DATASOURCE_USERNAME", address.username())
                .with("QUARKUS_DATASOURCE_PASSWORD", address.password());
    }

    private Service begin() throws Exception {
        Service started = Service.start(program, home, TOKEN);
        Service.awaitTrue("ready", () -> started.readiness() == READY);
        return started;
    }

    /** Kills the desk at that moment, starts it again, and compares. */
    void run(CrashPoint point) throws Exception {
        try {
            prepare(point);
            String key = "k" + ++keys;
            Optional<String> open = target(point);
            trap.arm(point, service::strike);
            Optional<HttpResponse<String>> answer = ask(point, key, open);
            answer.ifPresent(
                    told -> assertThat(told.statusCode()).as(told.body()).isLessThan(300));
            Service.awaitTrue("the moment: " + point, () -> !service.isAlive());
            service.close();
            trap.keepSocketsAway(false);
            service = begin();
            Service.awaitTrue("everything has settled", this::allSettled);
            keepsItsWord(point, key, open, answer);
            Service.awaitTrue("everything has settled", this::allSettled);
            awaitSameStory();
            tidy();
        } catch (AssertionError e) {
            throw new AssertionError(point + ": " + e.getMessage() + "\n" + service.err(), e);
        }
    }

    private void prepare(CrashPoint point) throws Exception {
        if (point.deed() == CrashPoint.Deed.PARTIAL_FILL) {
            exchange.fault("{\"kind\":\"partial-fill\",\"match\":\"order.place\",\"count\":1}");
        }
    }

    /** An order in the book, for what is done to one. */
    private Optional<String> target(CrashPoint point) throws Exception {
        boolean needed = point.deed() == CrashPoint.Deed.CANCEL || point.deed() == CrashPoint.Deed.MODIFY;
        Optional<String> open = Optional.empty();
        if (needed) {
            HttpResponse<String> answer = service.order("open" + keys, RESTING);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(ACCEPTED);
            String id = Service.json(answer).get("id").asText();
            Service.awaitTrue("it rests", () -> state(id).equals("SUBMITTED"));
            open = Optional.of(id);
        }
        if (point.place() == CrashPoint.Place.REST) {
            trap.keepSocketsAway(true);
            exchange.fault("{\"now\":[\"disconnect\"]}");
            Service.awaitTrue("only REST is left", () -> userStream().equals("disconnected"));
        }
        return open;
    }

    /** Empty if the desk died before it could answer. */
    private Optional<HttpResponse<String>> ask(CrashPoint point, String key, Optional<String> open) throws Exception {
        try {
            return Optional.of(
                    switch (point.deed()) {
                        case SUBMIT, PARTIAL_FILL -> service.order(key, RESTING);
                        case FILL -> service.order(key, AT_MARKET);
                        case CANCEL -> service.delete("/api/orders/" + open.orElseThrow());
                        case MODIFY -> service.patch("/api/orders/" + open.orElseThrow(), "{\"quantity\":\"0.0005\"}");
                    });
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What was answered holds; what was not may be asked again. */
    private void keepsItsWord(
            CrashPoint point, String key, Optional<String> open, Optional<HttpResponse<String>> answer)
            throws Exception {
        if (open.isPresent() && point.deed() == CrashPoint.Deed.CANCEL && answer.isPresent()) {
            Service.awaitTrue("the cancel", () -> state(open.get()).equals("CANCELLED"));
        } else if (open.isEmpty()) {
            HttpResponse<String> again = insist(() -> ask(point, key, open).orElseThrow());
            assertThat(again.statusCode()).as(again.body()).isEqualTo(ACCEPTED);
            if (answer.isPresent()) {
                assertThat(Service.json(again).get("id"))
                        .isEqualTo(Service.json(answer.get()).get("id"));
            }
        }
    }

    /** A symbol in doubt takes no orders for a moment. */
    private static HttpResponse<String> insist(Callable<HttpResponse<String>> question) throws Exception {
        Answers answers = new Answers(question);
        Service.awaitTrue("an answer", answers::isAccepted);
        return answers.last();
    }

    private static final class Answers {
        private final Callable<HttpResponse<String>> question;
        private @Nullable HttpResponse<String> last;

        Answers(Callable<HttpResponse<String>> question) {
            this.question = question;
        }

        boolean isAccepted() {
            try {
                last = question.call();
                return last.statusCode() == ACCEPTED;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        HttpResponse<String> last() {
            return Objects.requireNonNull(last);
        }
    }

    /** Everybody is shown the same orders, fills and balances, and nothing came into being twice. */
    private void awaitSameStory() throws Exception {
        Service.awaitSame(this::deskOrders, this::exchangeOrders);
        assertThat(exchange.state().get("orders").size()).isLessThanOrEqualTo(2 * keys);
        assertThat(trades(service.all("/api/fills")))
                .isEqualTo(trades(exchange.state().get("fills")));
        Service.awaitSame(() -> balances(account()), () -> balances(exchangeBalances()));
    }

    private void tidy() throws Exception {
        exchange.behave();
        for (JsonNode order : service.all("/api/orders")) {
            if (!ENDED.contains(order.get("state").asText())) {
                service.delete("/api/orders/" + order.get("id").asText());
            }
        }
        Service.awaitTrue("nothing is open", () -> orders().values().stream().allMatch(ENDED::contains));
    }

    /** Stops in order and walks the whole journal. */
    void verify() throws Exception {
        assertThat(service.stop()).as(service.err()).isZero();
        program.run("journal", "verify").exited(0);
    }

    private boolean allSettled() {
        return SETTLED.containsAll(orders().values());
    }

    private String state(String id) {
        return orders().getOrDefault(id, "");
    }

    private TreeMap<String, String> orders() {
        TreeMap<String, String> states = new TreeMap<>();
        deskRows()
                .forEach(order ->
                        states.put(order.get("id").asText(), order.get("state").asText()));
        return states;
    }

    private Iterable<JsonNode> deskRows() {
        return asked(() -> service.all("/api/orders"));
    }

    private String userStream() {
        return asked(() -> service.get("/api/status")).at("/venue/userStream").asText();
    }

    private JsonNode account() {
        return asked(() -> service.get("/api/account")).get("balances");
    }

    private JsonNode exchangeBalances() {
        return asked(exchange::state).get("balances");
    }

    private TreeMap<String, String> deskOrders() {
        TreeMap<String, String> known = new TreeMap<>();
        for (JsonNode order : deskRows()) {
            if (order.hasNonNull("venueOrderId")) {
                String state = order.get("state").asText();
                known.put(
                        order.get("clientOrderId").asText(),
                        (state.equals("SUBMITTED") ? "NEW" : state.replace("CANCELLED", "CANCELED")) + " "
                                + order.get("quantity").asText() + " "
                                + order.get("filledQuantity").asText());
            }
        }
        return known;
    }

    private TreeMap<String, String> exchangeOrders() {
        TreeMap<String, String> known = new TreeMap<>();
        for (JsonNode order : asked(exchange::state).get("orders")) {
            String before = known.put(
                    order.get("clientOrderId").asText(),
                    order.get("state").asText() + " " + order.get("quantity").asText() + " "
                            + order.get("filledQuantity").asText());
            assertThat(before).as("a second order of the same id").isNull();
        }
        return known;
    }

    private static Set<String> trades(Iterable<JsonNode> fills) {
        Set<String> trades = new TreeSet<>();
        for (JsonNode fill : fills) {
            String trade =
                    fill.get("symbol").asText() + " " + fill.get("tradeId").asText();
            assertThat(trades.add(trade)).as("doubled: %s", trade).isTrue();
        }
        return trades;
    }

    private static TreeMap<String, String> balances(Iterable<JsonNode> rows) {
        TreeMap<String, String> balances = new TreeMap<>();
        for (JsonNode row : rows) {
            String told = plain(row.get("free")) + " " + plain(row.get("locked"));
            if (!told.equals("0 0")) {
                balances.put(row.get("asset").asText(), told);
            }
        }
        return balances;
    }

    private static String plain(JsonNode text) {
        BigDecimal value = new BigDecimal(text.asText());
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static <T> T asked(Callable<T> question) {
        try {
            return question.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        service.close();
        toVenue.close();
        toDatabase.close();
        exchange.close();
        database.close();
    }
}
