package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderTransitioned;
import dev.sluice.halt.Halt;
import dev.sluice.halt.HaltPolicy;
import dev.sluice.halt.HaltTriggers;
import dev.sluice.halt.TradingState;
import dev.sluice.halt.TradingStateChanged;
import dev.sluice.halt.Trigger;
import dev.sluice.halt.TriggerAction;
import dev.sluice.halt.TriggerChanged;
import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.health.Health;
import dev.sluice.journal.JournalEntry;
import dev.sluice.portfolio.EquityWatch;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/**
 * What stops trading without anybody's word: measures what the triggers of the room {@code halt} want to know, and does
 * what they say. It looks four times a second, by the clock or by the market's time, and whenever it is told to.
 */
final class Safeguards {
    /** How often it looks. */
    static final long EVERY_NANOS = 250 * UtcNanos.PER_MILLI;

    private static final Set<String> ROADS = Set.of("venue", "market_stream");

    /** Refused as the order itself demanded it: nothing is wrong with the way. */
    private static final Set<String> AS_ASKED = Set.of(Reason.WOULD_TAKE.code(), Reason.WOULD_TRIGGER.code());

    private final HaltTriggers triggers;
    private final Parts parts;
    private final KillClosing closing;
    private final RecentEvents errors;
    private final RecentEvents inconsistencies;
    private final RecentEvents journalFailures;
    private boolean diverged;
    private long nextNanos = Long.MIN_VALUE;

    /**
     * What it looks at and acts on.
     *
     * @param equity the account valued at a time
     * @param kill engages the kill switch
     * @param observed lets others see what goes out
     */
    record Parts(
            Halt halt,
            Health health,
            LongFunction<EquityWatch> equity,
            Kill kill,
            UnaryOperator<Consumer<Command>> observed) {}

    /** Engages the kill switch. */
    interface Kill {
        void engage(String reason, String by, Consumer<Command> out, long nowNanos);
    }

    Safeguards(HaltPolicy policy, Parts parts, KillClosing closing) {
        this.closing = closing;
        this.triggers = new HaltTriggers(policy.triggers());
        this.parts = parts;
        this.errors = new RecentEvents(policy.windows().errorsNanos());
        this.inconsistencies = new RecentEvents(policy.windows().inconsistenciesNanos());
        this.journalFailures = new RecentEvents(policy.windows().journalFailuresNanos());
    }

    HaltTriggers triggers() {
        return triggers;
    }

    /** The journal failed at that time, in an earlier life of the desk. */
    void journalFailed(long atNanos) {
        journalFailures.add(atNanos);
    }

    /** Takes note of what went wrong. */
    void note(Command command) {
        if (command instanceof Command.Journal(OrderTransitioned moved)) {
            if (isError(moved)) {
                errors.add(moved.atNanos());
            }
            if (moved.alarming()) {
                inconsistencies.add(moved.atNanos());
            }
        } else if (command instanceof Command.Journal(ReconciliationFinished finished)) {
            boolean differs = !finished.divergences().isEmpty();
            if (differs && !diverged) {
                inconsistencies.add(finished.atNanos());
            }
            diverged = differs;
        }
    }

    private static boolean isError(OrderTransitioned moved) {
        return switch (moved.trigger()) {
            case NOT_ACCEPTED -> true;
            case REJECTED -> !AS_ASKED.contains(String.valueOf(moved.row().get("reason")));
            case OUTCOME_LOST -> !"restart".equals(moved.evidence());
            default -> false;
        };
    }

    /** Looks if it is time to. */
    void onTime(Consumer<Command> out, long nowNanos) {
        if (nowNanos >= nextNanos) {
            look(out, nowNanos);
        }
    }

    /** Looks now. */
    void look(Consumer<Command> out, long nowNanos) {
        nextNanos = nowNanos + EVERY_NANOS;
        losses(out, nowNanos);
        count(Trigger.EXECUTION_ERRORS, errors, out, nowNanos);
        count(Trigger.INCONSISTENT_STATE, inconsistencies, out, nowNanos);
        count(Trigger.JOURNAL_FAILURES, journalFailures, out, nowNanos);
        inputs(out, nowNanos);
        closing.onTime(parts.observed().apply(out), nowNanos);
    }

    private void losses(Consumer<Command> out, long nowNanos) {
        if (triggers.watches(Trigger.DRAWDOWN) || triggers.watches(Trigger.DAILY_LOSS)) {
            EquityWatch equity = parts.equity().apply(nowNanos);
            read(Trigger.DRAWDOWN, equity.drawdownPct(), out, nowNanos);
            read(Trigger.DAILY_LOSS, equity.dailyLossPct(), out, nowNanos);
        }
    }

    /** What health knows; where nobody looks at the parts, as in a replay, nothing is known. */
    private void inputs(Consumer<Command> out, long nowNanos) {
        Health health = parts.health();
        if (health.components().isEmpty()) {
            return;
        }
        long lost = health.components().stream()
                .filter(part -> ROADS.contains(part.name()))
                .map(Component::condition)
                .filter(condition -> condition != Condition.OK)
                .count();
        read(Trigger.CONNECTION_LOST, BigDecimal.valueOf(lost), out, nowNanos);
        if (health.roundTripNanos() >= 0) {
            read(Trigger.LATENCY, millis(health.roundTripNanos()), out, nowNanos);
        }
        if (!health.measures().feedAgeNanos().isEmpty()) {
            long youngest = Collections.min(health.measures().feedAgeNanos().values());
            read(Trigger.STALE_DATA, millis(youngest), out, nowNanos);
        }
    }

    private static BigDecimal millis(long nanos) {
        return BigDecimal.valueOf(nanos / UtcNanos.PER_MILLI);
    }

    private void count(Trigger trigger, RecentEvents events, Consumer<Command> out, long nowNanos) {
        read(trigger, BigDecimal.valueOf(events.count(nowNanos)), out, nowNanos);
    }

    private void read(Trigger trigger, BigDecimal measured, Consumer<Command> out, long nowNanos) {
        triggers.read(trigger, measured, nowNanos).ifPresent(changed -> {
            journal(changed, out);
            act(changed, out, nowNanos);
        });
    }

    private void act(TriggerChanged changed, Consumer<Command> out, long nowNanos) {
        TriggerAction action = changed.rule().action();
        if (changed.tripped() && action == TriggerAction.KILL) {
            parts.kill().engage(changed.reason(), "trigger", out, nowNanos);
            return;
        }
        changed(changed, action == TriggerAction.REDUCE ? TradingState.REDUCING : TradingState.HALTED, nowNanos)
                .ifPresent(entry -> journal(entry, out));
    }

    private void journal(JournalEntry entry, Consumer<Command> out) {
        parts.observed().apply(out).accept(new Command.Journal(entry));
    }

    private Optional<TradingStateChanged> changed(TriggerChanged changed, TradingState to, long nowNanos) {
        String cause = changed.trigger().code();
        boolean lasts = changed.rule().lasts(changed.trigger());
        if (!changed.tripped()) {
            return lasts ? Optional.empty() : parts.halt().resume(cause, cause + " is over", nowNanos);
        }
        return lasts
                ? parts.halt().limit(to, changed.reason(), nowNanos)
                : parts.halt().suspend(cause, to, changed.reason(), nowNanos);
    }
}
