package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.venue.paper.PaperExchange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Lets a part of a new order trade as soon as it rests in the book, for fault rules that ask for it. */
final class PartialFills {
    private final TradingFloor floor;

    PartialFills(TradingFloor floor) {
        this.floor = floor;
    }

    /**
     * @param answer to the placement of one order; of a list nothing is filled
     * @param fraction of what is open of it, rounded down to the lot step
     */
    void fill(AccountId account, Object answer, BigDecimal fraction) {
        if (answer instanceof JsonObject order
                && order.members().get("symbol") instanceof String symbol
                && order.members().get("clientOrderId") instanceof String id) {
            floor.call(
                    exchange -> fill(exchange, account, new Symbol(symbol), new ClientOrderId(id), fraction),
                    done -> {});
        }
    }

    private boolean fill(
            PaperExchange exchange, AccountId account, Symbol symbol, ClientOrderId id, BigDecimal fraction) {
        exchange.order(account, symbol, id)
                .map(order -> part(order, fraction))
                .filter(quantity -> !quantity.isZero())
                .ifPresent(quantity -> exchange.passBy(account, symbol, id, quantity, floor.nowNanos()));
        return true;
    }

    private Quantity part(OrderView order, BigDecimal fraction) {
        Quantity open = order.terms().quantity().minus(order.filled());
        long units = fraction.multiply(BigDecimal.valueOf(open.units()))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
        for (Instrument instrument : floor.instruments()) {
            if (instrument.symbol().equals(order.terms().symbol())) {
                return instrument.roundDown(Quantity.ofUnits(units));
            }
        }
        return Quantity.ZERO;
    }
}
