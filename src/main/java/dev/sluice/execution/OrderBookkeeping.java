package dev.sluice.execution;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The orders by their ids. Ended ones stay for late reports, up to a limit; the journal keeps them all.
 */
final class OrderBookkeeping {
    static final int ENDED_LIMIT = 16_384;

    private final Map<OrderId, Order> live = new LinkedHashMap<>();
    private final Map<OrderId, Order> ended = new LinkedHashMap<>();
    private final Map<ClientOrderId, Order> byClientOrderId = new HashMap<>();

    void add(Order order) {
        if (byClientOrderId.putIfAbsent(order.clientOrderId(), order) != null) {
            throw new IllegalStateException("client order id " + order.clientOrderId() + " is used already");
        }
        live.put(order.id(), order);
    }

    /** Its next attempt has another id; the ids before stay known. */
    void alias(Order order) {
        byClientOrderId.put(order.clientOrderId(), order);
    }

    Collection<Order> live() {
        return live.values();
    }

    Optional<Order> find(OrderId id) {
        Order order = live.get(id);
        return Optional.ofNullable(order == null ? ended.get(id) : order);
    }

    Optional<Order> find(ClientOrderId id) {
        return Optional.ofNullable(byClientOrderId.get(id));
    }

    void end(Order order) {
        live.remove(order.id());
        ended.put(order.id(), order);
        if (ended.size() > ENDED_LIMIT) {
            Order oldest = ended.values().iterator().next();
            ended.remove(oldest.id());
            for (int attempt = 1; attempt <= oldest.attempt(); attempt++) {
                byClientOrderId.remove(ClientOrderIds.of(oldest.id(), attempt, 0));
            }
        }
    }

    /** An order that was thought ended lives. */
    void revive(Order order) {
        if (!order.state().isTerminal() && ended.remove(order.id()) != null) {
            live.put(order.id(), order);
        }
    }
}
