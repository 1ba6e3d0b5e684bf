package dev.sluice.halt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may stop trading without anybody's word. */
public enum Trigger {
    /** Loss from the peak of equity, in percent. */
    DRAWDOWN(false),
    /** Loss since the start of the day, in percent; gone with the next day. */
    DAILY_LOSS(true),
    /** Roads to the venue that are away: the user stream, market data, or all because it wants no requests. */
    CONNECTION_LOST(true),
    /** Within what time half of the venue's answers come, in milliseconds. */
    LATENCY(true),
    /** Orders whose submit was rejected, not accepted or lost, in a window. */
    EXECUTION_ERRORS(true),
    /** Alarms of the saga and comparisons that diverged, in a window: what must not happen did. */
    INCONSISTENT_STATE(false),
    /** Times that the journal failed, in a window. */
    JOURNAL_FAILURES(false),
    /** Age of the youngest order book, in milliseconds. */
    STALE_DATA(true);

    private final boolean heals;

    Trigger(boolean heals) {
        this.heals = heals;
    }

    /** Whether trading comes back by itself when the cause has gone; a kill never does. */
    public boolean heals() {
        return heals;
    }

    /** The trigger of a code; empty for one of another version. */
    static Optional<Trigger> of(String code) {
        return Arrays.stream(values())
                .filter(trigger -> trigger.code().equals(code))
                .findFirst();
    }

    /** Stable, such as {@code daily_loss}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
