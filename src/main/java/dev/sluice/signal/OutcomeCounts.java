package dev.sluice.signal;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/**
 * How a strategy's signals ended.
 *
 * @param maeBps sum of the worst moves against a signal before its end, in basis points of its price; 0 or more
 * @param mfeBps sum of the best moves in favour of it; 0 or more
 * @param result sum of what they came to, in multiples of what was risked: the distance from price to stop
 */
public record OutcomeCounts(
        long targets, long stops, long expired, BigDecimal maeBps, BigDecimal mfeBps, BigDecimal result) {
    public static final OutcomeCounts NONE =
            new OutcomeCounts(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    private static final int DECIMALS = 4;

    static OutcomeCounts of(ProjectedRow row) {
        return new OutcomeCounts(
                Long.parseLong(row.text("targets")),
                Long.parseLong(row.text("stops")),
                Long.parseLong(row.text("expired")),
                new BigDecimal(row.text("maeBps")),
                new BigDecimal(row.text("mfeBps")),
                new BigDecimal(row.text("result")));
    }

    Map<String, Object> row(String strategy, long atNanos) {
        return Map.of(
                "strategy",
                strategy,
                "targets",
                targets,
                "stops",
                stops,
                "expired",
                expired,
                "maeBps",
                Money.plain(maeBps),
                "mfeBps",
                Money.plain(mfeBps),
                "result",
                Money.plain(result),
                "at",
                UtcNanos.format(atNanos));
    }

    OutcomeCounts with(SignalOutcome outcome, BigDecimal mae, BigDecimal mfe, BigDecimal came) {
        return new OutcomeCounts(
                targets + (outcome == SignalOutcome.TARGET ? 1 : 0),
                stops + (outcome == SignalOutcome.STOP ? 1 : 0),
                expired + (outcome == SignalOutcome.EXPIRED ? 1 : 0),
                maeBps.add(mae),
                mfeBps.add(mfe),
                result.add(came));
    }

    public long signals() {
        return targets + stops + expired;
    }

    /** Signals that reached their target, in percent of all that ended; empty before the first. */
    public Optional<BigDecimal> hitRatePct() {
        return mean(BigDecimal.valueOf(100 * targets));
    }

    /** Mean of {@link #maeBps}; empty before the first, as the others. */
    public Optional<BigDecimal> meanMaeBps() {
        return mean(maeBps);
    }

    public Optional<BigDecimal> meanMfeBps() {
        return mean(mfeBps);
    }

    /** What a signal came to on average, in multiples of what was risked. */
    public Optional<BigDecimal> meanResult() {
        return mean(result);
    }

    private Optional<BigDecimal> mean(BigDecimal sum) {
        return signals() == 0
                ? Optional.empty()
                : Optional.of(sum.divide(BigDecimal.valueOf(signals()), DECIMALS, RoundingMode.HALF_EVEN));
    }
}
