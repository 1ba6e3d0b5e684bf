package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.SimulatedLife.*;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.PriceLevels;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperHostTest {
    private static final AccountId OTHER = new AccountId("other");

    private final PacedPaperStore store = new PacedPaperStore();
    private final List<List<ExchangeEvent>> told = new ArrayList<>();
    private final List<MarketEvent> seen = new ArrayList<>();
    private TestTimers timers = new TestTimers(BIRTH);
    private PaperHost host = open();

    private PaperHost open() {
        Map<AccountId, PaperHost.Funding> accounts = Map.of(
                AccountId.DESK, new PaperHost.Funding(FEES, FUNDS), OTHER, new PaperHost.Funding(Fees.NONE, FUNDS));
        PaperHost opened = new PaperHost(new PaperHost.Setup(INSTRUMENTS, accounts, 7), timers, timers, store);
        opened.open();
        opened.listen(told::add);
        opened.observe(seen::add);
        return opened;
    }

    private void restart() {
        timers.kill();
        timers = new TestTimers(timers.nowNanos() + SECOND);
        told.clear();
        host = open();
    }

    private static OrderTerms limit(Side side, String quantity, String price) {
        return OrderTerms.limit(BTCUSDT, side, Quantity.of(quantity), Price.of(price), TimeInForce.GTC);
    }

    private void place(AccountId account, String id, OrderTerms terms) {
        host.call(exchange -> exchange.place(account, new ClientOrderId(id), terms, timers.nowNanos()), events -> {});
    }

    private Balance bitcoins() {
        return Objects.requireNonNull(store.balances().get(BTC));
    }

    @Test
    void answersTheCallerAndThenTheListenersOnceItIsStored() {
        List<Runnable> held = new ArrayList<>();
        store.pace(held::add);
        List<String> order = new ArrayList<>();
        host.listen(events -> order.add("listener"));

        host.call(
                exchange -> exchange.place(AccountId.DESK, new ClientOrderId("a"), limit(Side.BUY, "1", "100"), 1),
                events -> order.add("caller"));

        assertThat(order).isEmpty();
        held.forEach(Runnable::run);
        assertThat(order).containsExactly("caller", "listener");
    }

    @Test
    void tellsTheCallerWhenNobodyWillKnowWhatCameOfIt() {
        store.breakDown();
        List<Throwable> lost = new ArrayList<>();

        host.call(
                exchange -> exchange.place(AccountId.DESK, new ClientOrderId("a"), limit(Side.BUY, "1", "100"), 1),
                events -> {},
                lost::add);
        host.call(exchange -> exchange.balances(AccountId.DESK), balances -> {}, lost::add);

        assertThat(lost).hasSize(2);
        assertThat(host.failed().toCompletableFuture()).isCompleted();
    }

    @Test
    void accountsTradeWithEachOtherAndOutliveTheProcess() {
        place(AccountId.DESK, "a", limit(Side.BUY, "0.5", "100"));
        place(OTHER, "b", limit(Side.SELL, "0.2", "100"));
        assertThat(told).hasSize(2);
        assertThat(store.orders().stream().flatMap(order -> order.fills().stream()))
                .hasSize(2);

        restart();
        List<OrderView> open = new ArrayList<>();
        List<AccountTrade> trades = new ArrayList<>();
        host.call(exchange -> exchange.openOrders(AccountId.DESK), open::addAll);
        host.call(exchange -> exchange.queries(OTHER).trades(BTCUSDT), trades::addAll);

        assertThat(open)
                .singleElement()
                .satisfies(order -> assertThat(order.filled()).isEqualTo(quantity("0.2")));
        assertThat(trades).hasSize(1);
        place(OTHER, "c", limit(Side.SELL, "0.3", "100"));
        assertThat(store.orders()).extracting(order -> order.order().isOpen()).containsOnly(false);
    }

    @Test
    void listsAndStopsOutliveTheProcess() {
        OrderTerms profit = OrderTerms.limitMaker(BTCUSDT, Side.SELL, quantity("0.5"), price("110"));
        OrderTerms stop = StopOrdersTest.stop(OrderType.STOP_LOSS, Side.SELL, "0.5", "90", "1");
        ListRequest oco = new ListRequest(
                BTCUSDT,
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new OrderRequest.Sized(new ClientOrderId("profit"), profit),
                        new OrderRequest.Sized(new ClientOrderId("stop"), stop)));
        host.call(exchange -> exchange.placeList(AccountId.DESK, oco, timers.nowNanos()), events -> {});

        restart();
        place(OTHER, "b", limit(Side.BUY, "0.5", "110"));

        assertThat(told.getLast())
                .anyMatch(event -> event instanceof ExchangeEvent.ListChanged changed
                        && changed.status() == ExchangeEvent.ListChanged.Status.ALL_DONE);
        assertThat(bitcoins().locked()).isEqualByComparingTo("0");
    }

    @Test
    void mirrorsALiveMarketAndPublishesItWithIdsOfItsOwn() {
        mirrorBook();
        place(AccountId.DESK, "a", limit(Side.BUY, "0.1", "100"));
        host.mirror(new TradeTick(BTCUSDT, timers.nowNanos(), 77, units("100"), units("5"), Side.SELL, 1));
        timers.run(SECOND);

        List<TradeTick> trades = seen.stream()
                .filter(TradeTick.class::isInstance)
                .map(TradeTick.class::cast)
                .toList();
        assertThat(trades).hasSize(2);
        assertThat(trades).extracting(TradeTick::aggressor).containsOnly(Aggressor.SELL);
        assertThat(trades.getLast().tradeId()).isEqualTo(trades.getFirst().tradeId() + 1);
        assertThat(trades.stream().mapToLong(TradeTick::quantity).sum()).isEqualTo(units("5"));
        assertThat(seen).anyMatch(DepthDiff.class::isInstance).anyMatch(BookTicker.class::isInstance);
        assertThat(bitcoins().free()).isGreaterThan(decimal("1"));
    }

    @ParameterizedTest
    @CsvSource({"100, true", "99, true", "100.5, false", "101, false"})
    void fillsARestingBidByAnUnknownTakerOnlyWhereTheBookShowsThatItSold(String price, boolean filled) {
        mirrorBook();
        place(AccountId.DESK, "a", limit(Side.BUY, "0.1", "100"));
        host.mirror(new TradeTick(BTCUSDT, timers.nowNanos(), 77, units(price), units("5"), Aggressor.UNKNOWN, 1));
        timers.run(SECOND);

        assertThat(bitcoins().free().compareTo(decimal("1")) > 0).isEqualTo(filled);
    }

    /** Bids 3@100, asks 3@101. */
    private void mirrorBook() {
        PriceLevels bids =
                new PriceLevels.Builder().add(units("100"), units("3")).build();
        PriceLevels asks =
                new PriceLevels.Builder().add(units("101"), units("3")).build();
        host.mirror(new DepthSnapshot(BTCUSDT, timers.nowNanos(), 10, bids, asks));
        host.mirror(new DepthDiff(BTCUSDT, timers.nowNanos(), 10, 11, bids, asks));
    }

    @Test
    void snapshotsJoinTheDiffsWithoutAGap() {
        mirrorBook();
        timers.run(SECOND);
        DepthSnapshot snapshot = host.snapshot(BTCUSDT);
        place(AccountId.DESK, "a", limit(Side.BUY, "0.1", "99"));
        timers.run(SECOND);

        List<DepthDiff> diffs = seen.stream()
                .filter(DepthDiff.class::isInstance)
                .map(DepthDiff.class::cast)
                .toList();
        for (int i = 1; i < diffs.size(); i++) {
            assertThat(diffs.get(i).firstUpdateId()).isEqualTo(diffs.get(i - 1).finalUpdateId() + 1);
        }
        assertThat(snapshot.lastUpdateId())
                .isBetween(diffs.getLast().firstUpdateId(), diffs.getLast().finalUpdateId());
    }
}
