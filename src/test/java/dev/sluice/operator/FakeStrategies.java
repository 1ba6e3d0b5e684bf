package dev.sluice.operator;

import dev.sluice.operator.StrategyView.Counts;
import dev.sluice.operator.StrategyView.Inputs;
import dev.sluice.operator.StrategyView.LastIdea;
import dev.sluice.operator.StrategyView.Outcomes;
import dev.sluice.operator.StrategyView.Progress;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One strategy, off at first, with at most half of the equity. */
final class FakeStrategies {
    private static final String NAME = "sma-cross";
    private static final BigDecimal MOST = new BigDecimal("50");

    private volatile boolean enabled;
    private volatile String capitalPct = "50";
    private volatile StrategyView.@Nullable Change changed;

    StrategyView view() {
        return new StrategyView(
                NAME,
                "Crosses averages.",
                enabled,
                false,
                false,
                null,
                new TreeMap<>(Map.of("fast", "10")),
                new Inputs(false, true, 30, "1m"),
                List.of("BTCUSDT"),
                List.of(new Progress("BTCUSDT", 3, false, true)),
                capitalPct,
                new Counts(9, 1, 2, 3, 4, 5),
                new Outcomes(1, 2, 1, 1, "50", "12.5", "30", "0.75"),
                new LastIdea("exit", "BTCUSDT", null, null, null, null, "crossed", FakeDesk.STARTED),
                changed);
    }

    StrategyAnswer change(StrategyChange change) {
        if (!change.name().equals(NAME)) {
            return new StrategyAnswer.Unknown();
        }
        Optional<BigDecimal> pct = change.capital().flatMap(StrategyChange.Capital::pct);
        if (pct.isPresent() && (pct.get().signum() <= 0 || pct.get().compareTo(MOST) > 0)) {
            return new StrategyAnswer.Refused("capitalPct", "must be more than 0 and at most 50");
        }
        change.capital()
                .ifPresent(wanted -> capitalPct = wanted.pct().orElse(MOST).toPlainString());
        enabled = change.enabled().orElse(enabled);
        changed = new StrategyView.Change(change.reason(), change.by(), FakeDesk.STARTED);
        return new StrategyAnswer.Changed(view());
    }
}
