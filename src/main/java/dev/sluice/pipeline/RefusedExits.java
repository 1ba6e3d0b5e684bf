package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderTransitioned;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.HashMap;
import java.util.Map;

/**
 * Exits pass no gates, so nothing else holds them back when they are refused again and again, as when a venue has lost
 * the account: after a refused exit the symbol's next one waits, a second at first and twice as long each further time,
 * a minute at most. A trade of an exit ends the waiting.
 */
final class RefusedExits {
    private static final long FIRST_NANOS = UtcNanos.PER_SECOND;
    private static final long LONGEST_NANOS = 60 * UtcNanos.PER_SECOND;

    private final Map<Symbol, Waiting> waiting = new HashMap<>();

    private record Waiting(long pauseNanos, long untilNanos) {}

    /** Whether an exit may go. */
    boolean mayGo(Symbol symbol, long nowNanos) {
        Waiting wait = waiting.get(symbol);
        return wait == null || nowNanos >= wait.untilNanos();
    }

    /** Takes note of what became of exits. */
    void note(Command command) {
        if (command instanceof Command.Journal(OrderTransitioned moved)
                && "reduce".equals(moved.row().get("purpose"))) {
            Symbol symbol = new Symbol(String.valueOf(moved.row().get("symbol")));
            if (moved.to() == OrderState.REJECTED) {
                waiting.merge(
                        symbol,
                        from(FIRST_NANOS, moved.atNanos()),
                        (before, first) -> from(Math.min(LONGEST_NANOS, 2 * before.pauseNanos()), moved.atNanos()));
            } else if (moved.to() == OrderState.FILLED || moved.to() == OrderState.PARTIALLY_FILLED) {
                waiting.remove(symbol);
            }
        }
    }

    private static Waiting from(long pauseNanos, long nowNanos) {
        return new Waiting(pauseNanos, nowNanos + pauseNanos);
    }
}
