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

    /** Send this to the venue. */
    record Submit(JournaledIntent intent) implements Command {}

    /** Ask the venue to cancel this. */
    record Cancel(CancelOrder request) implements Command {}
}
