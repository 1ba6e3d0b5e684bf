package dev.sluice.backtest;

import dev.sluice.backtest.Ledger.Quote;
import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How orders trade within a candle, of which only four prices are known. Where the order of things within it is not
 * known, the worse one is taken: a stop before a target, a stop in the candle of the entry, and no target in it.
 */
final class CandleFills {
    private final FillRules rules;
    private final boolean stops;
    private final Ledger ledger;
    private final Chance chance;

    CandleFills(BacktestSettings settings, Ledger ledger, Chance chance) {
        this.rules = settings.fills();
        this.stops = settings.rules().stops();
        this.ledger = ledger;
        this.chance = chance;
    }

    /** Everything up to just before its close; decisions that were made on it come later. */
    void within(SymbolTrading symbol, CandleClosed candle) {
        if (symbol.isIdle()) {
            return;
        }
        if (rules.model() != FillModel.CLOSE) {
            marketOrders(symbol, candle, candle.open(), candle.openNanos());
        }
        for (Lot lot : symbol.lots()) {
            lot.seen(candle.low(), candle.high());
        }
        limitOrders(symbol, candle);
        if (stops) {
            brackets(symbol, candle);
        }
        symbol.refresh();
    }

    /** At its close: orders that were waiting for one, then those of the decisions made on it. */
    void atClose(SymbolTrading symbol, CandleClosed candle) {
        if (rules.model() == FillModel.CLOSE && !symbol.orders().isEmpty()) {
            marketOrders(symbol, candle, candle.close(), candle.closeNanos());
            symbol.refresh();
        }
    }

    private void marketOrders(SymbolTrading symbol, CandleClosed candle, long price, long atNanos) {
        List<SimulatedOrder> orders = symbol.orders();
        for (int i = 0; i < orders.size(); i++) {
            SimulatedOrder order = orders.get(i);
            if (order.isOpen() && order.isMarket() && isDue(order, atNanos)) {
                ledger.fill(symbol, order, new Quote(price, most(candle), false, atNanos));
            }
        }
    }

    /** Without latency the next candle will do, though the clock of a file may let it overlap the one before. */
    private boolean isDue(SimulatedOrder order, long atNanos) {
        return rules.latencyNanos() == 0 || order.isDue(atNanos);
    }

    private void limitOrders(SymbolTrading symbol, CandleClosed candle) {
        List<SimulatedOrder> orders = symbol.orders();
        for (int i = 0; i < orders.size(); i++) {
            SimulatedOrder order = orders.get(i);
            if (order.isOpen() && !order.isMarket() && isDue(order, candle.openNanos()) && trades(order, candle)) {
                boolean atOpen = order.admits(candle.open());
                long price = atOpen ? candle.open() : order.limit();
                ledger.fill(symbol, order, new Quote(price, most(candle), !atOpen, candle.openNanos()));
            }
        }
    }

    private boolean trades(SimulatedOrder order, CandleClosed candle) {
        long best = order.side() == Side.BUY ? candle.low() : candle.high();
        return switch (rules.model()) {
            case TRADE_THROUGH -> order.isPassedBy(best) || order.isPassedBy(candle.open());
            case PROBABILITY -> order.admits(best) && chance.happens();
            default -> order.admits(best);
        };
    }

    private void brackets(SymbolTrading symbol, CandleClosed candle) {
        for (Lot lot : List.copyOf(symbol.lots())) {
            long exit = exitPrice(lot, candle);
            if (exit != 0 && lot.quantity() > 0) {
                ledger.leave(symbol, lot, Quote.taking(exit, candle.openNanos()));
            }
        }
    }

    /** Where it is left within the candle; 0 if it is not. */
    private static long exitPrice(Lot lot, CandleClosed candle) {
        long stop = lot.bracket().stop();
        long target = lot.bracket().target();
        boolean isLong = lot.side() == Side.BUY;
        if (stop != 0 && (isLong ? candle.low() <= stop : candle.high() >= stop)) {
            return isLong ? Math.min(candle.open(), stop) : Math.max(candle.open(), stop);
        }
        boolean mayHaveBeenBefore = lot.isWithinCandle(candle.openNanos());
        if (target != 0 && !mayHaveBeenBefore && (isLong ? candle.high() >= target : candle.low() <= target)) {
            return isLong ? Math.max(candle.open(), target) : Math.min(candle.open(), target);
        }
        return 0;
    }

    private long most(CandleClosed candle) {
        return rules.isShared() ? share(candle.volume(), rules.participationPct()) : Long.MAX_VALUE;
    }

    private static long share(BigDecimal volume, double pct) {
        BigDecimal units = volume.multiply(BigDecimal.valueOf(pct)).movePointLeft(2);
        return FixedPoint.toUnits(units.setScale(FixedPoint.SCALE, RoundingMode.DOWN));
    }
}
