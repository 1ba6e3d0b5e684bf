package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderReport;
import dev.sluice.feed.MarketEvent;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.OrderId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One thing that reaches the desk's core, with the time at which it did. The core is a pure function of these: whoever
 * has all of them in their order has every decision ({@link Parity}). So what changes the core while the desk lives
 * comes in here and nowhere else. Times are UTC nanoseconds since the epoch.
 */
sealed interface DeskInput extends InputLine permits DeskInput.Request, HealthInput {
    /** Does it to the core; what comes of it goes out. */
    void reach(TradingPipeline desk, Consumer<Command> out);

    /** One that somebody waits for an answer of. */
    sealed interface Request<T> extends DeskInput permits DeskInput.Told, PersonInput {
        /** Does it to the core. */
        T answer(TradingPipeline desk, Consumer<Command> out);

        @Override
        default void reach(TradingPipeline desk, Consumer<Command> out) {
            answer(desk, out);
        }
    }

    /** What no person does: markets, the venue, the journal, time. */
    sealed interface Told<T> extends Request<T> {}

    /** Nothing to answer. */
    sealed interface Event extends Told<Boolean> {
        /** Does it to the core. */
        void happen(TradingPipeline desk, Consumer<Command> out);

        @Override
        default Boolean answer(TradingPipeline desk, Consumer<Command> out) {
            happen(desk, out);
            return true;
        }
    }

    /** An event of the feed. */
    record MarketMoved(MarketEvent event) implements Event {
        @Override
        public long atNanos() {
            return event.receivedNanos();
        }

        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.onMarket(event, out);
        }
    }

    /** The journal committed an intent. */
    record IntentCommitted(OrderId order, JournalReceipt receipt, long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.onCommitted(order, receipt, out, atNanos);
        }
    }

    /** The venue reported on an order. */
    record OrderReported(OrderReport report, long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.onReport(report, out, atNanos);
        }
    }

    /** The venue reported a balance. */
    record BalanceReported(BalanceChange balance, long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.onBalance(balance, out, atNanos);
        }
    }

    /** The venue told of a deposit, withdrawal or transfer. */
    record TransferReported(AssetTransfer transfer, long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.onTransfer(transfer, out, atNanos);
        }
    }

    /** Time has passed, as the core had asked. */
    record TimePassed(long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.onTime(out, atNanos);
        }
    }

    /** The safeguards looked, by the clock. */
    record SafeguardsLooked(long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.safeguards().onTime(out, atNanos);
        }
    }

    /** The marks were written down from which losses are measured. */
    record AccountMarkDue(long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.mark(out, atNanos);
        }
    }

    /** Somebody looked whether the account adds up. */
    record BooksLookedAt(long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.lookAtBooks(out, atNanos);
        }
    }

    /** Somebody looked at what the account is worth, which may move its peak. */
    record AccountValued(long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.equity(atNanos);
        }
    }

    /** The venue counts so much of our requests against its limit. */
    record VenueLoadTold(long used, long limit, long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.risk().onVenueLoad(used, limit, atNanos);
        }
    }

    /** The journal had failed at that time, in an earlier life of the desk. */
    record JournalHadFailed(long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.safeguards().journalFailed(atNanos);
        }
    }

    /** The desk takes nothing new any more. */
    record Drained(long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.drain();
        }
    }

    /** What the venue says at the start. */
    record StartCompared(VenueStatement statement, long horizonNanos, long atNanos)
            implements Told<Optional<ReconciliationFinished>> {
        @Override
        public Optional<ReconciliationFinished> answer(TradingPipeline desk, Consumer<Command> out) {
            return desk.align(statement, horizonNanos, out, atNanos);
        }
    }

    /** A comparison with the venue's books begins. */
    record ComparisonBegun(String cause, long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.reconciliation().begin(cause);
        }
    }

    /** The desk says what it wants to know of the venue. */
    record ComparisonAsked(long atNanos) implements Told<VenueLedger.Question> {
        @Override
        public VenueLedger.Question answer(TradingPipeline desk, Consumer<Command> out) {
            return desk.reconciliation().question();
        }
    }

    /** The venue answered. */
    record ComparisonRead(VenueStatement statement, long horizonNanos, long atNanos)
            implements Told<Optional<ReconciliationFinished>> {
        @Override
        public Optional<ReconciliationFinished> answer(TradingPipeline desk, Consumer<Command> out) {
            return desk.reconcile(statement, horizonNanos, out, atNanos);
        }
    }

    /** The venue did not answer. */
    record ComparisonAbandoned(long atNanos) implements Event {
        @Override
        public void happen(TradingPipeline desk, Consumer<Command> out) {
            desk.reconciliation().abandon();
        }
    }
}
