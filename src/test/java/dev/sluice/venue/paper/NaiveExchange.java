package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The exchange once more, slow and obvious: one list of open orders, sorted anew for every question, and balances that
 * are recomputed from what was ever paid and what is open now instead of being moved.
 */
final class NaiveExchange {
    private final Map<Symbol, Instrument> instruments = new HashMap<>();
    private final Map<AccountId, Fees> fees;
    private final Map<AccountId, TreeMap<Asset, BigDecimal>> owned = new HashMap<>();
    private final int maxOpenOrders;
    private final Map<Symbol, Price> lastPrices = new HashMap<>();
    private final List<Order> open = new ArrayList<>();
    private List<String> events = new ArrayList<>();
    private long now;
    private long orders;
    private long trades;

    private static final class Order {
        final AccountId account;
        final ClientOrderId clientId;
        final VenueOrderId venueId;
        final long age;
        final OrderTerms terms;
        Quantity filled = Quantity.ZERO;
        BigDecimal quote = BigDecimal.ZERO;

        Order(AccountId account, ClientOrderId clientId, long age, OrderTerms terms) {
            this.account = account;
            this.clientId = clientId;
            this.venueId = new VenueOrderId(Long.toString(age));
            this.age = age;
            this.terms = terms;
        }

        Quantity left() {
            return terms.quantity().minus(filled);
        }

        Price price() {
            return terms.price().orElseThrow();
        }
    }

    NaiveExchange(List<Instrument> known, Map<AccountId, Fees> fees, Map<Asset, BigDecimal> funds, int maxOpenOrders) {
        known.forEach(instrument -> instruments.put(instrument.symbol(), instrument));
        this.fees = fees;
        this.maxOpenOrders = maxOpenOrders;
        fees.keySet().forEach(account -> owned.put(account, new TreeMap<>(funds)));
    }

    List<String> place(AccountId account, ClientOrderId clientId, OrderTerms terms, long atNanos) {
        now = atNanos;
        events = new ArrayList<>();
        Optional<Reason> refusal = refusal(account, clientId, terms);
        if (refusal.isPresent()) {
            Refusal why = Refusal.of(refusal.get());
            tell(account, "rejected " + clientId + " " + terms.symbol() + " " + why.reason() + " " + why.text());
            return events;
        }
        Order order = new Order(account, clientId, ++orders, terms);
        tell(account, "accepted " + clientId + " #" + order.venueId + " " + terms);
        // It counts as open, and so as locking funds, while it takes; being the newest it is never its own maker.
        open.add(order);
        tellIfPriced(order);
        boolean fok = terms.timeInForce() == TimeInForce.FOK;
        if (!fok
                || reachable(order).stream()
                                .map(Order::left)
                                .reduce(Quantity.ZERO, Quantity::plus)
                                .compareTo(terms.quantity())
                        >= 0) {
            take(order);
        }
        boolean rests = terms.type() != OrderType.MARKET && terms.timeInForce() == TimeInForce.GTC;
        if (!order.left().isZero() && !rests) {
            expire(order, terms.type() == OrderType.MARKET ? Reason.NO_LIQUIDITY : Reason.NOT_FILLED_AT_ONCE);
        }
        return events;
    }

    List<String> cancel(AccountId account, Symbol symbol, ClientOrderId clientId, long atNanos) {
        now = atNanos;
        events = new ArrayList<>();
        Optional<Order> found = open.stream()
                .filter(order -> order.account.equals(account) && order.clientId.equals(clientId))
                .filter(order -> order.terms.symbol().equals(symbol))
                .findAny();
        if (found.isEmpty()) {
            Reason reason = instruments.containsKey(symbol) ? Reason.UNKNOWN_ORDER : Reason.UNKNOWN_SYMBOL;
            Refusal why = Refusal.of(reason);
            tell(account, "cancel rejected " + clientId + " " + symbol + " " + reason + " " + why.text());
            return events;
        }
        Order order = found.get();
        open.remove(order);
        tell(account, "canceled" + ended(order));
        tellIfPriced(order);
        return events;
    }

