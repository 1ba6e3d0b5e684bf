package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.Optional;

/** The exchange as an agent sees it. What comes of a call is passed on to everybody concerned before it returns. */
interface OrderEntry {
    void place(AccountId account, ClientOrderId id, OrderTerms terms);

    void cancel(AccountId account, Symbol symbol, ClientOrderId id);

    /** The highest bid (BUY) or the lowest ask (SELL). */
    Optional<Price> best(Symbol symbol, Side side);
}
