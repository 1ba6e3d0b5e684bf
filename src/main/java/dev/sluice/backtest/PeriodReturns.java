package dev.sluice.backtest;

import java.util.Arrays;

/** Returns from period to period. Two passes, because the variance of close numbers is lost in one. */
final class PeriodReturns {
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final long WEEK_DAYS = 7;
    private static final int NEWEST = 100;
    private static final double WEEKEND_SHARE = 2.0 / 7 * 0.6;

    private final double[] returns;
    private final int perYear;

    private PeriodReturns(double[] returns, int perYear) {
        this.returns = returns;
        this.perYear = perYear;
    }

    static PeriodReturns of(EquityCurve curve) {
        long spacingDays = medianSpacing(curve) / DAY_NANOS;
        boolean isLong = spacingDays >= WEEK_DAYS;
        double[] values = new double[curve.size()];
        int size = 0;
        long weekend = 0;
        long dayEndNanos = Long.MIN_VALUE;
        boolean isWeekend = false;
        for (int i = 0; i < values.length; i++) {
            long nanos = curve.time(i);
            if (nanos > dayEndNanos) {
                long day = day(nanos);
                dayEndNanos = (day + 1) * DAY_NANOS;
                isWeekend = isWeekend(day);
            } else if (!isLong) {
                size--;
            }
            weekend += isWeekend ? 1 : 0;
            values[size++] = curve.value(i);
        }
        double[] returns = new double[Math.max(0, size - 1)];
        for (int i = 1; i < size; i++) {
            returns[i - 1] = values[i] / values[i - 1] - 1;
        }
        return new PeriodReturns(returns, perYear(spacingDays, weekend > WEEKEND_SHARE * curve.size()));
    }

    /** A candle that ends at midnight belongs to the day that ends. */
    private static long day(long nanos) {
        return Math.floorDiv(nanos - 1, DAY_NANOS);
    }

    private static boolean isWeekend(long day) {
        long weekday = Math.floorMod(day + 3, WEEK_DAYS); // the epoch was a Thursday
        return weekday >= 5;
    }

    private static int perYear(long spacingDays, boolean weekends) {
        if (spacingDays >= 360) {
            return 1;
        }
        if (spacingDays >= 28) {
            return 12;
        }
        return spacingDays >= WEEK_DAYS ? 52 : weekends ? 365 : 252;
    }

    private static long medianSpacing(EquityCurve curve) {
        int size = Math.min(NEWEST, curve.size());
        if (size < 2) {
            return 0;
        }
        long[] spacings = new long[size - 1];
        for (int i = 1; i < size; i++) {
            int index = curve.size() - i;
            spacings[i - 1] = curve.time(index) - curve.time(index - 1);
        }
        Arrays.sort(spacings);
        return spacings[spacings.length / 2];
    }

    int perYear() {
        return perYear;
    }

    double mean() {
        return Arrays.stream(returns).average().orElse(Double.NaN);
    }

    /** Of the sample; NaN of fewer than two returns. */
    double variance() {
        double mean = mean();
        double sum = 0;
        for (double each : returns) {
            sum += (each - mean) * (each - mean);
        }
        return returns.length < 2 ? Double.NaN : sum / (returns.length - 1);
    }

    /** Root of the mean over all returns of the squared losses. */
    double downside() {
        double sum = 0;
        for (double each : returns) {
            sum += each < 0 ? each * each : 0;
        }
        return returns.length == 0 ? Double.NaN : Math.sqrt(sum / returns.length);
    }

    /** 0 where everything was lost. */
    double geometricMean() {
        double sum = 0;
        for (double each : returns) {
            if (each <= -1) {
                return 0;
            }
            sum += Math.log1p(each);
        }
        return returns.length == 0 ? 0 : Math.expm1(sum / returns.length);
    }
}
