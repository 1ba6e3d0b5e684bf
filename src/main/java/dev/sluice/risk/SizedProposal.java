package dev.sluice.risk;

import dev.sluice.signal.ManualRequest;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;

/**
 * A proposal with the size that the sizer gave it.
 *
 * @param limit the proposal's, on the venue's tick grid and never worse
 * @param quantity zero if nothing is left
 * @param boundBy what kept it from being larger
 */
record SizedProposal(TradeProposal proposal, Price limit, Quantity quantity, String boundBy, long nowNanos) {
    /** One whose size was asked for. */
    SizedProposal(TradeProposal proposal, Price limit, Quantity quantity, long nowNanos) {
        this(proposal, limit, quantity, "request", nowNanos);
    }

    Symbol symbol() {
        return proposal.symbol();
    }

    BigDecimal notional() {
        return limit().times(quantity);
    }

    /** What is lost per trade if the stop holds: quantity × distance. */
    BigDecimal lossAtStop() {
        return proposal.stop()
                .map(stop -> limit().decimal().subtract(stop.decimal()).abs().multiply(quantity.decimal()))
                .orElse(BigDecimal.ZERO);
    }

    /** Whether a person asked for exactly this, so that nothing is sized and no stop is needed. */
    boolean isManual() {
        return proposal.request().isPresent();
    }

    /** What the order will ask for. */
    OrderTerms terms() {
        return proposal.request().map(ManualRequest::terms).orElseGet(this::immediate);
    }

    /** Takes what is there at once, up to the limit price; the rest expires instead of resting unwatched. */
    private OrderTerms immediate() {
        return OrderTerms.limit(symbol(), proposal.side(), quantity, limit(), TimeInForce.IOC);
    }
}
