package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds after any mix of all order types, lists, amendments and cancellations. */
class AllOrderTypesPropertyTest {
    private static final int STEPS = 250;

    @Property(tries = 150)
    void neverLosesCreatesOverfillsOrOverlocks(@ForAll long seed) {
        PaperExchange exchange = exchange();
        RandomRequests requests = new RandomRequests(new Random(seed));
        for (int i = 0; i < STEPS; i++) {
            requests.next().on(exchange, i);
            requireConservation(exchange);
            requireLocks(exchange);
            requireQuantities(exchange);
            requireUncrossed(exchange);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyKindOfEventHappens(long seed) {
        PaperExchange exchange = exchange();
        RandomRequests requests = new RandomRequests(new Random(seed));
        Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            requests.next().on(exchange, i).forEach(event -> kinds.add(event.getClass()));
        }
        assertThat(kinds)
                .contains(
                        ExchangeEvent.OrderAccepted.class,
                        ExchangeEvent.OrderStarted.class,
                        ExchangeEvent.OrderReplaced.class,
                        ExchangeEvent.MatchPrevented.class,
                        ExchangeEvent.ListChanged.class,
                        ExchangeEvent.ListRejected.class,
                        ExchangeEvent.AmendRejected.class,
                        ExchangeEvent.OrderExpired.class,
                        ExchangeEvent.OrderFilled.class);
    }

    @Property(tries = 50)
    void restoresToWhatItWas(@ForAll long seed) {
        PaperExchange before = exchange();
        RandomRequests requests = new RandomRequests(new Random(seed));
        for (int i = 0; i < STEPS; i++) {
            requests.next().on(before, i);
        }
        PaperExchange after = new PaperExchange(instruments(), Limits.DEFAULT);
        fees().forEach((account, fees) -> {
            AccountQueries stored = before.queries(account);
            List<AccountOrder> orders = new ArrayList<>();
            stored.orders(BTCUSDT)
                    .forEach(order ->
                            stored.order(BTCUSDT, OrderKey.of(order.number())).ifPresent(orders::add));
            after.restore(account, fees, new AccountState(stored.balances(), orders, stored.lists()));
        });
        for (AccountId account : fees().keySet()) {
            assertThat(after.queries(account).orders(BTCUSDT))
                    .isEqualTo(before.queries(account).orders(BTCUSDT));
            assertThat(after.queries(account).lists())
                    .isEqualTo(before.queries(account).lists());
            assertThat(after.queries(account).trades(BTCUSDT))
                    .isEqualTo(before.queries(account).trades(BTCUSDT));
            after.cancelAll(account, BTCUSDT, 1);
            assertThat(after.balances(account).values())
                    .allMatch(balance -> balance.locked().signum() == 0);
        }
    }

    private static void requireConservation(PaperExchange exchange) {
        Map<Asset, BigDecimal> actual = new TreeMap<>(exchange.commissions());
        for (AccountId account : fees().keySet()) {
            exchange.balances(account).forEach((asset, balance) -> {
                assertThat(balance.free().signum()).isNotNegative();
                actual.merge(asset, balance.free().add(balance.locked()), BigDecimal::add);
            });
        }
        funds().forEach((asset, amount) ->
                assertThat(actual.get(asset)).isEqualByComparingTo(amount.multiply(BigDecimal.valueOf(fees().size()))));
    }

    /** Reckoned anew from what queries say: a pair that has left pending locks for the dearer order alone. */
    private static void requireLocks(PaperExchange exchange) {
        for (AccountId account : fees().keySet()) {
            Map<Asset, BigDecimal> locks = new HashMap<>();
            Map<Long, BigDecimal> pairs = new HashMap<>();
            for (OrderView order : exchange.openOrders(account)) {
                if (order.details().phase() == OrderPhase.PENDING) {
                    continue;
                }
                Asset asset = order.terms().side() == Side.BUY ? USDT : BTC;
                BigDecimal lock = lock(order);
                BigDecimal other = pairs.put(order.details().listId(), lock);
                boolean paired = order.details().listId() != OrderDetails.NONE && other != null;
                BigDecimal more = paired ? lock.subtract(other).max(BigDecimal.ZERO) : lock;
                locks.merge(asset, more, BigDecimal::add);
            }
            exchange.balances(account)
                    .forEach((asset, balance) -> assertThat(balance.locked())
                            .as("%s of %s", asset, account)
                            .isEqualByComparingTo(locks.getOrDefault(asset, BigDecimal.ZERO)));
        }
    }

    private static BigDecimal lock(OrderView order) {
        Quantity left = order.terms()
                .quantity()
                .minus(order.filled())
                .minus(order.details().prevented());
        Price price = order.terms()
                .price()
                .or(() -> order.terms().options().stopPrice())
                .orElseThrow();
        return order.terms().side() == Side.BUY ? price.times(left) : left.decimal();
    }

    private static void requireQuantities(PaperExchange exchange) {
        for (AccountId account : fees().keySet()) {
            for (OrderView order : exchange.queries(account).orders(BTCUSDT)) {
                Quantity used = order.filled().plus(order.details().prevented());
                assertThat(used).isLessThanOrEqualTo(order.terms().quantity());
                assertThat(order.isOpen() && used.equals(order.terms().quantity()))
                        .isFalse();
                boolean waits = order.isOpen() && order.details().phase() != OrderPhase.WORKING;
                assertThat(waits && !used.isZero()).isFalse();
                assertThat(order.isOpen()
                                && order.terms().type() == OrderType.MARKET
                                && order.details().phase() == OrderPhase.WORKING)
                        .isFalse();
            }
        }
    }

    private static void requireUncrossed(PaperExchange exchange) {
        Optional<Price> bid = exchange.bestPrice(BTCUSDT, Side.BUY);
        Optional<Price> ask = exchange.bestPrice(BTCUSDT, Side.SELL);
        assertThat(bid.isPresent() && ask.isPresent() && bid.get().compareTo(ask.get()) >= 0)
                .isFalse();
    }

    /** A queue as simple as can be: parts of icebergs come round again. */
    private static final class Queue {
        private record Entry(String id, long left, long shown, long part) {}

        private final Deque<Entry> entries = new ArrayDeque<>();

        void add(String id, long quantity, long part) {
            entries.addLast(new Entry(id, quantity, Math.min(part, quantity), part));
        }

        List<String> take(long wanted) {
            List<String> taken = new ArrayList<>();
            long left = wanted;
            while (left > 0 && !entries.isEmpty()) {
                Entry first = entries.removeFirst();
                long units = Math.min(left, first.shown);
                left -= units;
                taken.add(first.id + " " + units);
                long rest = first.left - units;
                if (first.shown > units) {
                    entries.addFirst(new Entry(first.id, rest, first.shown - units, first.part));
                } else if (rest > 0) {
                    entries.addLast(new Entry(first.id, rest, Math.min(first.part, rest), first.part));
                }
            }
            return taken;
        }
    }

    @Property(tries = 100)
    void servesPlainOrdersAndPartsOfIcebergsInTurn(@ForAll long seed) {
        PaperExchange exchange = exchange();
        Random random = new Random(seed);
        Queue queue = new Queue();
        long step = units("0.01");
        for (int i = 0; i < 60; i++) {
            long quantity = 1 + random.nextInt(20);
            String text = Quantity.ofUnits(quantity * step).toString();
            if (random.nextInt(3) == 0) {
                List<ExchangeEvent> events = exchange.place(CAT, id("t" + i), market(Side.BUY, text), i);
                assertThat(makers(events, step)).isEqualTo(queue.take(quantity));
            } else {
                long part = random.nextBoolean() ? quantity : 1 + random.nextInt((int) quantity);
                String shown = Quantity.ofUnits(part * step).toString();
                exchange.place(BOB, id("m" + i), IcebergTest.iceberg(Side.SELL, text, shown, "60"), i);
                queue.add("m" + i, quantity, part);
            }
        }
    }

    private static List<String> makers(List<ExchangeEvent> events, long step) {
        List<String> makers = new ArrayList<>();
        for (ExchangeEvent event : events) {
            if (event instanceof ExchangeEvent.OrderFilled filled
                    && filled.account().equals(BOB)) {
                makers.add(
                        filled.clientOrderId() + " " + filled.fill().quantity().units() / step);
            }
        }
        return makers;
    }
}
