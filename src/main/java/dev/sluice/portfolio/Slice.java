package dev.sluice.portfolio;

import dev.sluice.vocabulary.Price;
import java.math.BigDecimal;

/**
 * A part of a position that is to be closed.
 *
 * @param mark what it is valued at
 * @param worst the worst price that is taken
 * @param notional the most of it, in the quote asset at the mark
 */
public record Slice(Price mark, Price worst, BigDecimal notional) {}
