package dev.sluice.execution;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.OrderId;
import java.util.List;

/** What the core asks of the shell. Commands are carried out in the order in which they were given. */
public sealed interface Command {
    /** Append this; nothing waits for it. */
    record Journal(JournalEntry entry) implements Command {}

    /** Append these in one transaction and report the commit back: the order waits for it. */
    record JournalIntent(OrderId order, List<JournalEntry> entries) implements Command {}

    /**
     * Call {@code onTime} at that time, or soon after; called too early or too often it does no harm.
     *
     * @param atNanos UTC nanoseconds since the epoch
     */
    record WakeAt(long atNanos) implements Command {}

    /** A request to the venue. */
    sealed interface ToVenue extends Command {
        /** Hands it over. */
        void sendTo(OrderGateway gateway);
    }

    /** Send this to the venue. */
    record Submit(JournaledIntent intent) implements ToVenue {
        @Override
        public void sendTo(OrderGateway gateway) {
            gateway.submit(intent);
        }
    }

    /** Ask the venue to cancel this. */
    record Cancel(CancelOrder request) implements ToVenue {
        @Override
        public void sendTo(OrderGateway gateway) {
            gateway.cancel(request);
        }
    }

    /** Ask the venue to make this smaller. */
    record Amend(AmendOrder request) implements ToVenue {
        @Override
        public void sendTo(OrderGateway gateway) {
            gateway.amend(request);
        }
    }

    /** Ask the venue what became of this. */
    record Query(QueryOrder request) implements ToVenue {
        @Override
        public void sendTo(OrderGateway gateway) {
            gateway.query(request);
        }
    }
}
