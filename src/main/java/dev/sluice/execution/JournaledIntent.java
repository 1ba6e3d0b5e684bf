package dev.sluice.execution;

import dev.sluice.journal.JournalReceipt;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;

/** Proof that an order's intent is committed to the journal; the only thing that a gateway takes. */
public sealed interface JournaledIntent permits MintedIntent {
    OrderId order();

    ClientOrderId clientOrderId();

    OrderTerms terms();

    /** Which way it goes. */
    Route route();

    /** Where the journal has it. */
    JournalReceipt receipt();
}
