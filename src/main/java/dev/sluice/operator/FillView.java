package dev.sluice.operator;

import dev.sluice.journal.ProjectedRow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A trade of ours; decimals as strings.
 *
 * @param tradeId the venue's; unique within a symbol
 * @param liquidity {@code MAKER} or {@code TAKER}
 * @param at the venue's time
 */
@Schema(name = "Fill")
record FillView(
        String symbol,
        String tradeId,
        String orderId,
        String clientOrderId,
        String side,
        String price,
        String quantity,
        String commission,
        String commissionAsset,
        String liquidity,
        String at) {
    static FillView of(ProjectedRow projected) {
        RowText row = new RowText(projected);
        return new FillView(
                row.text("symbol"),
                row.text("trade_id"),
                row.text("order_id"),
                row.text("client_order_id"),
                row.text("side"),
                row.text("price"),
                row.text("quantity"),
                row.text("commission"),
                row.text("commission_asset"),
                row.text("liquidity"),
                row.time("at"));
    }
}