    private Optional<Reason> refusal(AccountId account, ClientOrderId clientId, OrderTerms terms) {
        Instrument instrument = instruments.get(terms.symbol());
        if (instrument == null) {
            return Optional.of(Reason.UNKNOWN_SYMBOL);
        }
        if (open.stream().anyMatch(order -> order.account.equals(account) && order.clientId.equals(clientId))) {
            return Optional.of(Reason.DUPLICATE_ORDER);
        }
        Order candidate = new Order(account, clientId, Long.MAX_VALUE, terms);
        List<Order> opposite = side(terms.symbol(), terms.side().opposite());
        Price last = lastPrices.get(terms.symbol());
        Price reference = last != null
                ? last
                : opposite.isEmpty() ? null : opposite.getFirst().price();
        Optional<Reason> filter = instrument.brokenFilter(terms, reference == null ? Price.of("1") : reference);
        boolean unvalued = terms.price().isEmpty() && reference == null;
        if (filter.isPresent() && !(unvalued && filter.get() == Reason.FILTER_NOTIONAL)) {
            return filter;
        }
        boolean mayRest = terms.type() != OrderType.MARKET && terms.timeInForce() == TimeInForce.GTC;
        long openHere = open.stream()
                .filter(order ->
                        order.account.equals(account) && order.terms.symbol().equals(terms.symbol()))
                .count();
        if (mayRest && openHere >= maxOpenOrders) {
            return Optional.of(Reason.FILTER_MAX_NUM_ORDERS);
        }
        if (terms.type() == OrderType.LIMIT_MAKER && opposite.stream().anyMatch(other -> accepts(candidate, other))) {
            return Optional.of(Reason.WOULD_TAKE);
        }
        Asset paid = terms.side() == Side.BUY ? instrument.quote() : instrument.base();
        return free(account, paid).compareTo(need(candidate)) >= 0
                ? Optional.empty()
                : Optional.of(Reason.INSUFFICIENT_BALANCE);
    }

    private BigDecimal need(Order order) {
        if (order.terms.side() == Side.SELL) {
            return order.terms.quantity().decimal();
        }
        if (order.terms.price().isPresent()) {
            return order.price().times(order.terms.quantity());
        }
        BigDecimal cost = BigDecimal.ZERO;
        Quantity left = order.terms.quantity();
        for (Order maker : reachable(order)) {
            Quantity traded = left.min(maker.left());
            cost = cost.add(maker.price().times(traded));
            left = left.minus(traded);
        }
        return cost;
    }

    /** The side of a book, best and oldest first. */
    private List<Order> side(Symbol symbol, Side side) {
        Comparator<Order> byPrice = Comparator.comparing(Order::price);
        return open.stream()
                .filter(order -> order.terms.symbol().equals(symbol) && order.terms.side() == side)
                .filter(order -> order.terms.price().isPresent())
                .sorted((side == Side.BUY ? byPrice.reversed() : byPrice).thenComparing(order -> order.age))
                .toList();
    }

    private List<Order> reachable(Order taker) {
        return side(taker.terms.symbol(), taker.terms.side().opposite()).stream()
                .filter(maker -> accepts(taker, maker) && !maker.account.equals(taker.account))
                .toList();
    }

    private static boolean accepts(Order taker, Order maker) {
        if (taker.terms.price().isEmpty()) {
            return true;
        }
        int comparison = maker.price().compareTo(taker.price());
        return taker.terms.side() == Side.BUY ? comparison <= 0 : comparison >= 0;
    }

    private void take(Order taker) {
        for (Order maker : side(taker.terms.symbol(), taker.terms.side().opposite())) {
            if (taker.left().isZero() || !accepts(taker, maker)) {
                return;
            }
            if (maker.account.equals(taker.account)) {
                expire(maker, Reason.SELF_TRADE);
                continue;
            }
            Quantity traded = taker.left().min(maker.left());
            String tradeId = Long.toString(++trades);
            lastPrices.put(taker.terms.symbol(), maker.price());
            fill(maker, tradeId, maker.price(), traded, Liquidity.MAKER);
            fill(taker, tradeId, maker.price(), traded, Liquidity.TAKER);
        }
    }

