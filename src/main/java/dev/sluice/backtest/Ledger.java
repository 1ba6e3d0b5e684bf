package dev.sluice.backtest;

import dev.sluice.execution.OrderTrigger;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Books fills: prices them, sizes entries, opens and closes lots (the oldest first), and charges what that costs. All
 * money in it is exact.
 */
final class Ledger {
    private static final int BPS_DIGITS = 4;

    private final BacktestSettings settings;
    private final Wallet wallet;
    private final Sizer sizer;
    private final RunTally tally;
    private final RunDigest digest;
    private final @Nullable Gatekeeper gates;
    private final List<ClosedTrade> trades = new ArrayList<>();
    private int bar;
    private boolean finishing;

    Ledger(BacktestSettings settings, Wallet wallet, RunTally tally, RunDigest digest, @Nullable Gatekeeper gates) {
        this.settings = settings;
        this.wallet = wallet;
        this.sizer = new Sizer(settings, wallet);
        this.tally = tally;
        this.digest = digest;
        this.gates = gates;
    }

    /**
     * A place where an order can trade.
     *
     * @param price the model's, in 10⁻⁸
     * @param most largest quantity to be had there, in 10⁻⁸
     * @param maker whether the order was waiting there
     */
    record Quote(long price, long most, boolean maker, long atNanos) {
        static Quote taking(long price, long atNanos) {
            return new Quote(price, Long.MAX_VALUE, false, atNanos);
        }
    }

    List<ClosedTrade> trades() {
        return trades;
    }

    /** The place in the equity curve at which fills happen from now on. */
    void at(int newBar) {
        bar = newBar;
    }

    /** From now on positions are closed because the events have ended. */
    void finish() {
        finishing = true;
    }

    /** Fills as much of the order as the quote allows; what cannot be paid is refused. */
    void fill(SymbolTrading symbol, SimulatedOrder order, Quote quote) {
        if (order.isClosing()) {
            order.cover(Math.abs(symbol.position()));
        }
        long price = quote.maker() ? quote.price() : worse(quote.price(), order.side(), settings.slippageBps());
        if (!order.isClosing() && !isPayable(symbol, order, price, quote.maker())) {
            return;
        }
        order.acknowledge();
        long units = Math.min(order.remaining(), quote.most());
        if (units > 0) {
            trade(symbol, order, quote, price, units);
            order.filled(units);
        }
    }

    /** What was sized earlier may have to do with less: another order may have been filled since. */
    private boolean isPayable(SymbolTrading symbol, SimulatedOrder order, long price, boolean maker) {
        if (!order.isSized()) {
            return size(symbol, order, price, maker);
        }
        long bearable = sizer.bearable(entryPrice(order, price), maker, opposite(symbol, order));
        if (bearable >= order.remaining()) {
            return true;
        }
        if (bearable == 0) {
            order.on(order.isUntouched() && !order.hasArrived() ? OrderTrigger.REJECTED : OrderTrigger.CANCELED);
            tally.refuse("insufficient_balance");
            return false;
        }
        order.cover(bearable);
        return true;
    }

    private static long opposite(SymbolTrading symbol, SimulatedOrder order) {
        return order.side().sign() * symbol.position() < 0 ? Math.abs(symbol.position()) : 0;
    }

    /** Closes one lot, because its stop or target was reached. */
    void leave(SymbolTrading symbol, Lot lot, Quote quote) {
        Side side = lot.side().opposite();
        SimulatedOrder order = new SimulatedOrder(lot.strategy(), Optional.empty(), side, quote.atNanos());
        tally.ordered();
        order.on(OrderTrigger.SUBMIT_STARTED);
        order.acknowledge();
        order.cover(lot.quantity());
        long price = quote.maker() ? quote.price() : worse(quote.price(), order.side(), settings.slippageBps());
        tally.filled();
        close(
                symbol,
                order,
                lot,
                exit(quote, price, lot.quantity(), settings.fees().perOrder()),
                quote);
        order.filled(order.remaining());
        symbol.lots().remove(lot);
    }

    private Lot.Fill exit(Quote quote, long price, long units, BigDecimal perOrder) {
        BigDecimal fee = plus(fee(price, units, quote.maker(), true), perOrder);
        return new Lot.Fill(quote.atNanos(), price, units, fee);
    }

    /** Decides how much the order is for; false if it came to nothing. */
    boolean size(SymbolTrading symbol, SimulatedOrder order, long price, boolean maker) {
        long opposite = opposite(symbol, order);
        long units = sizer.size(entryPrice(order, price), order.stop(), maker, opposite);
        if (units == 0) {
            order.on(OrderTrigger.REJECTED);
            tally.refuse("insufficient_balance");
            return false;
        }
        order.size(units);
        return true;
    }

