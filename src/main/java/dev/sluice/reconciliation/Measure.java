package dev.sluice.reconciliation;

import dev.sluice.vocabulary.Asset;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * By what a difference is judged.
 *
 * @param tolerance in the account currency; what differs by more counts
 * @param price of an asset in the account currency; an asset without a price counts whatever the difference
 * @param before what we should have held when the question was put: what moved since cannot be compared
 * @param horizonNanos see {@link VenueLedger#notFoundHorizonNanos}
 * @param accepted keys of differences that a person has accepted
 */
public record Measure(
        BigDecimal tolerance,
        Function<Asset, Optional<BigDecimal>> price,
        Map<Asset, BigDecimal> before,
        long horizonNanos,
        Set<String> accepted) {}
