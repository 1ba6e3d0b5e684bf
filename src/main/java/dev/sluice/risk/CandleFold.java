package dev.sluice.risk;

import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * One symbol's candles, folded from its trades as they come: average true range, volatility halt and returns. A candle
 * closes with the first trade of a later one. Late trades are left out, so that what was closed stays as it was.
 */
final class CandleFold {
    private static final int PCT_SCALE = 6;

    private final CandleRules rules;
    private final Returns returns;
    private AverageTrueRange range;
    private long index = Long.MIN_VALUE;
    private long high;
    private long low;
    private long close;
    private Optional<BigDecimal> volatilityPct = Optional.empty();
    private boolean halted;

    CandleFold(CandleRules rules) {
        this.rules = rules;
        this.returns = new Returns(rules.correlationCandles());
        this.range = new AverageTrueRange(rules.atrPeriod());
    }

    /** A trade; true if it closed a candle. */
    boolean traded(long price, long tradedNanos) {
        long at = Math.floorDiv(tradedNanos, rules.intervalNanos());
        if (at < index) {
            return false;
        }
        boolean closes = index != Long.MIN_VALUE && at > index;
        if (closes) {
            close();
        }
        if (at > index) {
            // Across a longer silence than it looks back, the average would be one of another market.
            if (closes && at - index > rules.atrPeriod()) {
                range = new AverageTrueRange(rules.atrPeriod());
                volatilityPct = Optional.empty();
            }
            index = at;
            high = price;
            low = price;
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
        return closes;
    }

    private void close() {
        range.add(high, low, close);
        returns.closed(index, close);
        volatilityPct = range.value()
                .map(value ->
                        value.movePointRight(2).divide(FixedPoint.toDecimal(close), PCT_SCALE, RoundingMode.HALF_EVEN));
        volatilityPct.ifPresent(pct -> {
            BigDecimal most = halted ? rules.resumeVolatilityPct() : rules.maxVolatilityPct();
            halted = rules.haltsOnVolatility() && pct.compareTo(most) > 0;
        });
    }

    /** In quote currency per base unit; empty while there are too few candles. */
    Optional<BigDecimal> averageTrueRange() {
        return range.value();
    }

    /** Average true range in percent of the close; empty while there are too few candles. */
    Optional<BigDecimal> volatilityPct() {
        return volatilityPct;
    }

    boolean isHalted() {
        return halted;
    }

    int candles() {
        return range.candles();
    }

    Returns returns() {
        return returns;
    }
}
