package dev.sluice.signal;

import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A signal between its proposal and its end; prices are in 10⁻⁸. */
final class FollowedSignal {
    private static final int DECIMALS = 4;
    private static final int BPS = 4;

    final TradeProposal proposal;
    final long reference;
    final long stop;
    final long target;
    final long expiresNanos;
    private final boolean rises;
    private long high;
    private long low;
    private long last;

    /** @param proposal with a stop on the losing side of its reference */
    FollowedSignal(TradeProposal proposal, long horizonNanos) {
        this.proposal = proposal;
        this.reference = proposal.reference().units();
        this.rises = proposal.side() == Side.BUY;
        this.stop = proposal.stop().orElseThrow().units();
        this.target = proposal.target()
                .map(price -> price.units())
                .filter(units -> rises ? units > reference : units < reference)
                .orElse(rises ? Long.MAX_VALUE : -1);
        this.expiresNanos = proposal.atNanos() + horizonNanos;
        this.high = reference;
        this.low = reference;
        this.last = reference;
    }

    /** Whether a proposal says what it would be right or wrong by. */
    static boolean canBe(TradeProposal proposal) {
        return proposal.stop()
                .map(price -> Long.compare(price.units(), proposal.reference().units())
                        == -proposal.side().sign())
                .orElse(false);
    }

    /** The lowest price above which, and the highest below which, something happens. */
    long above() {
        return rises ? target : stop;
    }

    long below() {
        return rises ? stop : target;
    }

    void moved(long highest, long lowest, long newest) {
        high = Math.max(high, highest);
        low = Math.min(low, lowest);
        last = newest;
    }

    boolean isStopped() {
        return rises ? low <= stop : high >= stop;
    }

    boolean isOnTarget() {
        return rises ? high >= target : low <= target;
    }

    /** Never further than the stop where it was stopped: what lies beyond was after its end. */
    BigDecimal maeBps(SignalOutcome outcome) {
        return bps(outcome == SignalOutcome.STOP ? reference - stop : rises ? reference - low : reference - high);
    }

    BigDecimal mfeBps(SignalOutcome outcome) {
        return bps(outcome == SignalOutcome.TARGET ? target - reference : rises ? high - reference : low - reference);
    }

    private BigDecimal bps(long move) {
        return ratio(BigDecimal.valueOf(Math.abs(move)).scaleByPowerOfTen(BPS), reference);
    }

    /** In multiples of the distance to the stop; negative for a loss. */
    BigDecimal result(SignalOutcome outcome) {
        long end = switch (outcome) {
            case TARGET -> target;
            case STOP -> stop;
            case EXPIRED -> last;
        };
        return ratio(BigDecimal.valueOf(end - reference), reference - stop);
    }

    private static BigDecimal ratio(BigDecimal of, long to) {
        return of.divide(BigDecimal.valueOf(to), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
