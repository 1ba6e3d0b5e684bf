package dev.sluice.risk;

import dev.sluice.vocabulary.Symbol;
import java.util.Optional;

/**
 * How often a check was asked since the start of the process, and what it said last.
 *
 * @param last empty if it was never asked
 */
public record CheckTally(String gate, String check, long passed, long refused, Optional<Last> last) {
    /** An answer about a proposal for a symbol. */
    public record Last(GateEvaluation evaluation, Symbol symbol, long atNanos) {}
}
