package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.Order;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.Projections;
import dev.sluice.market.SymbolMarket;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.signal.ManualRequest;
import dev.sluice.venue.paper.AccountOrder;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills the desk on the simulated market again and again; afterwards it and the exchange must tell the same story. */
class RestartTest {
    private static final int LIVES = 12;
    private static final Symbol SOLUSDT = new Symbol("SOLUSDT");

    private int requests;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheExchangeAfterEveryKill(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        MortalDesk desk = new MortalDesk(seed, true);
        assertThat(desk.aligned().divergences()).isEmpty();
        int repaired = 0;
        for (int i = 0; i < LIVES; i++) {
            for (int step = 0; step < 4; step++) {
                desk.run(chance.nextLong(3 * SimulatedDesk.SECOND));
                meddle(desk, chance);
            }
            desk.run(chance.nextLong(100_000_000L)); // such that what the person wanted may be on its way

            var aligned = desk.killAndRestart();

            assertThat(aligned.divergences()).isEmpty();
            repaired += aligned.repaired();
            desk.run(SimulatedDesk.SECOND);
            assertThat(desk.pipeline().execution().live()).noneMatch(Order::isInDoubt);
        }
        settle(desk);
        assertSameStory(desk);
        assertThat(repaired).as("orders that a kill left in doubt").isPositive();
        assertThat(desk.store.orders()).hasSizeGreaterThan(LIVES);
    }

    @Test
    void answersARepeatedRequestWithTheFirstOrderAfterARestart() {
        MortalDesk desk = new MortalDesk(1, false);
        desk.run(3 * SimulatedDesk.SECOND);
        ManualRequest request = resting(desk, "same key");
        OrderAnswer first = desk.order(request);
        desk.run(SimulatedDesk.SECOND);

        desk.killAndRestart();
        OrderAnswer second = desk.order(request);
        desk.run(SimulatedDesk.SECOND);

        assertThat(first).isInstanceOf(OrderAnswer.Accepted.class).isEqualTo(second);
        assertThat(desk.order(new ManualRequest("same key", "other", request.terms(), "operator")))
                .isEqualTo(new OrderAnswer.KeyReused("same key"));
        assertThat(desk.store.orders()).hasSize(1);
    }

