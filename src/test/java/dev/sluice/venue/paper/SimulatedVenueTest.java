package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.SimulatedLife.*;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.OrderReport;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.OrderBook;
import dev.sluice.market.SymbolMarket;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SimulatedVenueTest {
    @Test
    void opensTheAccountOnceAndKeepsItFromThenOn() {
        SimulatedLife life = first();

        assertThat(life.store.balances()).hasSize(2);
        life.venue.close();
        life.timers.run(SECOND);
        SimulatedLife second = life.next();

        assertThat(isDone(second.opened)).isTrue();
        assertThat(second.statement().balances())
                .extracting(each -> each.asset() + " " + each.free().toPlainString())
                .containsExactly("BTC 1", "USDT 100000");
    }

    @Test
    void tellsNothingBeforeItIsStored() {
        SimulatedLife life = trading();
        List<Runnable> held = new ArrayList<>();
        life.store.pace(held::add);

        life.buy("a", "0.01");
        life.timers.run(10 * SECOND);

        assertThat(life.store.orders()).isEmpty();
        assertThat(life.reports).isEmpty();
        assertThat(life.balances).isEmpty();

        life.store.pace(Runnable::run);
        held.forEach(Runnable::run);
        life.timers.run(SECOND);

        assertThat(life.reports.getFirst()).isInstanceOf(OrderReport.Acknowledged.class);
        assertThat(life.reports(OrderReport.Filled.class)).isNotEmpty();
        assertThat(life.store.orders().getFirst().order().state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void commitsTogetherWhatCameWhileACommitWasUnderWay() {
        SimulatedLife life = first();
        List<Runnable> held = new ArrayList<>();
        life.store.pace(held::add);
        for (int i = 0; i < 20; i++) {
            life.rest("r" + i);
        }
        life.timers.run(SECOND);
        int before = life.store.commits();

        assertThat(held).hasSize(1);
        held.removeFirst().run();
        assertThat(held).hasSize(1);
        held.removeFirst().run();

        assertThat(life.store.commits() - before).isEqualTo(2);
        assertThat(life.store.orders()).hasSize(20);
    }

    @Test
    void putsRestingOrdersBackIntoTheBook() {
        SimulatedLife life = trading();
        life.rest("a");
        life.timers.run(SECOND);
        life.timers.kill();

        SimulatedLife second = life.next().start();
        VenueStatement statement = second.statement();

        assertThat(statement.orders()).singleElement().satisfies(order -> {
            assertThat(order.clientOrderId().value()).isEqualTo("a");
            assertThat(order.state()).isEqualTo(OrderState.SUBMITTED);
        });
        assertThat(quantityAt(second, "50000")).isEqualTo("0.1");
        second.cancel("a", BTCUSDT);
        second.timers.run(SECOND);
        assertThat(second.reports).hasSize(1).first().isInstanceOf(OrderReport.Canceled.class);
        assertThat(quantityAt(second, "50000")).isEqualTo("0");
    }

    @Test
    void tellsTradesSinceTheLastOneThatWasReadAndWhoseOrderTheyWereOf() {
        SimulatedLife life = trading();
        life.buy("a", "0.1");
        life.timers.run(SECOND);
        long before = newest(ask(life, List.of(), OptionalLong.empty()));
        life.buy("b", "0.1");
        life.timers.run(SECOND);

        VenueStatement statement = ask(life, List.of(), OptionalLong.of(before));

        assertThat(statement.trades())
                .isNotEmpty()
                .allSatisfy(trade -> assertThat(trade.tradeId()).isGreaterThan(before));
        VenueOrderId order = statement.trades().getFirst().venueOrderId();
        VenueStatement traced = ask(life, List.of(new VenueLedger.Trace(BTCUSDT, order)), OptionalLong.empty());
        assertThat(traced.orders()).singleElement().satisfies(found -> {
            assertThat(found.clientOrderId().value()).isEqualTo("b");
            assertThat(found.addsUp()).isTrue();
        });
        assertThat(statement.newestTrades().get(BTCUSDT))
                .isEqualTo(statement.trades().getLast().tradeId());
    }

    private static long newest(VenueStatement statement) {
        return Objects.requireNonNull(statement.newestTrades().get(BTCUSDT));
    }

    private static VenueStatement ask(SimulatedLife life, List<VenueLedger.Trace> traces, OptionalLong after) {
        return life.statement(new VenueLedger.Question(List.of(), traces, Map.of(BTCUSDT, after)));
    }

    @Test
    void restingOrderThatComesBackFillsWhenTheMarketReachesIt() {
        SimulatedLife life = trading();
        Price ask = Price.ofUnits(life.market(BTCUSDT).book().price(Side.SELL, 0));
        Price nearly = bitcoin().roundToTick(ask.movedByBps(-1.5), Side.BUY);
        life.submit("a", OrderTerms.limit(BTCUSDT, Side.BUY, Quantity.of("0.001"), nearly, TimeInForce.GTC));
        life.timers.run(20 * MILLI);
        life.timers.kill();
        assertThat(life.store.orders().getFirst().order().state()).isEqualTo(OrderState.SUBMITTED);

        SimulatedLife second = life.next().start();
        second.timers.run(600 * SECOND);

        assertThat(second.reports(OrderReport.Filled.class)).singleElement().satisfies(filled -> {
            assertThat(filled.fill().clientOrderId().value()).isEqualTo("a");
            assertThat(filled.fill().price()).isEqualTo(nearly);
        });
    }

    @Test
    void pricesContinueNearWhereTheyWere() {
        SimulatedLife life = trading();
        life.timers.run(120 * SECOND);
        double before = life.market(BTCUSDT).book().middle();
        life.venue.close();
        life.timers.run(SECOND);
        life.timers.kill();

        SimulatedLife second = life.next().start();

        double after = second.market(BTCUSDT).book().middle();
        assertThat(Math.abs(after / before - 1) * 10_000).isLessThan(10);
        assertThat(before).isNotEqualTo(units("60000"));
    }

    @Test
    void statementWaitsForWhatIsUnderWay() {
        SimulatedLife life = trading();

        life.buy("a", "0.01");
        VenueStatement statement = life.statement("a");

        assertThat(statement.orders()).singleElement().satisfies(order -> {
            assertThat(order.state()).isEqualTo(OrderState.FILLED);
            assertThat(sum(order.fills())).isEqualTo(order.filled()).isEqualTo(quantity("0.01"));
        });
        assertThat(life.reports(OrderReport.Filled.class))
                .extracting(OrderReport.Filled::fill)
                .isEqualTo(statement.orders().getFirst().fills());
        assertThat(life.venue.notFoundHorizonNanos()).isZero();
    }

    @Test
    void statementWaitsForTheStore() {
        SimulatedLife life = trading();
        List<Runnable> held = new ArrayList<>();
        life.store.pace(held::add);
        life.buy("a", "0.01");

        CompletionStage<VenueStatement> statement = life.venue.statement(List.of());
        life.timers.run(SECOND);
        assertThat(statement.toCompletableFuture()).isNotDone();

        life.store.pace(Runnable::run);
        held.forEach(Runnable::run);
        life.timers.run(SECOND);
        assertThat(statement.toCompletableFuture()).isCompleted();
    }

    @Test
    void statementKnowsOrdersThatClosedLongAgoAndNoOthers() {
        SimulatedLife life = trading();
        life.buy("old", "0.02");
        for (int i = 0; i < PaperHost.CLOSED_ORDERS; i++) {
            life.rest("r" + i);
            life.cancel("r" + i, BTCUSDT);
        }
        life.timers.run(SECOND);
        List<Fill> told = life.reports(OrderReport.Filled.class).stream()
                .map(OrderReport.Filled::fill)
                .toList();

        for (SimulatedLife each : List.of(life, life.next().start())) {
            VenueStatement statement = each.statement("old", "never");

            assertThat(statement.orders()).singleElement().satisfies(order -> {
                assertThat(order.clientOrderId().value()).isEqualTo("old");
                assertThat(order.fills()).isEqualTo(told).isNotEmpty();
            });
        }
    }

    @Test
    void stopsAndSaysSoOnceWhenTheStoreFails() {
        SimulatedLife life = trading();
        AtomicInteger failures = new AtomicInteger();
        life.venue.failed().thenAccept(cause -> failures.incrementAndGet());
        life.store.breakDown();

        life.buy("a", "0.01");
        CompletionStage<VenueStatement> unanswered = life.venue.statement(List.of());
        life.timers.run(SECOND);
        int events = life.events.size();
        CompletionStage<VenueStatement> late = life.venue.statement(List.of());
        life.buy("b", "0.01");
        life.timers.run(10 * SECOND);

        assertThat(failures).hasValue(1);
        assertThat(life.reports).isEmpty();
        assertThat(life.events).hasSize(events);
        assertThat(unanswered.toCompletableFuture()).isCompletedExceptionally();
        assertThat(late.toCompletableFuture()).isCompletedExceptionally();
        assertThat(life.venue.close().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void closeWaitsForTheStoreButNotForEver() {
        SimulatedLife life = trading();
        life.store.pace(commit -> {});

        CompletionStage<Void> closed = life.venue.close();
        life.timers.run(PaperHost.CLOSE_LIMIT_NANOS - SECOND);
        assertThat(closed.toCompletableFuture()).isNotDone();
        life.timers.run(2 * SECOND);

        assertThat(closed.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void refusesToOpenWithAnOrderInASymbolThatIsGone() {
        SimulatedLife life = first();
        life.rest("a");
        life.timers.run(SECOND);
        life.timers.kill();

        SimulatedLife second = new SimulatedLife(life.store, life.timers.nowNanos() + SECOND, List.of(ether()));

        assertThat(second.opened.toCompletableFuture()).isCompletedExceptionally();
        assertThat(second.venue.failed().toCompletableFuture()).isCompleted();
    }

    @Test
    void marketDataIsWholeAndAgreesWithTheExchange() {
        SimulatedLife life = trading();
        life.rest("a");
        life.timers.run(60 * SECOND);

        for (SymbolMarket market : life.markets.all()) {
            assertThat(market.gaps()).isZero();
            assertThat(market.depthSequence().snapshotsRefused()).isZero();
            assertThat(market.tickerCheck().checked()).isGreaterThan(10);
            assertThat(market.tickerCheck().matched())
                    .isEqualTo(market.tickerCheck().checked());
            assertThat(market.tape().count()).isGreaterThan(10);
            assertThat(market.tradeSequence().repeated()).isZero();
        }
        assertThat(quantityAt(life, "50000")).isEqualTo("0.1");
    }

    @Test
    void givesANewSnapshotWhenAsked() {
        SimulatedLife life = trading();
        life.timers.run(SECOND);
        life.events.clear();

        life.venue.requestSnapshot(ETHUSDT);
        life.timers.run(1);

        DepthSnapshot snapshot = (DepthSnapshot) life.events.getLast();
        OrderBook book = life.market(ETHUSDT).book();
        assertThat(snapshot.symbol()).isEqualTo(ETHUSDT);
        assertThat(snapshot.bids().size()).isEqualTo(book.depth(Side.BUY));
        assertThat(snapshot.bids().price(0)).isEqualTo(book.price(Side.BUY, 0));
        assertThat(snapshot.asks().quantity(0)).isEqualTo(book.quantity(Side.SELL, 0));
        life.timers.run(10 * SECOND);
        assertThat(life.market(ETHUSDT).gaps()).isZero();
    }

    @Test
    void deliversNothingMoreOnceStoppedAndStartsAnew() {
        SimulatedLife life = trading();
        life.venue.stop();
        int events = life.events.size();
        life.timers.run(10 * SECOND);
        assertThat(life.events).hasSize(events);

        List<MarketEvent> again = new ArrayList<>();
        life.venue.start(Set.of(ETHUSDT), again::add);
        life.timers.run(SECOND);

        assertThat(again.getFirst()).isInstanceOf(DepthSnapshot.class);
        assertThat(again).hasSizeGreaterThan(5).allMatch(event -> event.symbol().equals(ETHUSDT));
    }

    @Test
    void sameSeedGivesTheSameMarketAndAnotherRunAnother() {
        List<MarketEvent> once = trading().events;
        SimulatedLife again = trading();

        assertThat(again.events).isEqualTo(once).isNotEmpty();
        assertThat(again.next().start().events).hasSizeGreaterThan(5).doesNotContainAnyElementsOf(once);
    }

    private static String quantityAt(SimulatedLife life, String price) {
        OrderBook book = life.market(BTCUSDT).book();
        return Quantity.ofUnits(book.quantityAt(Side.BUY, units(price))).toString();
    }

    private static Quantity sum(List<Fill> fills) {
        return fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    private static boolean isDone(CompletionStage<Void> stage) {
        return stage.toCompletableFuture().isDone()
                && !stage.toCompletableFuture().isCompletedExceptionally();
    }
}
