package dev.sluice.execution;

import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;

/** Intents as if a journal had committed them, for tests of gateways. */
public final class Intents {
    private Intents() {}

    public static JournaledIntent of(ClientOrderId id, OrderTerms terms) {
        return new MintedIntent(
                new OrderId(id.value()), id, terms, Route.PRIMARY, new JournalReceipt(1, 1, JournalHead.EMPTY));
    }
}
