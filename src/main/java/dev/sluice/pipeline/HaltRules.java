package dev.sluice.pipeline;

import dev.sluice.halt.HaltPolicy;
import dev.sluice.halt.Trigger;
import dev.sluice.halt.TriggerAction;
import dev.sluice.halt.TriggerRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** From the configuration's {@code sluice.halt} to what the room takes. */
final class HaltRules {
    private final HaltConfig config;
    private final Map<Trigger, TriggerRule> rules = new EnumMap<>(Trigger.class);

    private HaltRules(HaltConfig config) {
        this.config = config;
    }

    static HaltPolicy policy(HaltConfig config) {
        HaltRules rules = new HaltRules(config);
        rules.all();
        return new HaltPolicy(
                rules.rules,
                new HaltPolicy.Windows(
                        config.errorsWindow().toNanos(),
                        config.inconsistencyWindow().toNanos(),
                        config.journalWindow().toNanos()),
                new HaltPolicy.Closing(
                        config.closePositions(),
                        config.closeSliceNotional(),
                        config.closePause().toNanos(),
                        config.closeCollarBps()));
    }

    private void all() {
        put(Trigger.DRAWDOWN, config.drawdownAction(), config.drawdownPct(), Duration.ZERO);
        put(Trigger.DAILY_LOSS, config.dailyLossAction(), config.dailyLossPct(), Duration.ZERO);
        put(Trigger.CONNECTION_LOST, config.connectionAction(), BigDecimal.ONE, config.connectionLostFor());
        put(Trigger.LATENCY, config.latencyAction(), millis(config.latencyLimit()), config.latencyFor());
        put(Trigger.EXECUTION_ERRORS, config.errorsAction(), number(config.errorsLimit()), Duration.ZERO);
        put(
                Trigger.INCONSISTENT_STATE,
                config.inconsistencyAction(),
                number(config.inconsistencyLimit()),
                Duration.ZERO);
        put(Trigger.JOURNAL_FAILURES, config.journalAction(), number(config.journalLimit()), Duration.ZERO);
        put(Trigger.STALE_DATA, config.staleDataAction(), millis(config.staleDataLimit()), Duration.ZERO);
    }

    private void put(Trigger trigger, TriggerAction action, BigDecimal limit, Duration hold) {
        rules.put(
                trigger,
                new TriggerRule(
                        action, limit, hold.toNanos(), config.clearAfter().toNanos()));
    }

    private static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis());
    }

    private static BigDecimal number(int count) {
        return BigDecimal.valueOf(count);
    }
}
