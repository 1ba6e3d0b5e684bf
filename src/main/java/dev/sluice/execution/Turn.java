package dev.sluice.execution;

import dev.sluice.journal.JournalEntry;
import java.util.List;
import java.util.function.Consumer;

/**
 * One input to the saga: where its commands go, and when it came.
 *
 * @param nowNanos UTC nanoseconds since the epoch
 */
record Turn(Consumer<Command> out, long nowNanos) {
    void command(Command command) {
        out.accept(command);
    }

    void journal(JournalEntry entry) {
        out.accept(new Command.Journal(entry));
    }

    /** Journals it and reports the commit back. */
    void intend(Order order, JournalEntry entry) {
        out.accept(new Command.JournalIntent(order.id(), List.of(entry)));
    }
}
