package dev.sluice.execution;

import dev.sluice.journal.JournalReceipt;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;

record MintedIntent(OrderId order, ClientOrderId clientOrderId, OrderTerms terms, Route route, JournalReceipt receipt)
        implements JournaledIntent {}
