package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.SimulatedLife.*;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.OrderReport;
import dev.sluice.feed.TradeTick;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Kills the exchange at any commit, before or after it took effect, and looks at what is left. */
class SimulatedCrashTest {
    private static final int LIVES = 3;

    private final Map<Symbol, Long> lastTradeIds = new HashMap<>();
    private final Set<String> venueOrderIds = new HashSet<>();
    private final List<String> submitted = new ArrayList<>();

    @Property(tries = 60)
    void keepsWhatItToldAndNothingElse(
            @ForAll @IntRange(min = 0, max = 100_000) int seed, @ForAll @IntRange(min = 1, max = 60) int crashAt) {
        forget();
        Random random = new Random(seed);
        SimulatedLife life = first();
        for (int i = 0; i < LIVES; i++) {
            live(life, random, crashAt);
            requireToldIsStored(life);
            requireIdsAreNew(life);
            requireMoneyIsConserved(life.store);
            life = life.next();
            requireStatementIsTheStore(life);
        }
    }

    @Property(tries = 20)
    void storeIsWhatMemoryHadWhenItClosesInPeace(@ForAll @IntRange(min = 0, max = 100_000) int seed) {
        forget();
        SimulatedLife life = first();
        live(life, new Random(seed), Integer.MAX_VALUE);
        VenueStatement memory = settled(life);

        assertThat(plain(memory)).isEqualTo(plain(life.next().statement(submitted.toArray(String[]::new))));
        assertThat(memory.orders()).isNotEmpty();
        Map<Asset, Balance> lastTold = new TreeMap<>(life.store.balances());
        life.balances.forEach(told -> lastTold.put(told.asset(), new Balance(told.free(), told.locked())));
        assertThat(lastTold).isEqualTo(life.store.balances());
    }

    /** A statement is of the moment of the question: one after which nothing more was filled or stored. */
    private VenueStatement settled(SimulatedLife life) {
        for (int i = 0; i < 1_000; i++) {
            int commits = life.store.commits();
            VenueStatement statement = life.statement(submitted.toArray(String[]::new));
            life.timers.run(200 * MILLI);
            if (life.store.commits() == commits) {
                return statement;
            }
        }
        throw new AssertionError("never quiet");
    }

    private void forget() {
        lastTradeIds.clear();
        venueOrderIds.clear();
        submitted.clear();
    }

    private void live(SimulatedLife life, Random random, int crashAt) {
        crashAt(life, crashAt, random);
        life.start();
        for (int i = 0; i < 40 && !life.timers.isDead(); i++) {
            act(life, random);
            life.timers.run(random.nextInt(300) * MILLI);
        }
        if (crashAt != Integer.MAX_VALUE) {
            life.timers.kill();
        }
    }

    /** Commits take longer than answers, mostly: what is told too early is told before it is stored. */
    private static void crashAt(SimulatedLife life, int crashAt, Random random) {
        int[] left = {crashAt};
        boolean takesEffect = random.nextBoolean();
        life.store.pace(commit -> life.timers.at(life.timers.nowNanos() + random.nextInt(40) * MILLI, () -> {
            if (--left[0] == 0) {
                life.timers.kill();
                if (takesEffect) {
                    commit.run();
                }
            } else {
                commit.run();
            }
        }));
    }

    private void act(SimulatedLife life, Random random) {
        Symbol symbol = random.nextInt(4) == 0 ? ETHUSDT : BTCUSDT;
        if (random.nextInt(4) == 0 && !submitted.isEmpty()) {
            life.cancel(submitted.get(random.nextInt(submitted.size())), symbol);
            return;
        }
        String id = "o" + submitted.size();
        submitted.add(id);
        life.submit(id, terms(life, symbol, random));
    }

    private static OrderTerms terms(SimulatedLife life, Symbol symbol, Random random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        Quantity quantity = Quantity.ofUnits((1 + random.nextInt(200)) * units("0.001"));
        long top = life.market(symbol).book().price(side.opposite(), 0);
        Price price = bitcoin().roundToTick(Price.ofUnits(top).movedByBps(random.nextInt(5) - 2), side);
        return switch (random.nextInt(4)) {
            case 0 -> OrderTerms.market(symbol, side, quantity);
            case 1 -> OrderTerms.limitMaker(symbol, side, quantity, price);
            case 2 -> OrderTerms.limit(symbol, side, quantity, price, TimeInForce.IOC);
            default -> OrderTerms.limit(symbol, side, quantity, price, TimeInForce.GTC);
        };
    }

