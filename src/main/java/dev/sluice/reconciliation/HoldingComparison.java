package dev.sluice.reconciliation;

import dev.sluice.execution.Order;
import dev.sluice.reconciliation.Divergence.Kind;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the venue holds of each asset against what the account should hold. Both are exact, so any difference is one;
 * the tolerance only says which of them matter.
 *
 * <p>An asset is passed over while an order that moves it is on its way or in doubt, or a trade of it is still to be
 * booked, because their evidence comes first, and when it moved between question and answer.
 */
final class HoldingComparison {
    private final Books books;
    private final Measure measure;
    private final Set<Asset> bases;
    private final Map<Asset, BigDecimal> venues = new HashMap<>();
    private final Set<Asset> moving = new HashSet<>();
    private final SortedMap<Asset, BigDecimal> differences = new TreeMap<>();
    private final List<Divergence> found = new ArrayList<>();

    HoldingComparison(Books books, VenueStatement statement, Measure measure) {
        this.books = books;
        this.measure = measure;
        this.bases = books.bases();
        for (BalanceChange balance : statement.balances()) {
            venues.merge(balance.asset(), balance.free().add(balance.locked()), BigDecimal::add);
        }
        if (books.portfolio().countsHoldings()) {
            Set<Asset> assets = new TreeSet<>(venues.keySet());
            assets.addAll(books.portfolio().holdings().keySet());
            noteMoving(assets);
            moving.addAll(
                    UnbookedTrades.of(books, statement, measure.horizonNanos()).moving(books.instruments()));
            assets.removeAll(moving);
            assets.forEach(this::compare);
            compareNet();
        }
    }

    List<Divergence> divergences() {
        return found;
    }

    SortedMap<Asset, BigDecimal> differences() {
        return differences;
    }

    private void noteMoving(Set<Asset> assets) {
        assets.stream()
                .filter(asset -> ours(asset).compareTo(measure.before().getOrDefault(asset, BigDecimal.ZERO)) != 0)
                .forEach(moving::add);
        boolean any = false;
        for (Order order : books.orders().live()) {
            Instrument instrument = books.instruments().get(order.terms().symbol());
            if (instrument != null && isOnItsWay(order)) {
                moving.add(instrument.base());
                moving.add(instrument.quote());
                any = true;
            }
        }
        if (any) { // a commission may be taken in any other asset
            Set<Asset> traded = books.traded();
            assets.stream().filter(asset -> !traded.contains(asset)).forEach(moving::add);
        }
    }

    private static boolean isOnItsWay(Order order) {
        return switch (order.state()) {
            case SUBMITTING, CANCEL_REQUESTED, AMEND_REQUESTED, UNKNOWN, MANUAL_REVIEW_REQUIRED -> Books.hasLeft(order);
            default -> false;
        };
    }

    private BigDecimal ours(Asset asset) {
        return books.portfolio().holdings().getOrDefault(asset, BigDecimal.ZERO);
    }

    private BigDecimal theirs(Asset asset) {
        return venues.getOrDefault(asset, BigDecimal.ZERO);
    }

    private void compare(Asset asset) {
        BigDecimal difference = theirs(asset).subtract(ours(asset));
        if (difference.signum() == 0 || isTolerable(asset, difference)) {
            return;
        }
        differences.put(asset, difference);
        boolean traded = bases.contains(asset);
        found.add(new Divergence(
                traded ? Kind.ORPHAN_POSITION : Kind.BALANCE,
                asset.code(),
                "",
                "the venue holds " + Money.plain(difference.abs()) + (difference.signum() > 0 ? " more" : " less")
                        + (traded ? " of a traded asset, explained by no order of ours" : " than it should"),
                Optional.of(Money.plain(ours(asset))),
                Optional.of(Money.plain(theirs(asset)))));
    }

    private boolean isTolerable(Asset asset, BigDecimal difference) {
        return measure.price()
                .apply(asset)
                .map(price -> difference.abs().multiply(price).compareTo(measure.tolerance()) <= 0)
                .orElse(false);
    }

    /** Differences of traded assets that are each within tolerance may all point the same way. */
    private void compareNet() {
        if (bases.stream().anyMatch(moving::contains)
                || differences.keySet().stream().anyMatch(bases::contains)) {
            return;
        }
        SortedMap<Asset, BigDecimal> small = new TreeMap<>();
        BigDecimal net = BigDecimal.ZERO;
        for (Asset asset : bases) {
            BigDecimal difference = theirs(asset).subtract(ours(asset));
            Optional<BigDecimal> price = measure.price().apply(asset);
            if (difference.signum() != 0 && price.isPresent()) {
                small.put(asset, difference);
                net = net.add(difference.multiply(price.get()));
            }
        }
        if (net.abs().compareTo(measure.tolerance()) > 0) {
            differences.putAll(small);
            found.add(new Divergence(
                    Kind.NET_EXPOSURE,
                    "net",
                    "",
                    "traded assets at the venue are worth " + Money.plain(net.abs())
                            + (net.signum() > 0 ? " more" : " less") + " than they should: " + small.keySet(),
                    Optional.empty(),
                    Optional.empty()));
        }
    }
}
