package dev.sluice.venue.paper.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.execution.CancelOrder;
import dev.sluice.execution.Intents;
import dev.sluice.execution.OrderReport;
import dev.sluice.execution.VenueOrder;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.venue.binance.ApiSettings;
import dev.sluice.venue.binance.BinanceGateway;
import dev.sluice.venue.binance.BinanceOrders;
import dev.sluice.venue.binance.BinanceRest;
import dev.sluice.venue.binance.ChosenRoad;
import dev.sluice.venue.binance.RequestBudget;
import dev.sluice.venue.binance.RequestSigner;
import dev.sluice.venue.binance.SignedRequests;
import dev.sluice.venue.binance.SlidingLimit;
import dev.sluice.venue.binance.VenueClock;
import dev.sluice.venue.binance.VenueContext;
import dev.sluice.venue.binance.VenueNotice;
import dev.sluice.venue.binance.VenueTimers;
import dev.sluice.venue.binance.WebSocketApi;
import dev.sluice.venue.binance.vertx.VertxVenueHttp;
import dev.sluice.venue.binance.vertx.VertxVenueSockets;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import io.vertx.core.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk's own adapter against the paper exchange: two independent readings of the venue's documents. */
class DeskAdapterTest {
    private static final Symbol BTCUSDT = new Symbol("BTCUSDT");

    private PaperSite site;
    private Account desk;
    private Account other;

    @BeforeEach
    void start() throws Exception {
        site = PaperSite.start();
        desk = new Account("paper", true);
        other = new Account("other", true);
        desk.connect();
        other.connect();
    }

    @AfterEach
    void stop() throws Exception {
        desk.close();
        other.close();
        site.close();
    }

    @Test
    void placesAnOrderThatTradesAndHearsAllOfItOnce() throws Exception {
        other.submit("ask-1", limit(Side.SELL, "0.4", "101.5"));
        assertThat(other.report()).isInstanceOf(OrderReport.Acknowledged.class);
        desk.submit("bid-1", limit(Side.BUY, "1", "102"));
        assertThat(desk.report()).isInstanceOf(OrderReport.Acknowledged.class);
        OrderReport.Filled filled = (OrderReport.Filled) desk.report();
        assertThat(filled.fill().quantity()).isEqualTo(Quantity.of("0.4"));
        assertThat(filled.fill().price()).isEqualTo(Price.of("101.5"));
        assertThat(filled.clientOrderId().value()).isEqualTo("bid-1");
        assertThat(other.report()).isInstanceOf(OrderReport.Filled.class);
        desk.cancel("bid-1");
        assertThat(desk.report()).isEqualTo(new OrderReport.Canceled(new ClientOrderId("bid-1"), "requested"));
        assertThat(desk.statement().orders()).isEmpty();
        assertThat(desk.reports).isEmpty();
        assertThat(desk.balances).isNotEmpty();
        assertThat(desk.troubles()).isEmpty();
    }

    @Test
    void readsTheVenuesBooks() throws Exception {
        other.submit("ask-1", limit(Side.SELL, "0.4", "101.5"));
        other.report();
        desk.submit("bid-1", limit(Side.BUY, "1", "102"));
        desk.report();
        desk.report();
        desk.submit("bid-2", limit(Side.BUY, "0.4", "90"));
        desk.report();
        desk.cancel("bid-2");
        desk.report();
        VenueStatement statement = desk.statement("bid-2", "never-sent");
        assertThat(statement.orders())
                .extracting(order -> order.clientOrderId().value(), VenueOrder::state)
                .containsExactly(tuple("bid-1", OrderState.PARTIALLY_FILLED), tuple("bid-2", OrderState.CANCELLED));
        assertThat(statement.orders().getFirst().fills()).hasSize(1);
        assertThat(statement.orders().getFirst())
                .extracting(VenueOrder::symbol, VenueOrder::side, VenueOrder::quantity, VenueOrder::filled)
                .containsExactly(BTCUSDT, Side.BUY, Quantity.of("1"), Quantity.of("0.4"));
        assertThat(statement.balances()).hasSize(3);
    }

