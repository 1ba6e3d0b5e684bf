package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.SelfTradePrevention;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the exchange knows of an order beyond the usual.
 *
 * @param quoteQuantity what a MARKET order shall spend or bring in, if it was sized in the quote asset
 * @param mode the self-trade prevention that holds for it
 * @param workingAtNanos when it went to work, UTC nanoseconds since the epoch; {@link #NONE} if it has not
 * @param listId of its order list, or {@link #NONE}
 * @param prevented quantity taken from it by self-trade prevention
 * @param preventedMatchId of the last prevented match, or {@link #NONE}
 * @param amendments how often its quantity was amended
 */
public record OrderDetails(
        Optional<BigDecimal> quoteQuantity,
        OrderTags tags,
        SelfTradePrevention mode,
        OrderPhase phase,
        long workingAtNanos,
        long listId,
        Quantity prevented,
        long preventedMatchId,
        int amendments) {
    /** No such id or time. */
    public static final long NONE = -1;

    /** Of an order that never came to anything unusual. */
    public static final OrderDetails PLAIN = new OrderDetails(
            Optional.empty(),
            OrderTags.NONE,
            SelfTradePrevention.EXPIRE_MAKER,
            OrderPhase.WORKING,
            NONE,
            NONE,
            Quantity.ZERO,
            NONE,
            0);
}
