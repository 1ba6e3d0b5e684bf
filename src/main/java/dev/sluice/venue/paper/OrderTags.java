package dev.sluice.venue.paper;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the owner wrote on an order; it changes nothing ({@code rest-api.md}, "New order").
 *
 * @param strategyType 1,000,000 or more
 */
public record OrderTags(OptionalLong strategyId, OptionalInt strategyType) {
    public static final OrderTags NONE = new OrderTags(OptionalLong.empty(), OptionalInt.empty());
}
