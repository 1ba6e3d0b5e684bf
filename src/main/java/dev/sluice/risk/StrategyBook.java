package dev.sluice.risk;

import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.portfolio.Position;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whose the position is: the share of each strategy whose capital is limited, and that of all others together. The
 * shares of a symbol are on one side and add up to its position, whoever closes what: a trade that makes a position
 * smaller takes from its own strategy's share first, then from the others in the order of their names.
 */
final class StrategyBook {
    /** Those whose capital is not limited. */
    static final String OTHERS = "";

    /** Orders whose strategy is remembered; the oldest are forgotten, long after a fill could come for them. */
    static final int ORDER_LIMIT = 65_536;

    private final Set<String> limited;
    private final Map<Symbol, String> lastOwner = new TreeMap<>();
    private final LinkedHashMap<OrderId, String> owners = new LinkedHashMap<>();
    private final Map<Symbol, SortedMap<String, BigDecimal>> shares = new TreeMap<>();

    /** @param limited names of the strategies whose capital is limited */
    StrategyBook(Set<String> limited) {
        this.limited = new TreeSet<>(limited);
    }

    /**
     * A strategy's capital is limited from here on. Until then its share was among the others'; of each symbol that was
     * traded last by one of its orders, their whole share is taken to be its own.
     */
    List<JournalEntry> limit(String strategy, long nowNanos) {
        if (!limited.add(strategy)) {
            return List.of();
        }
        List<JournalEntry> moved = new ArrayList<>();
        shares.forEach((symbol, held) -> {
            BigDecimal others = held.get(OTHERS);
            if (others != null && strategy.equals(lastOwner.get(symbol))) {
                held.remove(OTHERS);
                BigDecimal own = held.merge(strategy, others, BigDecimal::add);
                moved.add(new StrategySharesMoved(
                        symbol, new TreeMap<>(Map.of(OTHERS, BigDecimal.ZERO, strategy, own)), nowNanos));
            }
        });
        return moved;
    }

    /** From here on the order's fills are the strategy's. */
    void ordered(OrderId order, String strategy) {
        owners.put(order, strategy);
        if (owners.size() > ORDER_LIMIT) {
            owners.pollFirstEntry();
        }
    }

    private String key(String strategy) {
        return limited.contains(strategy) ? strategy : OTHERS;
    }

    /** Whose share the order's fill moves; it is the newest of its symbol. */
    private String owner(OrderId order, Symbol symbol) {
        String strategy = owners.getOrDefault(order, OTHERS);
        lastOwner.put(symbol, strategy);
        return key(strategy);
    }

    boolean owns(OrderId order, String strategy) {
        return strategy.equals(owners.get(order));
    }

    /** Signed base quantity of the strategy in each symbol where it has one. */
    SortedMap<Symbol, BigDecimal> quantities(String strategy) {
        SortedMap<Symbol, BigDecimal> quantities = new TreeMap<>();
        shares.forEach((symbol, each) -> {
            BigDecimal share = each.getOrDefault(strategy, BigDecimal.ZERO);
            if (share.signum() != 0) {
                quantities.put(symbol, share);
            }
        });
        return quantities;
    }

    /** A fill of that order moved the position; the shares that changed, if any are kept. */
    Optional<StrategySharesMoved> booked(OrderId order, Position after, long atNanos) {
        SortedMap<String, BigDecimal> changed = move(owner(order, after.symbol()), after);
        return changed.isEmpty() || limited.isEmpty()
                ? Optional.empty()
                : Optional.of(new StrategySharesMoved(after.symbol(), changed, atNanos));
    }

    private SortedMap<String, BigDecimal> move(String owner, Position after) {
        SortedMap<String, BigDecimal> held = shares.computeIfAbsent(after.symbol(), s -> new TreeMap<>());
        SortedMap<String, BigDecimal> before = new TreeMap<>(held);
        BigDecimal sum = held.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal change = after.quantity().subtract(sum);
        if (sum.signum() * change.signum() < 0) {
            change = take(held, owner, change);
            for (String other : before.keySet()) {
                change = take(held, other, change);
            }
        }
        held.merge(owner, change, BigDecimal::add);
        SortedMap<String, BigDecimal> changed = new TreeMap<>();
        held.forEach((name, share) -> {
            if (before.getOrDefault(name, BigDecimal.ZERO).compareTo(share) != 0) {
                changed.put(name, share);
            }
        });
        held.values().removeIf(share -> share.signum() == 0);
        return changed;
    }

    /** Takes as much of a change against a share as it covers; what is left of the change. */
    private static BigDecimal take(SortedMap<String, BigDecimal> held, String owner, BigDecimal change) {
        BigDecimal share = held.getOrDefault(owner, BigDecimal.ZERO);
        if (share.signum() * change.signum() >= 0) {
            return change;
        }
        BigDecimal taken = change.abs().min(share.abs()).multiply(BigDecimal.valueOf(change.signum()));
        held.put(owner, share.add(taken));
        return change.subtract(taken);
    }

    /** Takes over the share that an earlier process had counted; before {@link #restore(Position, Optional)}. */
    void restore(ProjectedRow row) {
        BigDecimal quantity = new BigDecimal(row.text("quantity"));
        if (quantity.signum() != 0) {
            shares.computeIfAbsent(new Symbol(row.text("symbol")), s -> new TreeMap<>())
                    .merge(key(row.text("strategy")), quantity, BigDecimal::add);
        }
    }

    /**
     * Takes over a position that an earlier process held. What the shares lack of it, because the newest fill's were
     * not journaled any more, is the share of that fill's order.
     */
    void restore(Position position, Optional<OrderId> newestOrder) {
        move(newestOrder.map(order -> owner(order, position.symbol())).orElse(OTHERS), position);
    }

    /** The shares of a symbol, by strategy. */
    SortedMap<String, BigDecimal> shares(Symbol symbol) {
        return Collections.unmodifiableSortedMap(shares.getOrDefault(symbol, new TreeMap<>()));
    }
}
