package dev.sluice.operator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;

/** How much of what was ordered was filled, over the last orders that were sent and have ended. */
final class FillRatio {
    static final int ORDERS = 1_000;

    private final ArrayDeque<Double> ratios = new ArrayDeque<>();
    private double sumRatio;

    /** An order ended; its quantity is more than zero. */
    synchronized void ended(BigDecimal filled, BigDecimal quantity) {
        double ratio = filled.divide(quantity, MathContext.DECIMAL32).doubleValue();
        ratios.addLast(ratio);
        sumRatio += ratio;
        if (ratios.size() > ORDERS) {
            sumRatio -= ratios.removeFirst();
        }
    }

    /** From 0 to 1; NaN before the first order ended. */
    synchronized double meanRatio() {
        return ratios.isEmpty() ? Double.NaN : Math.clamp(sumRatio / ratios.size(), 0, 1);
    }
}
