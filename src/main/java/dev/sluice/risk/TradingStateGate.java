package dev.sluice.risk;

import dev.sluice.halt.Halt;
import dev.sluice.halt.TradingState;
import dev.sluice.vocabulary.Reason;
import java.util.List;
import java.util.Optional;

/** Gate 0, first half: may anything be opened at all. */
final class TradingStateGate {
    private static final Measure OPEN = Measure.words(TradingState.ACTIVE.name());

    List<Gate> checks() {
        return List.of(
                new Gate("trading_state", "alignment", TradingStateGate::alignment),
                new Gate("trading_state", "state", TradingStateGate::state),
                new Gate("trading_state", "symbol", TradingStateGate::symbol));
    }

    private static Verdict alignment(SizedProposal proposal, RiskContext context) {
        return context.halt().isAligned() ? Verdict.PASS : Verdict.refuse(Reason.NOT_ALIGNED, "not aligned", "aligned");
    }

    private static Verdict state(SizedProposal proposal, RiskContext context) {
        Optional<Reason> closed = context.reduces(proposal) ? Optional.empty() : closed(context.halt());
        Measure found = Measure.words(context.halt().state().name());
        return closed.map(reason -> Verdict.refuse(reason, found, OPEN)).orElseGet(() -> Verdict.pass(found, OPEN));
    }

    /** Why nothing may open a position; what only makes one smaller passes, or nobody could get out. */
    private static Optional<Reason> closed(Halt halt) {
        if (halt.isKilled()) {
            return Optional.of(Reason.KILL_SWITCH);
        }
        return switch (halt.state()) {
            case HALTED -> Optional.of(Reason.TRADING_HALTED);
            case REDUCING -> Optional.of(Reason.REDUCING_ONLY);
            case ACTIVE -> Optional.empty();
        };
    }

    private static Verdict symbol(SizedProposal proposal, RiskContext context) {
        return context.halt().pause(proposal.symbol()).isPresent()
                ? Verdict.refuse(Reason.SYMBOL_PAUSED)
                : Verdict.PASS;
    }
}
