package dev.sluice.storm;

import static dev.sluice.storm.StormTime.SECOND;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.pipeline.StormDesk;
import dev.sluice.pipeline.StormDesk.CrashPoint;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What goes wrong in a storm, drawn from its seed: rules of misbehaviour at the exchange, the network, the process. */
final class Weather {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a lagging query side, in the exchange's rules. */
    static final int LONGEST_LAG_MILLIS = 60_000;

    private static final List<String> PLACES = List.of("order.place", "order.place", "order.*", "*");
    private static final List<String> REQUESTS =
            List.of("order.place", "order.cancel", "order.status", "order.*", "openOrders.status", "myTrades", "*");
    private static final List<Integer> BEFORE = List.of(-1000, -1001, -1006, -1007, -1008, -1021, -2010);
    private static final List<Integer> AFTER = List.of(-1000, -1001, -1006, -1007, -1007, -1006);
    private static final List<String> EVENTS = List.of("executionReport", "outboundAccountPosition", "*");

    private final StormTime time;
    private final StormExchange exchange;
    private final Wire wire;
    private final StormDesk desk;
    private final SplittableRandom chance;
    private final Consumer<String> trace;
    private final Tally tally;

    /** What the weather works on. */
    record Place(StormTime time, StormExchange exchange, Wire wire, StormDesk desk) {}

    Weather(Place place, SplittableRandom chance, Consumer<String> trace, Tally tally) {
        this.time = place.time();
        this.exchange = place.exchange();
        this.wire = place.wire();
        this.desk = place.desk();
        this.chance = chance;
        this.trace = trace;
        this.tally = tally;
    }

    /** Plans everything that goes wrong within that time from now. */
    void gather(long nanos) {
        int rules = 2 + chance.nextInt(5);
        for (int i = 0; i < rules; i++) {
            time.in(chance.nextLong(nanos / 2), () -> rule(anyRule()));
        }
        int blows = chance.nextInt(5);
        for (int i = 0; i < blows; i++) {
            time.in(chance.nextLong(nanos), this::blow);
        }
        int deaths = chance.nextInt(4);
        for (int i = 0; i < deaths; i++) {
            time.in(chance.nextLong(nanos), this::death);
        }
        time.in(nanos, this::clear);
    }

    private void clear() {
        count();
        exchange.control("DELETE", "");
        wire.calm();
        desk.spare();
        note("calm");
    }

    private void rule(String rule) {
        exchange.control("POST", rule);
        note("rule " + rule);
    }

    private String anyRule() {
        return switch (chance.nextInt(18)) {
            case 0, 1 -> json("error", "request", one(PLACES), ",\"code\":" + one(BEFORE) + often());
            case 2, 3 -> json("error", "answer", one(PLACES), ",\"code\":" + one(AFTER) + often());
            case 4 -> json("error", "answer", one(REQUESTS), ",\"status\":503,\"code\":-1001" + often());
            case 5, 6 -> json("drop", one(List.of("request", "answer")), one(REQUESTS), often());
            case 7 -> json("delay", one(List.of("request", "answer")), one(REQUESTS), millis(12_000) + often());
            case 8 -> json("reorder", one(List.of("request", "answer")), one(REQUESTS), millis(3_000) + often());
            case 9 -> json("disconnect", one(List.of("request", "answer")), one(PLACES), often());
            case 10 -> duplicate();
            case 11 ->
                json(
                        one(List.of("drop", "drop", "reorder", "duplicate", "disconnect")),
                        "user",
                        one(EVENTS),
                        millis(5_000) + often());
            case 15, 16 -> json("delay", "user", one(EVENTS), millis(8_000) + often());
            case 12 ->
                json(
                        one(List.of("drop", "delay", "reorder", "duplicate", "disconnect")),
                        "stream",
                        "*",
                        millis(2_000) + often());
            case 13 -> json("not-found", "request", "order.place", millis(LONGEST_LAG_MILLIS) + often());
            case 14 -> json("partial-fill", "request", "order.place", ",\"fraction\":0." + (1 + chance.nextInt(9)));
            default ->
                json(one(List.of("rate-limit", "ban")), "request", one(REQUESTS), millis(30_000) + ",\"count\":1");
        };
    }

    /** Never a new order: no honest network carries a request twice, and the exchange would carry it out twice. */
    private String duplicate() {
        return chance.nextBoolean()
                ? json("duplicate", "request", one(List.of("order.cancel", "order.status", "myTrades")), often())
                : json("duplicate", "answer", one(REQUESTS), often());
    }

    private String often() {
        int percent = 10 + chance.nextInt(80);
        String odds = ",\"probability\":0." + percent;
        return chance.nextBoolean() ? odds + ",\"count\":" + (1 + chance.nextInt(6)) : odds;
    }

    private String millis(int most) {
        return ",\"millis\":" + (1 + chance.nextInt(most));
    }

    private static String json(String kind, String on, String match, String more) {
        return "{\"kind\":\"" + kind + "\",\"on\":\"" + on + "\",\"match\":\"" + match + "\"" + more + "}";
    }

    private <T> T one(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }

    private void blow() {
        switch (chance.nextInt(9)) {
            case 0 -> happens("cut", wire::cutAll);
            case 1 -> happens("silence", wire::silenceAll);
            case 2 -> {
                long nanos = (5 + chance.nextLong(175)) * SECOND;
                happens("away", () -> wire.away(nanos, false));
            }
            case 3 -> {
                long nanos = (5 + chance.nextLong(60)) * SECOND;
                happens("away silently", () -> wire.away(nanos, true));
            }
            case 4 -> {
                long until = time.nowNanos() + (1 + chance.nextLong(20)) * SECOND;
                happens("journal stalls", () -> desk.stallJournal(until));
            }
            case 5 -> {
                int millis = chance.nextInt(16_000) - 8_000;
                happens("skew", () -> rule("{\"skewMillis\":" + millis + "}"));
            }
            case 6 -> {
                long nanos = (5 + chance.nextLong(40)) * SECOND;
                happens("websockets away", () -> wire.socketsAway(nanos));
            }
            case 7 -> happens("user stream ended", () -> rule("{\"now\":[\"terminate-user-streams\"]}"));
            default -> happens("shutdown announced", () -> rule("{\"now\":[\"announce-shutdown\"]}"));
        }
    }

    private void happens(String what, Runnable action) {
        note(what);
        tally.count("blow " + what);
        action.run();
    }

    private void death() {
        List<CrashPoint> points = List.of(
                CrashPoint.NOW,
                CrashPoint.BEFORE_COMMIT,
                CrashPoint.AFTER_COMMIT,
                CrashPoint.BEFORE_CALL,
                CrashPoint.AFTER_CALL);
        CrashPoint point = one(points);
        note("death " + point);
        if (point == CrashPoint.NOW) {
            desk.die();
        } else {
            desk.dieAt(point, 1 + chance.nextInt(8));
        }
    }

    private void note(String what) {
        trace.accept(what);
    }

    /** What the rules have done until now. */
    private void count() {
        try {
            for (JsonNode rule : JSON.readTree(exchange.control("GET", "")).path("rules")) {
                String name = rule.path("kind").asText() + " " + rule.path("on").asText();
                tally.count("fault " + name, rule.path("struck").asLong());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
