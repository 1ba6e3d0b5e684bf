package dev.sluice.vocabulary;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Order terms as the named texts of a row, there and back. */
public final class TermsRow {
    private TermsRow() {}

    /** Adds the terms to a row; what the order does not have is left out. */
    public static void write(OrderTerms terms, Map<String, Object> row) {
        row.put("symbol", terms.symbol().name());
        row.put("side", terms.side().name());
        row.put("type", terms.type().name());
        row.put("quantity", terms.quantity().toString());
        terms.price().ifPresent(price -> row.put("price", price.toString()));
        row.put("timeInForce", terms.timeInForce().name());
        OrderOptions options = terms.options();
        options.stopPrice().ifPresent(price -> row.put("stopPrice", price.toString()));
        options.icebergQuantity().ifPresent(shown -> row.put("icebergQuantity", shown.toString()));
        options.selfTradePrevention().ifPresent(mode -> row.put("selfTradePrevention", mode.name()));
    }

    /**
     * The terms of a row that {@link #write} wrote.
     *
     * @param value the text of a name, empty if the row has none
     * @throws java.util.NoSuchElementException if a text that every order has is missing
     */
    public static OrderTerms read(Function<String, Optional<String>> value) {
        return new OrderTerms(
                new Symbol(value.apply("symbol").orElseThrow()),
                Side.valueOf(value.apply("side").orElseThrow()),
                OrderType.valueOf(value.apply("type").orElseThrow()),
                Quantity.of(value.apply("quantity").orElseThrow()),
                value.apply("price").map(Price::of),
                TimeInForce.valueOf(value.apply("timeInForce").orElseThrow()),
                new OrderOptions(
                        value.apply("stopPrice").map(Price::of),
                        value.apply("icebergQuantity").map(Quantity::of),
                        value.apply("selfTradePrevention").map(SelfTradePrevention::valueOf)));
    }
}
