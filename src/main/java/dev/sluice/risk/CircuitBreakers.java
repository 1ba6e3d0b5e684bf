package dev.sluice.risk;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One circuit for the whole desk and one for each symbol; an order has to pass both. */
public final class CircuitBreakers {
    /** The scope of the desk's own. */
    public static final String DESK = "*";

    private final BreakerPolicy policy;
    private final CircuitBreaker desk;
    private final Map<String, CircuitBreaker> circuits = new TreeMap<>();

    CircuitBreakers(BreakerPolicy policy) {
        this.policy = policy;
        this.desk = new CircuitBreaker(policy);
        circuits.put(DESK, desk);
    }

    /** Takes over what an earlier process left. */
    void restore(List<ProjectedRow> rows) {
        for (ProjectedRow row : rows) {
            of(row.text("scope"))
                    .restore(
                            CircuitBreaker.State.valueOf(row.text("state")),
                            UtcNanos.parse(row.text("since")),
                            Integer.parseInt(row.text("probes")),
                            Integer.parseInt(row.text("succeeded")));
        }
    }

    /** An outcome of a submit that an earlier process counted; oldest first, after the states are restored. */
    public void recall(Symbol symbol, boolean failed, long atNanos) {
        desk.recall(failed, atNanos);
        of(symbol.name()).recall(failed, atNanos);
    }

    CircuitBreaker desk() {
        return desk;
    }

    /** A symbol's; one that was never heard of is closed. */
    CircuitBreaker of(Symbol symbol) {
        return of(symbol.name());
    }

    private CircuitBreaker of(String scope) {
        return circuits.computeIfAbsent(scope, name -> new CircuitBreaker(policy));
    }

    /** An order that passed both goes; the rows of those that it probes. */
    List<Map<String, Object>> take(Symbol symbol, long nowNanos) {
        if (desk.state() == CircuitBreaker.State.CLOSED && of(symbol).state() == CircuitBreaker.State.CLOSED) {
            return List.of();
        }
        List<Map<String, Object>> rows = new ArrayList<>(2);
        each(symbol, circuit -> circuit.take(nowNanos)).forEach((scope, circuit) -> rows.add(row(scope, circuit)));
        return rows;
    }

    /** A submit was answered. */
    public List<CircuitChanged> succeeded(Symbol symbol, long nowNanos) {
        return changes(each(symbol, circuit -> circuit.succeed(nowNanos)), "answered", nowNanos);
    }

    /**
     * A submit was not answered, or the venue was not able to take it.
     *
     * @param cause the code of it
     */
    public List<CircuitChanged> failed(Symbol symbol, String cause, long nowNanos) {
        return changes(each(symbol, circuit -> circuit.fail(nowNanos)), cause, nowNanos);
    }

    /** A circuit that is not closed and lets nothing through now; the desk's before the symbol's. */
    public Optional<String> open(Symbol symbol, long nowNanos) {
        if (!desk.mayPass(nowNanos)) {
            return Optional.of(DESK);
        }
        return of(symbol).mayPass(nowNanos) ? Optional.empty() : Optional.of(symbol.name());
    }

    /**
     * A circuit as it stands.
     *
     * @param state {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}
     * @param failures of the {@code calls} that count now
     * @param sinceNanos when it reached its state; empty if it never opened
     */
    public record Seen(String scope, String state, int failures, int calls, Optional<Long> sinceNanos) {}

    /** All that anything was heard of, the desk's first. */
    public List<Seen> seen(long nowNanos) {
        return circuits.entrySet().stream()
                .map(each -> seen(each.getKey(), each.getValue(), nowNanos))
                .toList();
    }

    private static Seen seen(String scope, CircuitBreaker circuit, long nowNanos) {
        Optional<Long> since = Optional.of(circuit.sinceNanos()).filter(nanos -> nanos != Long.MIN_VALUE);
        return new Seen(scope, circuit.state().name(), circuit.failures(nowNanos), circuit.calls(nowNanos), since);
    }

    private Map<String, CircuitBreaker> each(Symbol symbol, Predicate<CircuitBreaker> event) {
        Map<String, CircuitBreaker> changed = new TreeMap<>();
        if (event.test(desk)) {
            changed.put(DESK, desk);
        }
        CircuitBreaker own = of(symbol);
        if (event.test(own)) {
            changed.put(symbol.name(), own);
        }
        return changed;
    }

    private static List<CircuitChanged> changes(Map<String, CircuitBreaker> changed, String cause, long nowNanos) {
        return changed.entrySet().stream()
                .map(each -> new CircuitChanged(
                        each.getKey(),
                        each.getValue().state().name(),
                        row(each.getKey(), each.getValue()),
                        cause,
                        nowNanos))
                .toList();
    }

    private static Map<String, Object> row(String scope, CircuitBreaker circuit) {
        Map<String, Object> row = new HashMap<>();
        row.put("scope", scope);
        row.put("state", circuit.state().name());
        row.put("since", UtcNanos.format(circuit.sinceNanos()));
        row.put("probes", circuit.probes());
        row.put("succeeded", circuit.succeeded());
        return row;
    }
}
