package dev.sluice.backtest;

import dev.sluice.risk.GatePolicies;
import dev.sluice.risk.RiskLimits;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.Map;

/**
 * The desk's own sizing and gates before every entry.
 *
 * @param instruments the venue's rules; a symbol without them is refused
 * @param dedupNanos how long an idea counts as a repetition; 0 or more
 * @param booked whether the events have order books; without, the gate that asks whether they can be believed is left
 *     out
 */
public record Gating(
        RiskLimits limits,
        GatePolicies policies,
        Map<Symbol, Instrument> instruments,
        long dedupNanos,
        boolean booked) {}
