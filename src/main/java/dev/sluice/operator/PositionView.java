package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A position; decimals as strings, amounts in the quote asset.
 *
 * @param averagePrice absent when flat
 * @param unrealizedPnl absent while there is no price to value it at
 * @param notional |quantity| × mark; absent while there is no price
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PositionView(
        String symbol,
        String quantity,
        @Nullable String averagePrice,
        String realizedPnl,
        @Nullable String unrealizedPnl,
        @Nullable String notional,
        String fees) {}
