package dev.sluice.alert;

import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Decides which alerts go out. Pure: time comes with the alerts. One thread at a time.
 *
 * <p>What was told within five minutes under the same module, code and symbol is a repetition, unless something else of
 * the same matter was told since. A critical code is told once in 30 seconds, whatever the symbol. At most 30 alerts go
 * out in any minute; the last of them are kept for what is critical, and one for the line that says how many were
 * suppressed. That line comes a minute after the first of them.
 */
public final class AlertDesk implements AlertIntake {
    /** Alerts in any minute, the line about suppressed ones included. */
    public static final int PER_MINUTE = 30;

    /** Of these, how many may be less than critical. */
    static final int ORDINARY_PER_MINUTE = 24;

    static final long DEDUP_NANOS = 300 * UtcNanos.PER_SECOND;
    static final long CRITICAL_GAP_NANOS = 30 * UtcNanos.PER_SECOND;
    static final long MINUTE_NANOS = 60 * UtcNanos.PER_SECOND;

    private final String idPrefix;
    private final AlertText text;
    private final Map<Key, Long> told = new LinkedHashMap<>();
    private final Map<String, Long> criticalTold = new HashMap<>();
    private final ArrayDeque<Long> minute = new ArrayDeque<>();
    private final Suppressed suppressed = new Suppressed();
    private long nowNanos = Long.MIN_VALUE;
    private long ids;
    private long raisedCount;
    private long deduplicatedCount;
    private long suppressedCount;

    private record Key(AlertKind kind, String module, String code, Optional<Symbol> symbol) {
        static Key of(Alert alert) {
            return new Key(alert.kind(), alert.module(), alert.code(), alert.symbol());
        }

        boolean isOtherStateOf(Key other) {
            return kind != other.kind
                    && !kind.matter().isEmpty()
                    && kind.matter().equals(other.kind.matter())
                    && kind.module().equals(other.kind.module())
                    && module.equals(other.module)
                    && symbol.equals(other.symbol);
        }
    }

    /**
     * What became of all alerts so far: raised = told + deduplicated + suppressed.
     *
     * @param suppressed those included that the next line will tell of
     */
    public record Counts(long raised, long deduplicated, long suppressed) {
        public long told() {
            return raised - deduplicated - suppressed;
        }
    }

    /**
     * @param idPrefix of the alerts' ids
     * @param redacted takes secrets out of a text
     */
    public AlertDesk(String idPrefix, UnaryOperator<String> redacted) {
        this.idPrefix = idPrefix;
        this.text = new AlertText(redacted);
    }

    @Override
    public List<RaisedAlert> raise(Alert alert) {
        List<RaisedAlert> out = new ArrayList<>(onTime(alert.atNanos()));
        raisedCount++;
        Key key = Key.of(alert);
        told.keySet().removeIf(key::isOtherStateOf);
        if (told.containsKey(key)) {
            deduplicatedCount++;
        } else if (isTooMuch(alert)) {
            suppressedCount++;
            suppressed.add(alert, nowNanos);
        } else {
            told.put(key, nowNanos);
            if (alert.severity() == Severity.CRITICAL) {
                criticalTold.put(alert.code(), nowNanos);
            }
            out.add(tell(alert));
        }
        return out;
    }

    /** Time has passed: perhaps it has to be said how many were suppressed. Called too early or too often, no harm. */
    public List<RaisedAlert> onTime(long atNanos) {
        nowNanos = Math.max(nowNanos, atNanos);
        forget(told.values().iterator(), DEDUP_NANOS);
        forget(minute.iterator(), MINUTE_NANOS);
        criticalTold.values().removeIf(at -> nowNanos - at >= CRITICAL_GAP_NANOS);
        boolean due = suppressed.total() > 0 && nowNanos - suppressed.sinceNanos() >= MINUTE_NANOS;
        return due ? List.of(tell(suppressed.tell(nowNanos))) : List.of();
    }

    /** Nothing more will come: what was suppressed and not told of yet is told now. */
    public List<RaisedAlert> close() {
        return suppressed.total() > 0 ? List.of(tell(suppressed.tell(nowNanos))) : List.of();
    }

    public Counts counts() {
        return new Counts(raisedCount, deduplicatedCount, suppressedCount);
    }

    private boolean isTooMuch(Alert alert) {
        boolean critical = alert.severity() == Severity.CRITICAL;
        return critical && criticalTold.containsKey(alert.code())
                || minute.size() >= (critical ? PER_MINUTE - 1 : ORDINARY_PER_MINUTE);
    }

    private RaisedAlert tell(Alert alert) {
        minute.add(nowNanos);
        return new RaisedAlert(idPrefix + ++ids, alert.saying(text.of(alert.message())));
    }

    /** Oldest first, so the rest is younger still. */
    private void forget(Iterator<Long> times, long ageNanos) {
        while (times.hasNext() && nowNanos - times.next() >= ageNanos) {
            times.remove();
        }
    }
}
