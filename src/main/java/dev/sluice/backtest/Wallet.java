package dev.sluice.backtest;

import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The one purse of a run: exact cash, and what is held beside it. */
final class Wallet {
    private BigDecimal cash;
    private double cashRatio;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal inPrices = BigDecimal.ZERO;
    private BigDecimal turnover = BigDecimal.ZERO;
    private final List<SymbolTrading> held = new ArrayList<>();

    Wallet(BigDecimal cash) {
        this.cash = cash;
        this.cashRatio = cash.doubleValue();
    }

    /** Price × quantity, both in 10⁻⁸. */
    static BigDecimal value(long price, long units) {
        long whole = units / FixedPoint.ONE;
        if (whole * FixedPoint.ONE == units) {
            long high = Math.multiplyHigh(price, whole);
            long low = price * whole;
            if (high == low >> 63) {
                return BigDecimal.valueOf(low, FixedPoint.SCALE); // the same number, in one machine word
            }
        }
        return FixedPoint.toDecimal(price).multiply(FixedPoint.toDecimal(units));
    }

    /**
     * Books a fill.
     *
     * @param signedUnits bought more than 0, sold less, in 10⁻⁸
     * @param modelPrice what the price would have been without slippage and a fee in it
     */
    void book(SymbolTrading symbol, long signedUnits, long price, long modelPrice, BigDecimal fee) {
        BigDecimal value = value(price, signedUnits);
        cash = cash.subtract(value).subtract(fee);
        cashRatio = cash.doubleValue();
        turnover = turnover.add(value.abs());
        if (fee.signum() != 0) {
            fees = fees.add(fee);
        }
        if (price != modelPrice) {
            inPrices = inPrices.add(value(price - modelPrice, signedUnits));
        }
        symbol.moved(signedUnits);
        held.remove(symbol);
        if (symbol.position() != 0) {
            held.add(symbol);
        }
    }

    /** Cash and positions at their marks, as near as a {@code double} gets. */
    double equityRatio() {
        double sum = cashRatio;
        for (int i = 0; i < held.size(); i++) {
            sum += held.get(i).valueRatio();
        }
        return sum;
    }

    /** Cash and positions at their marks. */
    BigDecimal equity() {
        BigDecimal sum = cash;
        for (SymbolTrading symbol : held) {
            sum = sum.add(value(symbol.mark(), symbol.position()));
        }
        return sum;
    }

    /** What is not tied up in positions: equity without their absolute value, not below 0. */
    BigDecimal free() {
        BigDecimal sum = cash;
        for (SymbolTrading symbol : held) {
            BigDecimal value = value(symbol.mark(), symbol.position());
            sum = sum.add(value).subtract(value.abs());
        }
        return sum.max(BigDecimal.ZERO);
    }

    BigDecimal cash() {
        return cash;
    }

    boolean holdsNothing() {
        return held.isEmpty();
    }

    BacktestResult.Costs costs() {
        return new BacktestResult.Costs(fees, inPrices, turnover);
    }
}
