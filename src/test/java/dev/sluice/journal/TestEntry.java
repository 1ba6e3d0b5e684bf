package dev.sluice.journal;

import dev.sluice.vocabulary.OrderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entries for tests. */
public record TestEntry(String kind, long atNanos, Optional<OrderId> orderId, Map<String, Object> payload)
        implements JournalEntry {
    public static TestEntry of(String kind, Map<String, Object> payload) {
        return new TestEntry(kind, 1_723_161_254_208_809_267L, Optional.empty(), payload);
    }

    /** An order in a state, with the rows a fill of it would change. */
    public static TestEntry order(String orderId, String state) {
        Map<String, Object> order = orderRow(orderId, state);
        List<Map<String, Object>> balances =
                List.of(balance("BTC", "0.1", "0"), balance("USDT", "1000.50", "61.83763"));
        return new TestEntry(
                "order_changed",
                1_723_161_254_208_809_267L,
                Optional.of(new OrderId(orderId)),
                Map.of("order", order, "balance", balances, "note", "quote \" and é and \n"));
    }

    /** A full row of the order projection. */
    public static Map<String, Object> orderRow(String orderId, String state) {
        return Map.ofEntries(
                Map.entry("orderId", orderId),
                Map.entry("clientOrderId", "c-" + orderId),
                Map.entry("symbol", "BTCUSDT"),
                Map.entry("side", "BUY"),
                Map.entry("type", "LIMIT"),
                Map.entry("quantity", "0.10"),
                Map.entry("price", "61837.630"),
                Map.entry("timeInForce", "GTC"),
                Map.entry("state", state),
                Map.entry("origin", "sma-cross"),
                Map.entry("purpose", "open"),
                Map.entry("filledQuantity", "0"),
                Map.entry("fees", Map.of("BNB", "0.0001", "USDT", "1.5")),
                Map.entry("createdAt", "2024-08-08T23:54:14.208809267Z"),
                Map.entry("updatedAt", "2024-08-08T23:54:14.208809267Z"));
    }

    private static Map<String, Object> balance(String asset, String free, String locked) {
        return Map.of("asset", asset, "free", free, "locked", locked, "at", "2024-08-08T23:54:14Z");
    }
}
