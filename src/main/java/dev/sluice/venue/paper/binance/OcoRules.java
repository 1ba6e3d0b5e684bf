package dev.sluice.venue.paper.binance;

import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Side;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which types an OCO pair may have, and which of them stands above ({@code errors.md}, -1158 to -1199; {@code
 * rest-api.md}, "New Order list - OCO").
 */
final class OcoRules {
    private static final Set<OrderType> STOPS = EnumSet.of(OrderType.STOP_LOSS, OrderType.STOP_LOSS_LIMIT);
    private static final Set<OrderType> PROFITS = EnumSet.of(OrderType.TAKE_PROFIT, OrderType.TAKE_PROFIT_LIMIT);

    private OcoRules() {}

    /** @throws ApiError what is wrong with the pair */
    static void require(Side side, OrderType above, OrderType below) {
        requireType(above);
        requireType(below);
        if (above == OrderType.LIMIT_MAKER && below == OrderType.LIMIT_MAKER) {
            throw ApiError.of(-1168, "At least one OCO order must be contingent.");
        }
        boolean sells = side == Side.SELL;
        if (!sells && above == OrderType.LIMIT_MAKER) {
            throw ApiError.of(-1165, "A limit order in a buy OCO must be below.");
        }
        if (sells && below == OrderType.LIMIT_MAKER) {
            throw ApiError.of(-1166, "A limit order in a sell OCO must be above.");
        }
        if (!sells && STOPS.contains(below)) {
            throw ApiError.of(-1196, "A stop loss order in a buy OCO must be above.");
        }
        if (sells && STOPS.contains(above)) {
            throw ApiError.of(-1197, "A stop loss order in a sell OCO must be below.");
        }
        if (!sells && PROFITS.contains(above)) {
            throw ApiError.of(-1198, "A take profit order in a buy OCO must be below.");
        }
        if (sells && PROFITS.contains(below)) {
            throw ApiError.of(-1199, "A take profit order in a sell OCO must be above.");
        }
    }

    private static void requireType(OrderType type) {
        if (type == OrderType.LIMIT || type == OrderType.MARKET) {
            throw ApiError.of(-1158, "Order type not supported in OCO.");
        }
    }
}
