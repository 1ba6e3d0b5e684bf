package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which order, or order list, of an account is meant: by one of its ids or by both. With both, the number is looked up
 * and the client's id compared ({@code rest-api.md}, "Cancel order", notes).
 */
public record OrderKey(OptionalLong number, Optional<ClientOrderId> clientOrderId) {
    public OrderKey {
        if (number.isEmpty() && clientOrderId.isEmpty()) {
            throw new IllegalArgumentException("an order is found by an id");
        }
    }

    public static OrderKey of(long number) {
        return new OrderKey(OptionalLong.of(number), Optional.empty());
    }

    public static OrderKey of(ClientOrderId clientOrderId) {
        return new OrderKey(OptionalLong.empty(), Optional.of(clientOrderId));
    }
}
