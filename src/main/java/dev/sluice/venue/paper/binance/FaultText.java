package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.binance.FaultRule.ErrorText;
import dev.sluice.venue.paper.binance.FaultRule.Kind;
import dev.sluice.venue.paper.binance.FaultRule.Odds;
import dev.sluice.venue.paper.binance.FaultRule.Point;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Fault rules from JSON and back. Whatever is wrong with one is {@link IllegalArgumentException} and says what. */
final class FaultText {
    private static final Set<String> MEMBERS = Set.of(
            "on", "match", "kind", "probability", "after", "count", "millis", "status", "code", "msg", "fraction");
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final long MILLIS_LIMIT = 3L * 24 * 3_600_000;
    private static final long USUAL_MILLIS = 200;
    private static final long USUAL_PAUSE_MILLIS = 10_000;
    private static final long USUAL_BAN_MILLIS = 120_000;

    /** {@code errors.md}, "10xx" and "20xx", for rules that give a code alone. */
    private static final Map<Integer, ErrorText> USUAL = Map.of(
            -1000, new ErrorText(500, -1000, "An unknown error occurred while processing the request."),
            -1001, new ErrorText(500, -1001, "Internal error; unable to process your request. Please try again."),
            -1006,
                    new ErrorText(
                            500,
                            -1006,
                            "An unexpected response was received from the message bus. Execution status unknown."),
            -1007,
                    new ErrorText(
                            504,
                            -1007,
                            "Timeout waiting for response from backend server. Send status unknown; execution status "
                                    + "unknown."),
            -1008,
                    new ErrorText(
                            503,
                            -1008,
                            "Server is currently overloaded with other requests. Please try again in a few minutes."),
            -1021, new ErrorText(400, -1021, "Timestamp for this request is outside of the recvWindow."),
            -2010, new ErrorText(400, -2010, "Account has insufficient balance for requested action."),
            -2011, new ErrorText(400, -2011, "Unknown order sent."),
            -2013, new ErrorText(400, -2013, "Order does not exist."));

    private FaultText() {}

