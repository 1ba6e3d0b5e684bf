package dev.sluice.risk;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The limits as configured, and what people have set below them while the desk runs. Nobody can set one above: who may
 * change the configuration has to restart the desk to do so, and leaves a trace there.
 */
public final class LiveLimits {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RiskLimits configured;
    private RiskLimits effective;
    private final Map<EditableLimit, Edit> edits = new EnumMap<>(EditableLimit.class);
    private final Map<String, BigDecimal> capital = new TreeMap<>();

    /** What a person has set, and why. */
    public record Edit(BigDecimal value, String reason, String by, long atNanos) {}

    /** A limit with all there is to say about it. */
    public record Entry(EditableLimit limit, BigDecimal value, BigDecimal configured, Optional<Edit> edit) {}

    LiveLimits(RiskLimits configured) {
        this.configured = configured;
        this.effective = configured;
    }

    /** Takes over what earlier processes were told; a configuration that is tighter by now prevails. */
    void restore(List<ProjectedRow> rows) {
        for (ProjectedRow row : rows) {
            EditableLimit.named(row.text("name"))
                    .ifPresent(limit -> row.value("value")
                            .ifPresent(value -> edits.put(
                                    limit,
                                    new Edit(
                                            new BigDecimal(value),
                                            row.text("reason"),
                                            row.text("by"),
                                            UtcNanos.parse(row.text("at"))))));
        }
        effective = edited();
    }

    /**
     * What is wrong with a wish, by field; empty if it will do.
     *
     * @param wanted by field; empty for "as configured"
     */
    SortedMap<String, String> problems(Map<String, Optional<BigDecimal>> wanted) {
        SortedMap<String, String> problems = new TreeMap<>();
        wanted.forEach((field, value) -> {
            Optional<EditableLimit> limit = EditableLimit.named(field);
            if (limit.isEmpty()) {
                problems.put(field, "is no limit that can be changed while the desk runs");
            }
            limit.flatMap(known -> value.flatMap(number -> known.problem(number, configured)))
                    .ifPresent(problem -> problems.put(field, problem));
        });
        return problems;
    }

    /** Does what has no {@link #problems}. */
    void change(Map<String, Optional<BigDecimal>> wanted, String reason, String by, long nowNanos) {
        wanted.forEach((field, value) -> EditableLimit.named(field).ifPresent(limit -> {
            edits.remove(limit);
            value.ifPresent(number -> edits.put(limit, new Edit(number, reason, by, nowNanos)));
        }));
        effective = edited();
    }

    /**
     * What is wrong with a strategy's capital, in percent of the equity; empty if it will do. What is configured for it
     * is the most.
     */
    public Optional<String> capitalProblem(String strategy, BigDecimal pct) {
        BigDecimal most = configured.guards().sizing().capitalPct().getOrDefault(strategy, HUNDRED);
        return pct.signum() > 0 && pct.compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of("must be more than 0 and at most " + most.toPlainString() + " but is " + pct);
    }

    /** Most of the equity, in percent, that a strategy may have at work; empty where nothing is said. */
    public Optional<BigDecimal> capitalPct(String strategy) {
        return Optional.ofNullable(effective.guards().sizing().capitalPct().get(strategy));
    }

    /** @param pct empty for as configured; a configuration that is tighter prevails */
    void changeCapital(String strategy, Optional<BigDecimal> pct) {
        capital.remove(strategy);
        pct.ifPresent(wanted -> capital.put(strategy, wanted));
        effective = edited();
    }

    private GuardRules guards() {
        if (capital.isEmpty()) {
            return configured.guards();
        }
        SizingRules sizing = configured.guards().sizing();
        Map<String, BigDecimal> all = new TreeMap<>(sizing.capitalPct());
        capital.forEach((strategy, pct) -> all.merge(strategy, pct, BigDecimal::min));
        return configured.guards().with(new SizingRules(sizing.method(), sizing.atrMultiple(), all));
    }

    /** What holds now. */
    RiskLimits effective() {
        return effective;
    }

    private RiskLimits edited() {
        return new RiskLimits(
                configured.symbols(),
                value(EditableLimit.MAX_ORDER_NOTIONAL),
                value(EditableLimit.MAX_RISK_PER_TRADE_PCT),
                value(EditableLimit.MAX_EXPOSURE_SYMBOL),
                value(EditableLimit.MAX_EXPOSURE_TOTAL),
                value(EditableLimit.MAX_POSITIONS).intValue(),
                value(EditableLimit.MAX_DAILY_LOSS_PCT),
                value(EditableLimit.MAX_DRAWDOWN_PCT),
                configured.globalPerSecond(),
                configured.symbolPerSecond(),
                configured.maxDataAgeNanos(),
                guards());
    }

    /** Every limit that can be changed. */
    public List<Entry> entries() {
        return List.of(EditableLimit.values()).stream()
                .map(limit ->
                        new Entry(limit, value(limit), limit.of(configured), Optional.ofNullable(edits.get(limit))))
                .toList();
    }

    private BigDecimal value(EditableLimit limit) {
        Edit edit = edits.get(limit);
        BigDecimal most = limit.of(configured);
        return edit == null ? most : edit.value().min(most);
    }
}