    private void trade(SymbolTrading symbol, SimulatedOrder order, Quote quote, long price, long units) {
        tally.filled();
        BigDecimal perOrder = order.isUntouched() ? settings.fees().perOrder() : BigDecimal.ZERO;
        long closed = 0;
        Iterator<Lot> lots = symbol.lots().iterator();
        while (lots.hasNext() && closed < units) {
            Lot lot = lots.next();
            if (lot.side() == order.side()) {
                continue;
            }
            long part = Math.min(lot.quantity(), units - closed);
            close(symbol, order, lot, exit(quote, price, part, perOrder), quote);
            perOrder = BigDecimal.ZERO;
            closed += part;
            if (lot.quantity() == 0) {
                lots.remove();
            }
        }
        if (closed < units) {
            long entry = entryPrice(order, price);
            long part = units - closed;
            BigDecimal fee = plus(fee(price, part, quote.maker(), false), perOrder);
            Lot.Fill fill = new Lot.Fill(quote.atNanos(), entry, part, fee);
            openLot(symbol, order, quote).open(fill);
            book(symbol, order, fill, quote);
        }
    }

    /** An order's fills are one lot. */
    private Lot openLot(SymbolTrading symbol, SimulatedOrder order, Quote quote) {
        List<Lot> lots = symbol.lots();
        if (!lots.isEmpty() && lots.get(lots.size() - 1).isOf(order)) {
            return lots.get(lots.size() - 1);
        }
        Lot lot = new Lot(order, quote.atNanos(), bar, quote.maker());
        lots.add(lot);
        return lot;
    }

    private void close(SymbolTrading symbol, SimulatedOrder order, Lot lot, Lot.Fill fill, Quote quote) {
        tell(symbol, lot, lot.close(order, fill, bar), false);
        book(symbol, order, fill, quote);
        if (lot.quantity() == 0) {
            tell(symbol, lot, lot.takeLeaving(), finishing);
        }
    }

    /** Lots of which a part was closed by an order that may have closed more. */
    void tellRest(SymbolTrading symbol) {
        symbol.lots().forEach(lot -> tell(symbol, lot, lot.takeLeaving(), true));
    }

    private void tell(SymbolTrading symbol, Lot lot, Lot.@Nullable Leaving left, boolean finished) {
        if (left != null) {
            ClosedTrade trade = lot.trade(left, symbol, finished);
            trades.add(trade);
            digest.trade(trade);
        }
    }

    private void book(SymbolTrading symbol, SimulatedOrder order, Lot.Fill fill, Quote quote) {
        long signed = fill.quantity() * order.side().sign();
        wallet.book(symbol, signed, fill.price(), quote.price(), fill.fee());
        digest.fill(symbol.symbol(), order, fill);
        if (gates != null) {
            gates.filled(symbol.symbol(), order, fill, quote.maker());
        }
    }

    private BigDecimal fee(long price, long units, boolean maker, boolean closing) {
        FeeRules fees = settings.fees();
        if (fees.style() == FeeRules.Style.ENTRY_PRICE) {
            return closing ? BigDecimal.ZERO : fees.minimum();
        }
        BigDecimal bps = maker ? fees.makerBps() : fees.takerBps();
        if (bps.signum() == 0) {
            return fees.minimum();
        }
        BigDecimal fee = Wallet.value(price, units).multiply(bps).movePointLeft(BPS_DIGITS);
        return fees.minimum().signum() == 0 ? fee : fee.max(fees.minimum());
    }

    private static BigDecimal plus(BigDecimal fee, BigDecimal perOrder) {
        return perOrder.signum() == 0 ? fee : fee.add(perOrder);
    }

    private long entryPrice(SimulatedOrder order, long price) {
        FeeRules fees = settings.fees();
        return fees.style() == FeeRules.Style.ENTRY_PRICE ? worse(price, order.side(), fees.takerBps()) : price;
    }

    /** Higher for a buyer, lower for a seller; rounded to the nearest 10⁻⁸, and at least that. */
    static long worse(long price, Side side, BigDecimal bps) {
        if (bps.signum() == 0) {
            return price;
        }
        BigDecimal signed = side == Side.BUY ? bps : bps.negate();
        BigDecimal exact = BigDecimal.valueOf(price);
        BigDecimal moved = exact.add(exact.multiply(signed).movePointLeft(BPS_DIGITS));
        return Math.max(1, moved.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }
}