    static FaultRule read(Map<?, ?> json) {
        Set<Object> unknown = new TreeSet<>(json.keySet());
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown " + unknown + "; a rule has " + new TreeSet<>(MEMBERS));
        }
        Kind kind = word(json, "kind", Kind.class)
                .orElseThrow(() -> new IllegalArgumentException("a rule has a kind, such as \"delay\""));
        Point on = word(json, "on", Point.class).orElse(Point.REQUEST);
        requireSense(kind, on);
        return new FaultRule(
                on,
                text(json, "match").orElseGet(() -> placesOnly(kind) ? "order.place" : "*"),
                kind,
                odds(json),
                number(json, "millis", 0, MILLIS_LIMIT).orElseGet(() -> usualMillis(kind)),
                kind == Kind.ERROR ? Optional.of(error(json)) : Optional.empty(),
                kind == Kind.PARTIAL_FILL ? Optional.of(fraction(json)) : Optional.empty());
    }

    private static boolean placesOnly(Kind kind) {
        return kind == Kind.NOT_FOUND || kind == Kind.PARTIAL_FILL;
    }

    private static void requireSense(Kind kind, Point on) {
        boolean answers = kind == Kind.ERROR || kind == Kind.RATE_LIMIT || kind == Kind.BAN;
        if (answers && (on == Point.STREAM || on == Point.USER)) {
            throw new IllegalArgumentException(shown(kind) + " is on request or answer");
        }
        if (placesOnly(kind) && on != Point.REQUEST) {
            throw new IllegalArgumentException(shown(kind) + " is on request");
        }
    }

    private static long usualMillis(Kind kind) {
        return switch (kind) {
            case DELAY, REORDER -> USUAL_MILLIS;
            case RATE_LIMIT, NOT_FOUND -> USUAL_PAUSE_MILLIS;
            case BAN -> USUAL_BAN_MILLIS;
            case DROP, DUPLICATE, DISCONNECT, ERROR, PARTIAL_FILL -> 0;
        };
    }

    private static Odds odds(Map<?, ?> json) {
        BigDecimal probability = decimal(json, "probability").orElse(BigDecimal.ONE);
        int perMillion =
                probability.multiply(MILLION).setScale(0, RoundingMode.DOWN).intValue();
        if (probability.compareTo(BigDecimal.ONE) > 0 || perMillion < 1) {
            throw new IllegalArgumentException("probability is 0.000001 to 1 but is " + probability);
        }
        return new Odds(
                perMillion,
                number(json, "after", 0, Long.MAX_VALUE).orElse(0L),
                number(json, "count", 1, Long.MAX_VALUE));
    }

    private static ErrorText error(Map<?, ?> json) {
        int code = Math.toIntExact(number(json, "code", -9_999, -1).orElse(-1_007L));
        ErrorText usual = USUAL.getOrDefault(code, new ErrorText(500, code, "Internal error."));
        int status = Math.toIntExact(number(json, "status", 400, 599).orElse((long) usual.status()));
        return new ErrorText(status, code, text(json, "msg").orElse(usual.message()));
    }

    private static BigDecimal fraction(Map<?, ?> json) {
        BigDecimal fraction = decimal(json, "fraction").orElse(new BigDecimal("0.5"));
        if (fraction.signum() <= 0 || fraction.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("fraction is more than 0 and less than 1 but is " + fraction);
        }
        return fraction;
    }

    private static <E extends Enum<E>> Optional<E> word(Map<?, ?> json, String name, Class<E> words) {
        return text(json, name).map(text -> {
            for (E word : words.getEnumConstants()) {
                if (shown(word).equals(text)) {
                    return word;
                }
            }
            Set<String> all = new TreeSet<>();
            for (E word : words.getEnumConstants()) {
                all.add(shown(word));
            }
            throw new IllegalArgumentException(name + " is one of " + all + " but is \"" + text + "\"");
        });
    }

    private static String shown(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<String> text(Map<?, ?> json, String name) {
        return switch (json.get(name)) {
            case null -> Optional.empty();
            case String text when !text.isEmpty() -> Optional.of(text);
            default -> throw new IllegalArgumentException(name + " is a text");
        };
    }

    static Optional<BigDecimal> decimal(Map<?, ?> json, String name) {
        Object value = json.get(name);
        String text = value instanceof JsonReader.Number number ? number.text() : value instanceof String s ? s : null;
        if (value == null) {
            return Optional.empty();
        }
        if (text == null || !text.matches("-?[0-9]{1,19}(\\.[0-9]{1,8})?")) {
            throw new IllegalArgumentException(name + " is a number");
        }
        return Optional.of(new BigDecimal(text));
    }

    static Optional<Long> number(Map<?, ?> json, String name, long least, long most) {
        return decimal(json, name).map(number -> {
            boolean whole = number.stripTrailingZeros().scale() <= 0;
            boolean between =
                    number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
            if (!whole || !between) {
                throw new IllegalArgumentException(
                        name + " is a whole number from " + least + " to " + most + " but is " + number);
            }
            return number.longValueExact();
        });
    }

    static JsonObject write(Faults.Armed armed) {
        FaultRule rule = armed.rule();
        Object count = rule.chance().count().isPresent() ? rule.chance().count().get() : null;
        JsonObject json = new JsonObject()
                .put("id", armed.id())
                .put("on", shown(rule.on()))
                .put("match", rule.match())
                .put("kind", shown(rule.kind()))
                .put(
                        "probability",
                        BigDecimal.valueOf(rule.chance().perMillion(), 6)
                                .stripTrailingZeros()
                                .toPlainString())
                .put("after", rule.chance().after())
                .member("count", count)
                .put("millis", rule.millis());
        rule.error()
                .ifPresent(error -> json.put("status", error.status())
                        .put("code", error.code())
                        .put("msg", error.message()));
        rule.fraction().ifPresent(fraction -> json.put("fraction", fraction.toPlainString()));
        return json.put("met", armed.met()).put("struck", armed.struck());
    }
}