    private void fill(Order order, String tradeId, Price price, Quantity quantity, Liquidity liquidity) {
        Instrument instrument = instrument(order);
        boolean buys = order.terms.side() == Side.BUY;
        BigDecimal value = price.times(quantity);
        BigDecimal received = buys ? quantity.decimal() : value;
        Fees rates = fees.getOrDefault(order.account, Fees.NONE);
        BigDecimal bps = liquidity == Liquidity.MAKER ? rates.makerBps() : rates.takerBps();
        BigDecimal commission =
                received.multiply(bps).divide(new BigDecimal("10000")).setScale(8, RoundingMode.HALF_UP);
        add(order.account, buys ? instrument.quote() : instrument.base(), (buys ? value : quantity.decimal()).negate());
        add(order.account, buys ? instrument.base() : instrument.quote(), received.subtract(commission));
        order.filled = order.filled.plus(quantity);
        order.quote = order.quote.add(value);
        boolean complete = order.left().isZero();
        if (complete) {
            open.remove(order);
        }
        Money paid = new Money(commission, buys ? instrument.base() : instrument.quote());
        Fill fill = new Fill(
                order.terms.symbol(),
                tradeId,
                order.clientId,
                order.terms.side(),
                price,
                quantity,
                paid,
                liquidity,
                now);
        tell(
                order.account,
                "filled #" + order.venueId + " " + PaperFixture.fill(fill) + " so " + order.filled + " for "
                        + PaperFixture.plain(order.quote) + (complete ? " complete" : ""));
        tell(order.account, instrument.base());
        tell(order.account, instrument.quote());
    }

    private void expire(Order order, Reason reason) {
        open.remove(order);
        tell(order.account, "expired " + reason + ended(order));
        tellIfPriced(order);
    }

    private void tellIfPriced(Order order) {
        Instrument instrument = instrument(order);
        if (order.terms.price().isPresent()) {
            tell(order.account, order.terms.side() == Side.BUY ? instrument.quote() : instrument.base());
        }
    }

    private void tell(AccountId account, Asset asset) {
        tell(
                account,
                "has " + PaperFixture.plain(free(account, asset)) + " and " + PaperFixture.plain(locked(account, asset))
                        + " " + asset);
    }

    private void tell(AccountId account, String what) {
        events.add(account + " " + now + " " + what);
    }

    private static String ended(Order order) {
        return " " + order.clientId + " #" + order.venueId + " " + order.terms.symbol() + " " + order.filled;
    }

    private void add(AccountId account, Asset asset, BigDecimal amount) {
        owned(account).merge(asset, amount, BigDecimal::add);
    }

    private Instrument instrument(Order order) {
        return Objects.requireNonNull(instruments.get(order.terms.symbol()));
    }

    private TreeMap<Asset, BigDecimal> owned(AccountId account) {
        return Objects.requireNonNull(owned.get(account));
    }

    BigDecimal free(AccountId account, Asset asset) {
        return owned(account).getOrDefault(asset, BigDecimal.ZERO).subtract(locked(account, asset));
    }

    BigDecimal locked(AccountId account, Asset asset) {
        BigDecimal locked = BigDecimal.ZERO;
        for (Order order : open) {
            Instrument instrument = instrument(order);
            boolean buys = order.terms.side() == Side.BUY;
            boolean pays = (buys ? instrument.quote() : instrument.base()).equals(asset);
            if (order.account.equals(account) && pays && order.terms.price().isPresent()) {
                locked = locked.add(
                        buys ? order.price().times(order.left()) : order.left().decimal());
            }
        }
        return locked;
    }

    List<Depth.Level> depth(Symbol symbol, Side side) {
        List<Depth.Level> levels = new ArrayList<>();
        for (Order order : side(symbol, side)) {
            Depth.Level before = levels.isEmpty() ? null : levels.getLast();
            if (before != null && before.price().equals(order.price())) {
                levels.set(
                        levels.size() - 1,
                        new Depth.Level(order.price(), before.quantity().plus(order.left())));
            } else {
                levels.add(new Depth.Level(order.price(), order.left()));
            }
        }
        return levels;
    }

    List<ClientOrderId> openOrders(AccountId account) {
        return open.stream()
                .filter(order -> order.account.equals(account))
                .map(order -> order.clientId)
                .toList();
    }
}
