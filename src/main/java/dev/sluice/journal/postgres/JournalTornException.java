package dev.sluice.journal.postgres;

import dev.sluice.journal.JournalHead;

/** What was durable is not in the journal any more: it is another one, or it has lost its end. */
public final class JournalTornException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalTornException(JournalHead known) {
        super("the journal has lost what was durable: " + known + " is not in it; restore the database");
    }
}
