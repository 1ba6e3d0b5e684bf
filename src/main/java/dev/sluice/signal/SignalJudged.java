package dev.sluice.signal;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What became of a signal, whether or not an order was made of it.
 *
 * @param maeBps worst move against it, in basis points of its price; 0 or more
 * @param mfeBps best move in favour of it; 0 or more
 * @param result what it came to in multiples of what was risked
 * @param counts all signals of the strategy, this one included
 */
public record SignalJudged(
        ProposalId proposal,
        String strategy,
        Symbol symbol,
        SignalOutcome outcome,
        BigDecimal maeBps,
        BigDecimal mfeBps,
        BigDecimal result,
        OutcomeCounts counts,
        long atNanos)
        implements JournalEntry {
    @Override
    public String kind() {
        return "signal_judged";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "proposalId", proposal.value(),
                "strategy", strategy,
                "symbol", symbol.name(),
                "outcome", outcome.code(),
                "maeBps", Money.plain(maeBps),
                "mfeBps", Money.plain(mfeBps),
                "result", Money.plain(result),
                "signalOutcome", counts.row(strategy, atNanos));
    }
}
