package dev.sluice.reconciliation;

import dev.sluice.vocabulary.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a statement leaves unexplained once all that it proves is applied.
 *
 * @param differences of each asset that diverges, by how much the venue holds more
 */
public record Comparison(List<Divergence> divergences, SortedMap<Asset, BigDecimal> differences) {
    public Comparison {
        divergences = List.copyOf(divergences);
        differences = new TreeMap<>(differences);
    }

    /** Compares orders, trades and holdings. */
    public static Comparison of(Books books, VenueStatement statement, Measure measure) {
        HoldingComparison holdings = new HoldingComparison(books, statement, measure);
        List<Divergence> divergences = new ArrayList<>(new OrderComparison(books, statement, measure).divergences());
        divergences.removeIf(divergence -> measure.accepted().contains(divergence.key()));
        divergences.addAll(holdings.divergences());
        return new Comparison(divergences, holdings.differences());
    }

    /** What was found a moment before, too: what moves while it is read is no difference. */
    Comparison confirmedBy(Comparison earlier) {
        Set<String> keys = earlier.divergences.stream().map(Divergence::key).collect(Collectors.toSet());
        List<Divergence> again = divergences.stream()
                .filter(divergence -> keys.contains(divergence.key()) && isAsBefore(divergence, earlier))
                .toList();
        SortedMap<Asset, BigDecimal> same = new TreeMap<>(differences);
        same.keySet().removeIf(asset -> !isAsBefore(asset, earlier));
        return new Comparison(again, same);
    }

    private boolean isAsBefore(Divergence divergence, Comparison earlier) {
        return switch (divergence.kind()) {
            case BALANCE, ORPHAN_POSITION -> isAsBefore(new Asset(divergence.subject()), earlier);
            case NET_EXPOSURE -> equalAmounts(differences, earlier.differences);
            default -> true;
        };
    }

    private boolean isAsBefore(Asset asset, Comparison earlier) {
        BigDecimal now = differences.get(asset);
        BigDecimal before = earlier.differences.get(asset);
        return now != null && before != null && now.compareTo(before) == 0;
    }

    private static boolean equalAmounts(Map<Asset, BigDecimal> some, Map<Asset, BigDecimal> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream()
                        .allMatch(each ->
                                each.getValue().compareTo(others.getOrDefault(each.getKey(), BigDecimal.ZERO)) == 0);
    }
}
