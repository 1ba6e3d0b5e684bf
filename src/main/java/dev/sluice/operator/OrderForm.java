package dev.sluice.operator;

import dev.sluice.journal.CanonicalJson;
import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/orders}, and what is made of it. */
@Schema(
        name = "OrderRequest",
        description = "An order that a person wants.",
        additionalProperties = Schema.False.class,
        requiredProperties = {"symbol", "side", "type", "quantity"})
record OrderForm(
        @Schema(examples = "BTCUSDT", pattern = "^[A-Z0-9_.-]{1,20}$")
        String symbol,

        Side side,
        OrderType type,

        @Schema(examples = "0.001", description = "In base asset; more than 0, at most 9000000000, at most 8 decimals.")
        String quantity,

        @Schema(examples = "61837.63", description = "The limit; needed by every type but MARKET, which takes none.")
        @Nullable String price,

        @Schema(description = "With a price; GTC if absent.") @Nullable TimeInForce timeInForce,

        @Schema(examples = "60000.00", description = "Where a stop wakes up.") @Nullable String stopPrice,

        @Schema(examples = "0.0001", description = "What the book shows at a time.") @Nullable String icebergQuantity,

        @Schema(description = "If it met an own order.") @Nullable SelfTradePrevention selfTradePrevention) {
    private static final Set<String> FIELDS = new TreeSet<>(List.of(
            "symbol",
            "side",
            "type",
            "quantity",
            "price",
            "timeInForce",
            "stopPrice",
            "icebergQuantity",
            "selfTradePrevention"));

    /**
     * Reads a body.
     *
     * @throws HttpProblem 400 if it is no JSON object, 422 if it is no order
     */
    static OrderTerms parse(byte[] body) {
        JsonForm form = JsonForm.read(body, FIELDS);
        Optional<Symbol> symbol = symbol(form);
        Optional<Side> side = form.word("side", Side.values());
        Optional<OrderType> type = form.word("type", OrderType.values());
        Optional<Quantity> quantity = form.decimal("quantity").map(Quantity::ofUnits);
        Optional<Price> price = type.flatMap(known -> price(form, known));
        Optional<Price> stopPrice = type.flatMap(known -> stopPrice(form, known));
        TimeInForce timeInForce = form.has("timeInForce")
                ? form.word("timeInForce", TimeInForce.values()).orElse(TimeInForce.GTC)
                : TimeInForce.GTC;
        if (type.isPresent() && !type.get().takesTimeInForce() && timeInForce != TimeInForce.GTC) {
            form.error("timeInForce", type.get() + " takes none");
        }
        Optional<Quantity> iceberg = type.flatMap(known -> iceberg(form, known, timeInForce));
        Optional<SelfTradePrevention> prevention = form.has("selfTradePrevention")
                ? form.word("selfTradePrevention", SelfTradePrevention.values())
                : Optional.empty();
        form.requireValid();
        return new OrderTerms(
                symbol.orElseThrow(),
                side.orElseThrow(),
                type.orElseThrow(),
                quantity.orElseThrow(),
                price,
                timeInForce,
                new OrderOptions(stopPrice, iceberg, prevention));
    }

    /** Equal orders have equal hashes, however they were written. */
    static String hash(OrderTerms terms) {
        Map<String, Object> canonical = new HashMap<>();
        canonical.put("symbol", terms.symbol().name());
        canonical.put("side", terms.side().name());
        canonical.put("type", terms.type().name());
        canonical.put("quantity", terms.quantity().toString());
        terms.price().ifPresent(price -> canonical.put("price", price.toString()));
        canonical.put("timeInForce", terms.timeInForce().name());
        OrderOptions options = terms.options();
        options.stopPrice().ifPresent(price -> canonical.put("stopPrice", price.toString()));
        options.icebergQuantity().ifPresent(shown -> canonical.put("icebergQuantity", shown.toString()));
        options.selfTradePrevention().ifPresent(mode -> canonical.put("selfTradePrevention", mode.name()));
        return digest(canonical);
    }

    /** SHA-256 of the canonical text, in hex. */
    static String digest(Map<String, Object> canonical) {
        byte[] text = CanonicalJson.write(canonical).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    static Optional<Symbol> symbol(JsonForm form) {
        Optional<String> text = form.text("symbol");
        Optional<Symbol> symbol = text.flatMap(Checks::symbol);
        if (text.isPresent() && symbol.isEmpty()) {
            form.error("symbol", "must have 1 to 20 characters of A-Z 0-9 - _ .");
        }
        return symbol;
    }

    private static Optional<Price> price(JsonForm form, OrderType type) {
        if (type.hasPrice()) {
            return form.decimal("price").map(Price::ofUnits);
        }
        if (form.has("price")) {
            form.error("price", type + " takes none");
        }
        return Optional.empty();
    }

    private static Optional<Price> stopPrice(JsonForm form, OrderType type) {
        if (type.hasStop()) {
            return form.decimal("stopPrice").map(Price::ofUnits);
        }
        if (form.has("stopPrice")) {
            form.error("stopPrice", type + " takes none");
        }
        return Optional.empty();
    }

    private static Optional<Quantity> iceberg(JsonForm form, OrderType type, TimeInForce timeInForce) {
        if (!form.has("icebergQuantity")) {
            return Optional.empty();
        }
        if (!type.hasPrice() || timeInForce != TimeInForce.GTC) {
            form.error("icebergQuantity", "only an order that can rest in the book (a limit, GTC) takes one");
        }
        return form.decimal("icebergQuantity").map(Quantity::ofUnits);
    }
}
