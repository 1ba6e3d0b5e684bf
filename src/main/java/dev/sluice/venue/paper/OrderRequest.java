package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/** A request for an order. */
public sealed interface OrderRequest {
    /** Chosen by the owner; the exchange makes one up if there is none. */
    Optional<ClientOrderId> clientOrderId();

    Symbol symbol();

    OrderTags tags();

    /** For a quantity of the base asset. */
    record Sized(Optional<ClientOrderId> clientOrderId, OrderTerms terms, OrderTags tags) implements OrderRequest {
        public Sized(ClientOrderId clientOrderId, OrderTerms terms) {
            this(Optional.of(clientOrderId), terms, OrderTags.NONE);
        }

        @Override
        public Symbol symbol() {
            return terms.symbol();
        }
    }

    /**
     * A MARKET order for an amount of the quote asset ({@code rest-api.md}, "New order", quoteOrderQty).
     *
     * @param quoteQuantity to spend (BUY) or to bring in (SELL), more than zero
     * @param mode empty leaves it to the default of the account
     */
    record ByQuote(
            Optional<ClientOrderId> clientOrderId,
            Symbol symbol,
            Side side,
            BigDecimal quoteQuantity,
            Optional<SelfTradePrevention> mode,
            OrderTags tags)
            implements OrderRequest {}
}
