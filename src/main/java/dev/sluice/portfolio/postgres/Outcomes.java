package dev.sluice.portfolio.postgres;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What became of proposals and orders.
 *
 * @param proposals all of them
 * @param blocked proposals that became no order, and orders that were never sent, by reason
 * @param states orders by the state they are in
 * @param sent orders that have ended and were handed to the venue
 * @param rejected so many of them the venue rejected
 * @param rejectReasons those by reason
 * @param fillRatio mean filled part of the sent ones, 0 to 1; empty without any
 */
public record Outcomes(
        long proposals,
        SortedMap<String, Long> blocked,
        SortedMap<String, Long> states,
        long sent,
        long rejected,
        SortedMap<String, Long> rejectReasons,
        Optional<BigDecimal> fillRatio) {}
