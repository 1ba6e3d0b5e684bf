package dev.sluice.venue.binance;

import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;

/** Orders for tests. */
final class Orders {
    private Orders() {}

    static OrderTerms limit() {
        return OrderTerms.limit(
                TradingFixture.BTCUSDT, Side.BUY, Quantity.of("0.5"), Price.of("61837.63"), TimeInForce.GTC);
    }
}
