package dev.sluice.operator;

import dev.sluice.vocabulary.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values that one label may have. What is not among them becomes {@value #OTHER}: a text from a venue must not make
 * new series without end.
 */
final class BoundedLabels {
    static final String OTHER = "other";

    /** The answer to a request was lost, which is no reason of the catalogue. */
    static final String OUTCOME_LOST = "outcome_lost";

    /** Most values that are learnt; far more than reconciliation or a desk's parts have. */
    static final int LEARNT_LIMIT = 100;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private final Set<String> values;
    private final int limit;

    private BoundedLabels(Set<String> values, int limit) {
        this.values = ConcurrentHashMap.newKeySet();
        this.values.addAll(values);
        this.limit = limit;
    }

    /** The catalogue of reasons. */
    static BoundedLabels reasons() {
        Set<String> codes = Arrays.stream(Reason.values()).map(Reason::code).collect(Collectors.toSet());
        codes.add(OUTCOME_LOST);
        return new BoundedLabels(codes, 0);
    }

    /** Exactly these. */
    static BoundedLabels of(List<String> values) {
        return new BoundedLabels(new TreeSet<>(values), 0);
    }

    /** The first {@value #LEARNT_LIMIT} plain names that come. */
    static BoundedLabels learnt() {
        return new BoundedLabels(Set.of(), LEARNT_LIMIT);
    }

    /** The value itself if the label may have it. */
    String of(Optional<String> value) {
        return value.filter(this::admits).orElse(OTHER);
    }

    /** All values that are known now, {@value #OTHER} with them. */
    Set<String> known() {
        Set<String> known = new TreeSet<>(values);
        known.add(OTHER);
        return known;
    }

    private boolean admits(String value) {
        if (values.contains(value)) {
            return true;
        }
        return values.size() < limit && PLAIN.matcher(value).matches() && values.add(value);
    }
}
