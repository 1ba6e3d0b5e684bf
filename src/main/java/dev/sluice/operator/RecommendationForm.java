package dev.sluice.operator;

import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/recommendations}, and what is made of it. */
@Schema(
        name = "Recommendation",
        description = "What a strategy outside the desk would do. How much, the desk decides.",
        additionalProperties = Schema.False.class,
        requiredProperties = {"strategy", "symbol", "side", "confidence", "rationale"})
record RecommendationForm(
        @Schema(examples = "momentum-lab", pattern = "^[a-z][a-z0-9_-]{0,63}$")
        String strategy,

        @Schema(examples = "BTCUSDT", pattern = "^[A-Z0-9_.-]{1,20}$")
        String symbol,

        Side side,

        @Schema(examples = "0.7", description = "From 0 to 1.")
        String confidence,

        @Schema(examples = "61850.00", description = "The worst price; absent: a taker's now.") @Nullable String entry,

        @Schema(examples = "61200.00", description = "Where it is proven wrong; the size follows from the distance.")
        @Nullable String stop,

        @Schema(examples = "63000.00", description = "Where to take the profit; shown.") @Nullable String target,

        @Schema(minLength = 1, maxLength = Checks.REASON_MAX, examples = "breakout of the range")
        String rationale,

        @Schema(minimum = "1", maximum = "86400000", description = "How long it may wait for a person at most.")
        @Nullable Long validForMillis) {
    private static final Set<String> FIELDS = new TreeSet<>(List.of(
            "strategy", "symbol", "side", "confidence", "entry", "stop", "target", "rationale", "validForMillis"));
    private static final Pattern STRATEGY = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final String TAKEN = "manual";
    private static final long VALID_MILLIS_MAX = 86_400_000;

    /**
     * Reads a body.
     *
     * @throws HttpProblem 400 if it is no JSON object, 422 if it is no recommendation
     */
    static RecommendationRequest.View parse(byte[] body) {
        JsonForm form = JsonForm.read(body, FIELDS);
        Optional<String> strategy = strategy(form);
        Optional<Symbol> symbol = OrderForm.symbol(form);
        Optional<Side> side = form.word("side", Side.values());
        Optional<BigDecimal> confidence = confidence(form);
        Optional<Price> entry = price(form, "entry");
        Optional<Price> stop = price(form, "stop");
        Optional<Price> target = price(form, "target");
        side.ifPresent(known -> requireOrder(form, known, stop, entry, target));
        Optional<String> rationale = Checks.sentence(form, "rationale");
        Optional<Long> validForNanos = validForNanos(form);
        form.requireValid();
        return new RecommendationRequest.View(
                strategy.orElseThrow(),
                symbol.orElseThrow(),
                side.orElseThrow(),
                confidence.orElseThrow(),
                entry,
                stop,
                target,
                rationale.orElseThrow(),
                validForNanos);
    }

    /** Equal recommendations have equal hashes, however they were written. */
    static String hash(RecommendationRequest.View view) {
        Map<String, Object> canonical = new HashMap<>();
        canonical.put("strategy", view.strategy());
        canonical.put("symbol", view.symbol().name());
        canonical.put("side", view.side().name());
        canonical.put("confidence", view.confidence().stripTrailingZeros().toPlainString());
        view.entry().ifPresent(price -> canonical.put("entry", price.toString()));
        view.stop().ifPresent(price -> canonical.put("stop", price.toString()));
        view.target().ifPresent(price -> canonical.put("target", price.toString()));
        canonical.put("rationale", view.rationale());
        view.validForNanos().ifPresent(nanos -> canonical.put("validForNanos", nanos));
        return OrderForm.digest(canonical);
    }

    private static Optional<String> strategy(JsonForm form) {
        Optional<String> strategy = form.text("strategy");
        if (strategy.isPresent() && !STRATEGY.matcher(strategy.get()).matches()) {
            form.error("strategy", "must be 1 to 64 of a-z 0-9 _ -, beginning with a letter");
        } else if (strategy.isPresent() && strategy.get().equals(TAKEN)) {
            form.error("strategy", TAKEN + " is the name of people's orders");
        }
        return strategy;
    }

    private static Optional<BigDecimal> confidence(JsonForm form) {
        if (form.has("confidence") && form.isZero("confidence")) {
            return Optional.of(BigDecimal.ZERO);
        }
        Optional<BigDecimal> confidence = form.decimal("confidence").map(FixedPoint::toDecimal);
        if (confidence.isPresent() && confidence.get().compareTo(BigDecimal.ONE) > 0) {
            form.error("confidence", "must be from 0 to 1");
        }
        return confidence;
    }

    private static Optional<Price> price(JsonForm form, String field) {
        return form.has(field) ? form.decimal(field).map(Price::ofUnits) : Optional.empty();
    }

    /** To buy: stop below entry below target; to sell: the other way round. */
    private static void requireOrder(
            JsonForm form, Side side, Optional<Price> stop, Optional<Price> entry, Optional<Price> target) {
        if (isWrong(side, stop, entry.or(() -> target))) {
            form.error("stop", "must be " + (side == Side.BUY ? "below" : "above") + " entry and target");
        }
        if (isWrong(side, entry, target)) {
            form.error("target", "must be " + (side == Side.BUY ? "above" : "below") + " entry");
        }
    }

    private static boolean isWrong(Side side, Optional<Price> worse, Optional<Price> better) {
        return worse.isPresent() && better.isPresent() && better.get().compareTo(worse.get()) * side.sign() <= 0;
    }

    private static Optional<Long> validForNanos(JsonForm form) {
        if (!form.has("validForMillis")) {
            return Optional.empty();
        }
        Optional<Long> units = form.decimal("validForMillis");
        Optional<Long> millis =
                units.filter(value -> value % FixedPoint.ONE == 0).map(value -> value / FixedPoint.ONE);
        if (units.isPresent()
                && millis.filter(value -> value <= VALID_MILLIS_MAX).isEmpty()) {
            form.error("validForMillis", "must be a whole number from 1 to " + VALID_MILLIS_MAX);
        }
        return millis.map(value -> value * UtcNanos.PER_MILLI);
    }
}
