package dev.sluice.pipeline;

import dev.sluice.approval.Decision;
import dev.sluice.execution.AmendAnswer;
import dev.sluice.execution.Command;
import dev.sluice.execution.Resolution;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.operator.DecisionAnswer;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.operator.RiskChange;
import dev.sluice.operator.StrategyChange;
import dev.sluice.risk.LimitsAnswer;
import dev.sluice.signal.ManualRequest;
import dev.sluice.signal.Recommendation;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What people and their tools ask for, as {@link OperatorRequests} says it. */
sealed interface PersonInput<T> extends DeskInput.Request<T> {
    /** Asks it. */
    T ask(OperatorRequests operator, Consumer<Command> out);

    @Override
    default T answer(TradingPipeline desk, Consumer<Command> out) {
        return ask(desk.operator(), out);
    }

    record OrderWanted(ManualRequest request, long atNanos) implements PersonInput<OrderAnswer> {
        @Override
        public OrderAnswer ask(OperatorRequests operator, Consumer<Command> out) {
            return operator.order(request, out, atNanos);
        }
    }

    record Recommended(Recommendation wanted, long atNanos) implements PersonInput<Optional<OrderAnswer>> {
        @Override
        public Optional<OrderAnswer> ask(OperatorRequests operator, Consumer<Command> out) {
            return operator.recommend(wanted, out, atNanos);
        }
    }

    record ProposalDecided(ProposalId proposal, boolean approved, Decision decision, long atNanos)
            implements PersonInput<DecisionAnswer> {
        @Override
        public DecisionAnswer ask(OperatorRequests operator, Consumer<Command> out) {
            return approved
                    ? operator.approve(proposal, decision, out, atNanos)
                    : operator.reject(proposal, decision, out, atNanos);
        }
    }

    record CloseWanted(Symbol symbol, Exits.Why why, long atNanos) implements PersonInput<Optional<OrderId>> {
        @Override
        public Optional<OrderId> ask(OperatorRequests operator, Consumer<Command> out) {
            return operator.close(symbol, why, out, atNanos);
        }
    }

    record CancelAsked(OrderId order, long atNanos) implements PersonInput<Boolean> {
        @Override
        public Boolean ask(OperatorRequests operator, Consumer<Command> out) {
            return operator.cancel(order, out, atNanos);
        }
    }

    record AllCancelsAsked(long atNanos) implements PersonInput<Boolean> {
        @Override
        public Boolean ask(OperatorRequests operator, Consumer<Command> out) {
            operator.cancelAll(out, atNanos);
            return true;
        }
    }

    record AmendAsked(OrderId order, Quantity quantity, long atNanos) implements PersonInput<AmendAnswer> {
        @Override
        public AmendAnswer ask(OperatorRequests operator, Consumer<Command> out) {
            return operator.amend(order, quantity, out, atNanos);
        }
    }

    record ReviewDecided(OrderId order, Resolution decided, long atNanos) implements PersonInput<Resolution.Answer> {
        @Override
        public Resolution.Answer ask(OperatorRequests operator, Consumer<Command> out) {
            return operator.resolve(order, decided, out, atNanos);
        }
    }

    record LimitsWanted(RiskChange change, long atNanos) implements PersonInput<LimitsAnswer> {
        @Override
        public LimitsAnswer ask(OperatorRequests operator, Consumer<Command> out) {
            return operator.changeLimits(change, out, atNanos);
        }
    }

    /** What is wrong with it is the answer; empty if it was done. */
    record StrategyWanted(StrategyChange change, long atNanos) implements PersonInput<Optional<String>> {
        @Override
        public Optional<String> ask(OperatorRequests operator, Consumer<Command> out) {
            return operator.changeStrategy(change, out, atNanos);
        }
    }

    record KillWanted(String reason, String by, long atNanos) implements PersonInput<Boolean> {
        @Override
        public Boolean ask(OperatorRequests operator, Consumer<Command> out) {
            operator.engage(reason, by, out, atNanos);
            return true;
        }
    }

    record ReduceWanted(String reason, String by, long atNanos) implements PersonInput<Boolean> {
        @Override
        public Boolean ask(OperatorRequests operator, Consumer<Command> out) {
            operator.reduceOnly(reason, by, out, atNanos);
            return true;
        }
    }

    record ResetWanted(String reason, String by, boolean accept, long atNanos)
            implements PersonInput<OperatorRequests.ResetAnswer> {
        @Override
        public OperatorRequests.ResetAnswer ask(OperatorRequests operator, Consumer<Command> out) {
            return operator.reset(reason, by, accept, out, atNanos);
        }
    }

    /** What was done while the journal was away. */
    record TakenOver(List<JournaledEntry> done, long atNanos) implements PersonInput<Boolean> {
        @Override
        public Boolean ask(OperatorRequests operator, Consumer<Command> out) {
            operator.takeOver(done, out);
            return true;
        }
    }
}