    private static void requireToldIsStored(SimulatedLife life) {
        Map<String, AccountOrder> stored = life.store.orders().stream()
                .collect(Collectors.toMap(order -> order.order().clientOrderId().value(), order -> order));
        for (OrderReport report : life.reports) {
            if (report instanceof OrderReport.Rejected || report instanceof OrderReport.CancelRefused) {
                continue;
            }
            AccountOrder order = stored.get(report.clientOrderId().value());
            if (order == null) {
                throw new AssertionError("told and not stored: " + report);
            }
            switch (report) {
                case OrderReport.Acknowledged told ->
                    assertThat(order.order().venueOrderId()).isEqualTo(told.venueOrderId());
                case OrderReport.Filled told -> assertThat(order.fills()).contains(told.fill());
                case OrderReport.Canceled _, OrderReport.Expired _ ->
                    assertThat(order.order().state().isTerminal()).isTrue();
                default -> throw new AssertionError("the exchange loses nothing: " + report);
            }
        }
    }

    private void requireIdsAreNew(SimulatedLife life) {
        for (var event : life.events) {
            if (event instanceof TradeTick trade) {
                Long before = lastTradeIds.put(trade.symbol(), trade.tradeId());
                assertThat(before == null || trade.tradeId() > before).isTrue();
            }
        }
        life.reports(OrderReport.Acknowledged.class)
                .forEach(
                        told -> assertThat(venueOrderIds.add(told.venueOrderId().value()))
                                .isTrue());
    }

    private static void requireMoneyIsConserved(PacedPaperStore store) {
        Map<Asset, BigDecimal> expected = new TreeMap<>(FUNDS);
        store.orders().forEach(order -> order.fills().forEach(fill -> book(expected, fill)));
        Map<Asset, BigDecimal> actual = new TreeMap<>();
        store.balances()
                .forEach((asset, balance) -> actual.put(asset, balance.free().add(balance.locked())));
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((asset, amount) -> assertThat(amount).isEqualByComparingTo(expected.get(asset)));
    }

    private static void book(Map<Asset, BigDecimal> totals, Fill fill) {
        Instrument instrument = fill.symbol().equals(BTCUSDT) ? bitcoin() : ether();
        BigDecimal sign = BigDecimal.valueOf(fill.side().sign());
        totals.merge(instrument.base(), fill.quantity().decimal().multiply(sign), BigDecimal::add);
        totals.merge(instrument.quote(), fill.price().times(fill.quantity()).multiply(sign.negate()), BigDecimal::add);
        totals.merge(fill.commission().asset(), fill.commission().amount().negate(), BigDecimal::add);
    }

    private void requireStatementIsTheStore(SimulatedLife life) {
        VenueStatement statement = life.statement(submitted.toArray(String[]::new));
        Map<String, List<Fill>> said = new TreeMap<>();
        statement.orders().forEach(order -> said.put(order.venueOrderId() + " " + order.state(), order.fills()));
        Map<String, List<Fill>> stored = new TreeMap<>();
        life.store.orders().stream()
                .filter(order -> order.order().terms().symbol().equals(BTCUSDT)
                        || !order.order().state().isTerminal())
                .forEach(order -> stored.put(
                        order.order().venueOrderId() + " " + order.order().state(), order.fills()));
        assertThat(said).isEqualTo(stored);
        for (BalanceChange balance : statement.balances()) {
            Balance kept = life.store.balances().get(balance.asset());
            assertThat(new Balance(balance.free(), balance.locked())).isEqualTo(kept);
        }
    }

    /** Without the time at which it was said. */
    private static String plain(VenueStatement statement) {
        return statement.orders().stream().map(Object::toString).sorted().toList()
                + statement.balances().stream()
                        .map(balance -> balance.asset() + " " + balance.free().stripTrailingZeros() + " "
                                + balance.locked().stripTrailingZeros())
                        .toList()
                        .toString();
    }
}
