package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A position; decimals as strings, amounts in the quote asset.
 *
 * @param averagePrice absent when flat
 * @param unrealizedPnl absent while there is no price to value it at
 * @param notional |quantity| × mark; absent while there is no price
 * @param fees what commissions were worth when they were booked, those that something priced
 * @param feesByAsset all of them
 * @param dust whether it is so small that no order can close it; it does not count as a position then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Position")
public record PositionView(
        String symbol,
        String quantity,
        @Nullable String averagePrice,
        String realizedPnl,
        @Nullable String unrealizedPnl,
        @Nullable String notional,
        String fees,
        List<FeeView> feesByAsset,
        boolean dust) {}
