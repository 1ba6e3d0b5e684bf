package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** New orders that queries do not find for a while: what a lagging query side looks like to its clients. */
final class HiddenOrders {
    private static final Set<String> QUERIES = Set.of("order.status");

    private final Map<Id, Long> untilNanos = new HashMap<>();

    private record Id(AccountId account, String id) {}

    /** The order that a placement's answer tells of is not found before then. */
    void hide(AccountId account, Object answer, long until, long nowNanos) {
        untilNanos.values().removeIf(end -> end <= nowNanos);
        if (answer instanceof JsonObject order) {
            for (String name : Set.of("orderId", "clientOrderId")) {
                Optional.ofNullable(order.members().get(name))
                        .ifPresent(id -> untilNanos.put(new Id(account, id.toString()), until));
            }
        }
    }

    /** @throws ApiError -2013 if it is a query about such an order */
    void check(Operation operation, Params params, AccountId account, long nowNanos) {
        if (untilNanos.isEmpty() || !QUERIES.contains(operation.name())) {
            return;
        }
        boolean hidden = Set.of("orderId", "origClientOrderId").stream()
                .flatMap(name -> params.peek(name).stream())
                .anyMatch(id -> untilNanos.getOrDefault(new Id(account, id), 0L) > nowNanos);
        if (hidden) {
            throw ApiError.of(-2013, "Order does not exist.");
        }
    }
}
