package dev.sluice.backtest.report;

import dev.sluice.backtest.EquityCurve;
import dev.sluice.vocabulary.UtcNanos;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * Returns by month, UTC: the last equity of a month over the last before it, minus 1.
 *
 * @param years thirteen numbers for each year, in percent: January to December and the whole year; NaN where there is
 *     no equity
 */
record Monthly(SortedMap<Integer, double[]> years) {
    static final int YEAR = 12;

    /** @param cash before the first value */
    static Monthly of(EquityCurve curve, double cash) {
        return of(curve.size(), curve::time, curve::value, cash);
    }

    /** A candle that ends at midnight belongs to the month that ends. */
    static Monthly of(int size, IntToLongFunction times, IntToDoubleFunction values, double cash) {
        SortedMap<Integer, double[]> years = new TreeMap<>();
        double monthStart = cash;
        double yearStart = cash;
        double last = cash;
        YearMonth month = null;
        for (int i = 0; i < size; i++) {
            YearMonth now =
                    YearMonth.from(UtcNanos.toInstant(times.applyAsLong(i) - 1).atZone(ZoneOffset.UTC));
            if (month != null && !now.equals(month)) {
                monthStart = last;
                yearStart = now.getYear() == month.getYear() ? yearStart : last;
            }
            month = now;
            last = values.applyAsDouble(i);
            double[] row = years.computeIfAbsent(now.getYear(), year -> empty());
            row[now.getMonthValue() - 1] = (last / monthStart - 1) * 100;
            row[YEAR] = (last / yearStart - 1) * 100;
        }
        return new Monthly(years);
    }

    private static double[] empty() {
        double[] row = new double[YEAR + 1];
        Arrays.fill(row, Double.NaN);
        return row;
    }
}
