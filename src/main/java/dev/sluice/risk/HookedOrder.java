package dev.sluice.risk;

import dev.sluice.signal.ManualRequest;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a hook sees of an order.
 *
 * @param limit the worst price that it takes; of a MARKET order the price it is valued at
 * @param strategy who proposed it
 * @param manual whether a person asked for it
 * @param confidence of whoever proposed it, from 0 to 1
 * @param position held before it, in the base asset; negative if short
 * @param equity of the account, in its currency
 * @param atNanos when it is asked about, UTC nanoseconds since the epoch
 */
public record HookedOrder(
        ProposalId proposal,
        Symbol symbol,
        Side side,
        OrderType type,
        Quantity quantity,
        Price limit,
        Optional<Price> stop,
        String strategy,
        boolean manual,
        BigDecimal confidence,
        BigDecimal position,
        BigDecimal equity,
        long atNanos) {
    /** Price × quantity, in the quote asset. */
    public BigDecimal notional() {
        return limit.times(quantity);
    }

    static HookedOrder of(SizedProposal sized, RiskContext context) {
        return new HookedOrder(
                sized.proposal().id(),
                sized.symbol(),
                sized.proposal().side(),
                sized.proposal()
                        .request()
                        .map(ManualRequest::terms)
                        .map(terms -> terms.type())
                        .orElse(OrderType.LIMIT),
                sized.quantity(),
                sized.limit(),
                sized.proposal().stop(),
                sized.proposal().strategy(),
                sized.isManual(),
                BigDecimal.valueOf(sized.proposal().confidence()),
                context.portfolio().position(sized.symbol()).quantity(),
                context.equity().equity(),
                sized.nowNanos());
    }
}
