package dev.sluice.pipeline;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertKind;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which users' hooks have taken longer than they may since somebody last looked, as alerts. */
final class HookAlerts {
    private static final long MICRO = UtcNanos.PER_MILLI / 1_000;

    private final List<TimedHook> hooks;
    private final Map<String, Long> known = new HashMap<>();

    HookAlerts(List<TimedHook> hooks) {
        this.hooks = hooks;
    }

    List<Alert> look(long nowNanos) {
        List<Alert> alerts = new ArrayList<>();
        for (TimedHook hook : hooks) {
            TimedHook.Times times = hook.times();
            Long before = known.put(hook.name(), times.slow());
            if (times.slow() > (before == null ? 0 : before)) {
                String message = "hook " + hook.name() + " was slow " + times.slow() + " times, at worst "
                        + times.maxNanos() / MICRO + " µs of " + TimedHook.BUDGET_NANOS / MICRO;
                alerts.add(AlertKind.HOOK_SLOW.at(nowNanos, message).from("hook:" + hook.name()));
            }
        }
        return alerts;
    }
}
