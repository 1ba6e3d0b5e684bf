package dev.sluice.operator;

import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import java.util.Optional;

/**
 * What a person decided about an order in doubt.
 *
 * @param state FILLED, CANCELLED, REJECTED or EXPIRED
 * @param filled what it traded in all
 * @param price of what is booked by this decision; empty for the order's own
 */
public record ReviewDecision(OrderState state, Quantity filled, Optional<Price> price, String reason, String by) {}