    @Test
    void readsTradesAndTracesTheirOrders() throws Exception {
        long none = Objects.requireNonNull(
                desk.ask(List.of(), OptionalLong.empty()).newestTrades().get(BTCUSDT));
        assertThat(none).isEqualTo(VenueLedger.Question.NO_TRADE);
        other.submit("ask-1", limit(Side.SELL, "0.4", "101.5"));
        other.report();
        desk.submit("bid-1", limit(Side.BUY, "0.4", "102"));
        desk.report();
        desk.report();

        VenueStatement statement = desk.ask(List.of(), OptionalLong.of(none));

        assertThat(statement.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.quantity()).isEqualTo(Quantity.of("0.4"));
            assertThat(statement.newestTrades()).containsEntry(BTCUSDT, trade.tradeId());
        });
        VenueLedger.Trace trace =
                new VenueLedger.Trace(BTCUSDT, statement.trades().getFirst().venueOrderId());
        assertThat(desk.ask(List.of(trace), OptionalLong.of(none)).orders())
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.clientOrderId().value()).isEqualTo("bid-1");
                    assertThat(order.state()).isEqualTo(OrderState.FILLED);
                });
    }

    @Test
    void hearsWhyOrdersAreRefusedOrEnd() throws Exception {
        desk.submit("poor", limit(Side.BUY, "20", "100000"));
        assertThat(desk.report())
                .isEqualTo(new OrderReport.Rejected(new ClientOrderId("poor"), "insufficient_balance"));
        desk.submit("tiny", limit(Side.BUY, "0.000001", "90"));
        assertThat(((OrderReport.Rejected) desk.report()).reason()).startsWith("filter_");
        other.submit("ask-1", limit(Side.SELL, "0.4", "101.5"));
        other.report();
        desk.submit("maker", OrderTerms.limitMaker(BTCUSDT, Side.BUY, Quantity.of("1"), Price.of("102")));
        assertThat(desk.report()).isEqualTo(new OrderReport.Rejected(new ClientOrderId("maker"), "would_take"));
        desk.submit("ioc", OrderTerms.limit(BTCUSDT, Side.BUY, Quantity.of("1"), Price.of("90"), TimeInForce.IOC));
        assertThat(desk.report()).isInstanceOf(OrderReport.Acknowledged.class);
        assertThat(desk.report()).isInstanceOf(OrderReport.Expired.class);
        desk.cancel("never-sent");
        assertThat(desk.report())
                .isEqualTo(new OrderReport.CancelRefused(new ClientOrderId("never-sent"), "unknown_order"));
        assertThat(desk.troubles()).isEmpty();
    }

    @Test
    void placesStopsAndIcebergs() throws Exception {
        other.submit("ask-1", limit(Side.SELL, "1", "101.5"));
        other.report();
        desk.submit("bid-1", limit(Side.BUY, "1", "102"));
        desk.report();
        desk.report();
        desk.submit(
                "stop",
                new OrderTerms(
                        BTCUSDT,
                        Side.SELL,
                        OrderType.STOP_LOSS_LIMIT,
                        Quantity.of("1"),
                        Optional.of(Price.of("90")),
                        TimeInForce.GTC,
                        OrderOptions.stop(Price.of("95"))));
        assertThat(desk.report()).isInstanceOf(OrderReport.Acknowledged.class);
        desk.submit(
                "berg",
                new OrderTerms(
                        BTCUSDT,
                        Side.BUY,
                        OrderType.LIMIT,
                        Quantity.of("1"),
                        Optional.of(Price.of("90")),
                        TimeInForce.GTC,
                        OrderOptions.NONE.withIceberg(Quantity.of("0.2"))));
        assertThat(desk.report()).isInstanceOf(OrderReport.Acknowledged.class);
        assertThat(desk.statement().orders())
                .extracting(order -> order.clientOrderId().value())
                .containsExactlyInAnyOrder("stop", "berg");
        desk.loop.execute(() -> desk.gateway.cancelAll(BTCUSDT));
        assertThat(List.of(desk.report(), desk.report())).allMatch(OrderReport.Canceled.class::isInstance);
        assertThat(desk.troubles()).isEmpty();
    }

    @Test
    void tradesByRestWhereTheWebSocketApiIsAway() throws Exception {
        Account rest = new Account("paper", false);
        rest.submit("bid-1", limit(Side.BUY, "1", "90"));
        assertThat(rest.report()).isInstanceOf(OrderReport.Acknowledged.class);
        rest.cancel("bid-1");
        assertThat(rest.report()).isInstanceOf(OrderReport.Canceled.class);
        assertThat(rest.statement().balances()).hasSize(3);
        rest.close();
    }

    private static OrderTerms limit(Side side, String quantity, String price) {
        return OrderTerms.limit(BTCUSDT, side, Quantity.of(quantity), Price.of(price), TimeInForce.GTC);
    }

    /** One account's adapter. */
    private final class Account implements BinanceGateway.Listener, VenueTimers {
        final BlockingQueue<OrderReport> reports = new LinkedBlockingQueue<>();
        final BlockingQueue<BalanceChange> balances = new LinkedBlockingQueue<>();
        final BlockingQueue<VenueNotice> notices = new LinkedBlockingQueue<>();
        final Context context = site.vertx.getOrCreateContext();
        final Executor loop = task -> context.runOnContext(ignored -> task.run());
        final BinanceGateway gateway;
        final WebSocketApi api;
        final VenueClock clock;

        Account(String key, boolean sockets) throws Exception {
            clock = new VenueClock(this, notices::add);
            VenueContext venue = new VenueContext(this, clock, new RequestBudget(20, notices::add), notices::add);
            SignedRequests requests = new SignedRequests(RequestSigner.hmac(key, key), 5_000_000_000L);
            BinanceRest rest = new BinanceRest(
                    new VertxVenueHttp(site.vertx, context, site.restUrl()),
                    venue,
                    clock,
                    Optional.of(requests),
                    10_000_000_000L);
            api = new WebSocketApi(
                    ApiSettings.of(site.socketUrl() + "/ws-api/v3", 10_000_000_000L),
                    new WebSocketApi.Parts(
                            venue,
                            new VertxVenueSockets(site.vertx, context),
                            requests,
                            SlidingLimit.ofConnections(),
                            new SplittableRandom(7)),
                    event -> gateway().onUserEvent(event));
            BinanceOrders orders = new BinanceOrders(new ChosenRoad(api, rest, venue), notices::add);
            gateway = new BinanceGateway(
                    new BinanceGateway.Setup(venue, loop, id -> false, this, 605_000_000_000L), orders);
            loop.execute(() -> {
                clock.start(rest);
                if (sockets) {
                    clock.whenKnown(api::start);
                }
            });
        }

        private BinanceGateway gateway() {
            return gateway;
        }

        void connect() throws Exception {
            while (!(next(notices) instanceof VenueNotice.Opened)) {
                // the clock's measurements come before
            }
        }

        void close() throws Exception {
            CompletableFuture<Boolean> closed = new CompletableFuture<>();
            loop.execute(() -> {
                clock.stop();
                api.stop();
                closed.complete(true);
            });
            PaperSite.await(closed);
        }

        void submit(String id, OrderTerms terms) {
            gateway.submit(Intents.of(new ClientOrderId(id), terms));
        }

        void cancel(String id) {
            gateway.cancel(new CancelOrder(new OrderId(id), BTCUSDT, new ClientOrderId(id)));
        }

        OrderReport report() throws Exception {
            return next(reports);
        }

        VenueStatement ask(List<VenueLedger.Trace> traces, OptionalLong after) throws Exception {
            return PaperSite.await(
                    gateway.statement(new VenueLedger.Question(List.of(), traces, Map.of(BTCUSDT, after))));
        }

        VenueStatement statement(String... ids) throws Exception {
            List<VenueLedger.Query> queries = List.of(ids).stream()
                    .map(id -> new VenueLedger.Query(BTCUSDT, new ClientOrderId(id)))
                    .toList();
            return PaperSite.await(gateway.statement(queries));
        }

        /** What the adapter noticed that should not happen here. */
        List<VenueNotice> troubles() {
            return notices.stream()
                    .filter(notice -> notice instanceof VenueNotice.Malformed
                            || notice instanceof VenueNotice.Unknown
                            || notice instanceof VenueNotice.Closed
                            || notice instanceof VenueNotice.ForeignOrder
                            || notice instanceof VenueNotice.Alarm)
                    .toList();
        }

        @Override
        public void onReport(OrderReport report) {
            if (!(report instanceof OrderReport.Progressed)) { // how often it is told depends on the road
                reports.add(report);
            }
        }

        @Override
        public void onBalance(BalanceChange balance) {
            balances.add(balance);
        }

        @Override
        public long nowNanos() {
            return System.currentTimeMillis() * 1_000_000L;
        }

        @Override
        public void at(long nanos, Runnable action) {
            long millis = Math.max(1, (nanos - nowNanos()) / 1_000_000L);
            context.runOnContext(ignored -> site.vertx.setTimer(millis, timer -> action.run()));
        }

        private static <T> T next(BlockingQueue<T> queue) throws Exception {
            T next = queue.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came");
            }
            return next;
        }
    }
}
