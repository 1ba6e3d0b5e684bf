package dev.sluice.operator;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code GET /paper/control/state}: what the paper exchange itself knows; decimals as strings, times ISO-8601. */
@Schema(name = "PaperState")
public record PaperStateView(List<PaperOrder> orders, List<PaperFill> fills, List<PaperBalance> balances) {
    public PaperStateView {
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
        balances = List.copyOf(balances);
    }

    /**
     * An order of the exchange.
     *
     * @param price null for MARKET
     * @param state in the exchange's own words, such as {@code NEW}
     * @param filledQuote what was paid or got, in quote asset
     */
    @Schema(name = "PaperOrder")
    public record PaperOrder(
            String clientOrderId,
            String venueOrderId,
            String symbol,
            String side,
            String type,
            String timeInForce,
            String quantity,
            @Nullable String price,
            String state,
            String filledQuantity,
            String filledQuote,
            String createdAt,
            String updatedAt) {}

    /**
     * A trade of the exchange.
     *
     * @param liquidity {@code MAKER} or {@code TAKER}
     */
    @Schema(name = "PaperFill")
    public record PaperFill(
            String symbol,
            String tradeId,
            String clientOrderId,
            String venueOrderId,
            String side,
            String price,
            String quantity,
            String commission,
            String commissionAsset,
            String liquidity,
            String at) {}

    /** What the account has of an asset. */
    @Schema(name = "PaperBalance")
    public record PaperBalance(String asset, String free, String locked) {}
}
