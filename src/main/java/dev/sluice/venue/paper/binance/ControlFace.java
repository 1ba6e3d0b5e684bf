package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.PaperExchange;
import dev.sluice.vocabulary.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The switchboard for tests, below {@code /control}: what the exchange shall do wrong, and money
 * from nowhere. Answers and errors are JSON;
 * an error is {@code {"error":…}} with status 400 or 404, and changes nothing.
 */
public final class ControlFace {
    private static final String FAULTS = "/control/faults";
    private static final String DEPOSIT = "/control/deposit";
    private static final List<String> MEMBERS = List.of("rules", "seed", "skewMillis", "now");
    private static final long SKEW_LIMIT_MILLIS = 86_400_000;

    private final TradingFloor floor;
    private final Faults faults;
    private final Events events;

    /** What can be made to happen at once. */
    interface Events {
        /** Cuts every WebSocket. */
        void disconnect();

        /** Ends every user data stream, with {@code eventStreamTerminated}. */
        void terminateUserStreams();

        /** Announces a shutdown that does not come. */
        void announceShutdown();
    }

    ControlFace(TradingFloor floor, Faults faults, Events events) {
        this.floor = floor;
        this.faults = faults;
        this.events = events;
    }

    /** Answers exactly once. */
    public void handle(RestRequest request, Consumer<RestAnswer> reply) {
        try {
            switch (request.path()) {
                case FAULTS -> reply.accept(faults(request));
                case DEPOSIT -> deposit(request, reply);
                default -> reply.accept(answer(404, error("there are " + FAULTS + " and " + DEPOSIT)));
            }
        } catch (IllegalArgumentException | ArithmeticException | ApiError e) {
            reply.accept(answer(400, error(String.valueOf(e.getMessage()))));
        }
    }

    private RestAnswer faults(RestRequest request) {
        return switch (request.verb()) {
            case "GET" -> answer(200, state());
            case "POST" -> answer(200, post(request.body()));
            case "DELETE" -> delete(request.query());
            default -> answer(405, error("GET, POST or DELETE"));
        };
    }

    /** {@code {"account":…,"asset":…,"amount":…}}; a negative amount is withdrawn. */
    private void deposit(RestRequest request, Consumer<RestAnswer> reply) {
        if (!request.verb().equals("POST")) {
            reply.accept(answer(405, error("POST")));
            return;
        }
        Map<?, ?> json = object(request.body());
        AccountId account = new AccountId(FaultText.text(json, "account").orElse(AccountId.DESK.value()));
        Asset asset = new Asset(FaultText.text(json, "asset").orElseThrow(ControlFace::incomplete));
        BigDecimal amount = FaultText.decimal(json, "amount").orElseThrow(ControlFace::incomplete);
        floor.call(exchange -> deposit(exchange, account, asset, amount), reply);
    }

    private static IllegalArgumentException incomplete() {
        return new IllegalArgumentException("a deposit has an asset and an amount");
    }

    private RestAnswer deposit(PaperExchange exchange, AccountId account, Asset asset, BigDecimal amount) {
        if (!exchange.hasAccount(account)) {
            return answer(404, error("there is no account " + account));
        }
        try {
            exchange.deposit(account, asset, amount, floor.nowNanos());
        } catch (IllegalArgumentException e) {
            return answer(400, error(String.valueOf(e.getMessage())));
        }
        return answer(
                200,
                new JsonObject()
                        .put("account", account.value())
                        .put("asset", asset.code())
                        .put(
                                "free",
                                Objects.requireNonNull(
                                                exchange.balances(account).get(asset))
                                        .free()));
    }

    private JsonObject state() {
        return new JsonObject()
                .put("skewMillis", faults.skewNanos() / 1_000_000)
                .put("rules", faults.rules().stream().map(FaultText::write).toList());
    }

    /** One rule, or {@code {"rules":[…],"seed":…,"skewMillis":…,"now":[…]}}: all of it or nothing. */
    private JsonObject post(String body) {
        Map<?, ?> json = object(body);
        if (json.containsKey("kind")) {
            faults.add(FaultText.read(json));
            return state();
        }
        TreeSet<Object> unknown = new TreeSet<>(json.keySet());
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown " + unknown + "; send a rule with its kind, or " + MEMBERS);
        }
        List<FaultRule> rules = new ArrayList<>();
        list(json, "rules").forEach(each -> rules.add(rule(each)));
        List<Runnable> now = new ArrayList<>();
        list(json, "now").forEach(each -> now.add(event(each)));
        Optional<Long> seed = FaultText.number(json, "seed", Long.MIN_VALUE, Long.MAX_VALUE);
        Optional<Long> skew = FaultText.number(json, "skewMillis", -SKEW_LIMIT_MILLIS, SKEW_LIMIT_MILLIS);
        if (faults.rules().size() + rules.size() > Faults.MOST_RULES) {
            throw new IllegalArgumentException("there may be " + Faults.MOST_RULES + " rules at most");
        }
        seed.ifPresent(faults::seed);
        skew.ifPresent(millis -> faults.skew(millis * 1_000_000));
        rules.forEach(faults::add);
        now.forEach(Runnable::run);
        return state();
    }

    private static Map<?, ?> object(String body) {
        try {
            if (JsonReader.read(body) instanceof Map<?, ?> json) {
                return json;
            }
        } catch (JsonReader.MalformedJsonException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
        throw new IllegalArgumentException("send a JSON object");
    }

    private static List<?> list(Map<?, ?> json, String name) {
        return switch (json.get(name)) {
            case null -> List.of();
            case List<?> items -> items;
            default -> throw new IllegalArgumentException(name + " is a list");
        };
    }

    private static FaultRule rule(Object json) {
        if (json instanceof Map<?, ?> members) {
            return FaultText.read(members);
        }
        throw new IllegalArgumentException("a rule is a JSON object");
    }

    private Runnable event(Object word) {
        return switch (String.valueOf(word)) {
            case "disconnect" -> events::disconnect;
            case "terminate-user-streams" -> events::terminateUserStreams;
            case "announce-shutdown" -> events::announceShutdown;
            default ->
                throw new IllegalArgumentException(
                        "now lists disconnect, terminate-user-streams or announce-shutdown but has " + word);
        };
    }

    private RestAnswer delete(String query) {
        Map<String, String> params = FormText.parse(query, "");
        String id = params.get("id");
        if (id == null) {
            faults.clear();
            return answer(200, state());
        }
        if (!id.matches("[0-9]{1,18}") || !faults.remove(Long.parseLong(id))) {
            return answer(404, error("there is no rule " + id));
        }
        return answer(200, state());
    }

    private static JsonObject error(String message) {
        return new JsonObject().put("error", message);
    }

    private static RestAnswer answer(int status, JsonObject body) {
        return new RestAnswer(
                status,
                Map.of(RestAnswer.CONTENT_TYPE, RestAnswer.JSON),
                JsonWriter.write(body, TimeScale.MILLISECOND));
    }
}