    @Test
    void remembersWhyItRefusedARequest() {
        MortalDesk desk = new MortalDesk(1, false);
        desk.run(3 * SimulatedDesk.SECOND);
        OrderTerms tooLarge = OrderTerms.limit(BTCUSDT, Side.BUY, quantity("5"), price("10000"), TimeInForce.GTC);
        ManualRequest request = new ManualRequest("key", "hash", tooLarge, "operator");
        OrderAnswer first = desk.order(request);
        desk.run(SimulatedDesk.SECOND);

        desk.killAndRestart();

        assertThat(first).isInstanceOfSatisfying(OrderAnswer.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("max_order_size");
            assertThat(refused.measured()).contains("50000");
            assertThat(refused.limit()).contains("1000");
        });
        assertThat(desk.order(request)).isEqualTo(first);
    }

    @Test
    void staysKilledThroughARestartUntilReset() {
        MortalDesk desk = new MortalDesk(1, false);
        desk.run(3 * SimulatedDesk.SECOND);
        desk.order(resting(desk, "resting"));
        desk.run(SimulatedDesk.SECOND);
        desk.engage("enough", "operator");
        desk.run(SimulatedDesk.SECOND);
        assertThat(desk.pipeline().execution().live()).isEmpty();

        desk.killAndRestart();
        desk.run(2 * SimulatedDesk.SECOND);

        assertThat(desk.pipeline().halt().isKilled()).isTrue();
        assertThat(desk.order(resting(desk, "refused")))
                .isInstanceOfSatisfying(
                        OrderAnswer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("kill_switch"));
        desk.reset("checked", "operator");
        assertThat(desk.order(resting(desk, "accepted"))).isInstanceOf(OrderAnswer.Accepted.class);
    }

    /** What a person does: leaves an order resting, buys at once, or cancels. */
    private void meddle(MortalDesk desk, SplittableRandom chance) {
        switch (chance.nextInt(4)) {
            case 0 -> desk.order(resting(desk, "key" + ++requests));
            case 1 ->
                desk.order(new ManualRequest(
                        "key" + ++requests, "hash", OrderTerms.market(SOLUSDT, Side.BUY, quantity("1")), "operator"));
            case 2 -> List.copyOf(desk.pipeline().execution().live()).forEach(order -> desk.cancel(order.id()));
            default -> {
                // only looks
            }
        }
    }

    private static ManualRequest resting(MortalDesk desk, String key) {
        Price bid = desk.pipeline()
                .markets()
                .of(SOLUSDT)
                .flatMap(market -> market.takerPrice(Side.SELL))
                .orElse(price("100"));
        Price onTick = Price.ofUnits(bid.movedByBps(-2).units() / 1_000_000 * 1_000_000);
        OrderTerms terms = OrderTerms.limit(SOLUSDT, Side.BUY, quantity("0.5"), onTick, TimeInForce.GTC);
        return new ManualRequest(key, "hash", terms, "operator");
    }

    private static void settle(MortalDesk desk) {
        desk.pipeline().drain();
        desk.run(5 * SimulatedDesk.SECOND);
    }

    private static void assertSameStory(MortalDesk desk) {
        Map<String, String> ours = new TreeMap<>();
        for (ProjectedRow row : desk.rows(Projections.ORDER)) {
            boolean sent = row.value("venueOrderId").isPresent();
            if (sent) {
                ours.put(row.text("clientOrderId"), row.text("state") + " " + row.text("filledQuantity"));
            } else {
                assertThat(row.text("state")).isIn("REJECTED", "CANCELLED");
            }
        }
        Map<String, String> venues = new TreeMap<>();
        Set<String> trades = new HashSet<>();
        for (AccountOrder order : desk.store.orders()) {
            String id = order.order().clientOrderId().value();
            assertThat(venues).as("two orders under one id").doesNotContainKey(id);
            venues.put(
                    id,
                    order.order().state() + " " + plain(order.order().filled().decimal()));
            order.fills().forEach(fill -> trades.add(fill.symbol() + "/" + fill.tradeId()));
        }
        assertThat(ours).isEqualTo(venues);
        Set<String> booked = new HashSet<>();
        desk.rows(Projections.FILL).forEach(row -> booked.add(row.text("symbol") + "/" + row.text("tradeId")));
        assertThat(booked).isEqualTo(trades);
        assertThat(balances(desk)).isEqualTo(venueBalances(desk));
        assertThat(holdings(desk)).isEqualTo(venueTotals(desk));
        for (SymbolMarket market : desk.pipeline().markets().all()) {
            assertThat(market.gaps()).isZero();
        }
    }

    private static Map<String, String> balances(MortalDesk desk) {
        Map<String, String> balances = new HashMap<>();
        desk.rows(Projections.BALANCE)
                .forEach(row -> balances.put(row.text("asset"), row.text("free") + " " + row.text("locked")));
        return balances;
    }

    private static Map<String, String> holdings(MortalDesk desk) {
        Map<String, String> holdings = new HashMap<>();
        desk.rows(Projections.HOLDING).stream()
                .filter(row -> !row.text("quantity").equals("0"))
                .forEach(row -> holdings.put(row.text("asset"), row.text("quantity")));
        return holdings;
    }

    private static Map<String, String> venueTotals(MortalDesk desk) {
        Map<String, String> totals = new HashMap<>();
        desk.store.balances().forEach((asset, balance) -> {
            BigDecimal total = balance.free().add(balance.locked());
            if (total.signum() != 0) {
                totals.put(asset.code(), plain(total));
            }
        });
        return totals;
    }

    private static Map<String, String> venueBalances(MortalDesk desk) {
        Map<String, String> balances = new HashMap<>();
        desk.store
                .balances()
                .forEach((asset, balance) ->
                        balances.put(asset.code(), plain(balance.free()) + " " + plain(balance.locked())));
        return balances;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
