package dev.sluice.venue.paper.postgres;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.journal.postgres.EmbeddedDatabase;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.AccountOrder;
import dev.sluice.venue.paper.Balance;
import dev.sluice.venue.paper.MarketPhase;
import dev.sluice.venue.paper.MarketState;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.venue.paper.PacedPaperStore;
import dev.sluice.venue.paper.PaperChanges;
import dev.sluice.venue.paper.PaperState;
import dev.sluice.venue.paper.PaperStore;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.VenueOrderId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresPaperStoreTest {
    private static final long AT = 1_700_000_000_123_456_789L;
    private static EmbeddedDatabase server;

    private PaperDatabase database;
    private PostgresPaperStore store;

    @BeforeAll
    static void startServer(@TempDir Path directory) {
        server = PaperDatabase.server(directory);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void migrate() {
        database = new PaperDatabase(server);
        store = new PostgresPaperStore(database.pool);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isEmptyAtFirstAndCountsItsRuns() throws Exception {
        assertThat(await(store.state(10)).run()).isZero();

        PaperState first = await(store.open(0));
        PaperState second = await(store.open(0));

        assertThat(first.run()).isEqualTo(1);
        assertThat(second.run()).isEqualTo(2);
        assertThat(first.balances()).isEmpty();
        assertThat(first.orders()).isEmpty();
        assertThat(first.reserved()).isEmpty();
        assertThat(first.markets()).isEmpty();
    }

    @Test
    void givesBackExactlyWhatWasCommitted() throws Exception {
        await(store.open(0));
        OrderView open = order(7, "open", OrderState.PARTIALLY_FILLED, "0.12345678");
        OrderView market = new OrderView(
                AccountId.DESK,
                new ClientOrderId("market"),
                new VenueOrderId("8"),
                OrderTerms.market(ETHUSDT, Side.SELL, quantity("3")),
                OrderState.EXPIRED,
                quantity("1"),
                decimal("2500.0000000000000001"),
                Optional.of(Reason.NO_LIQUIDITY),
                AT,
                AT + 1);
        Fill fill = fill("open", 99, "0.12345678");
        MarketState state = new MarketState(BTCUSDT, price("60000.12345678"), -0.123456789012345, MarketPhase.WILD);

        await(store.commit(new PaperChanges(
                List.of(open, market),
                List.of(new PaperChanges.Trade(open.venueOrderId(), fill)),
                Map.of(desk(USDT), new Balance(decimal("92592.5925925925925926"), decimal("1"))),
                List.of(),
                Map.of("orders", 100_000L, "trades:BTCUSDT", 200_000L),
                List.of(state))));

        PaperState all = await(store.state(10));
        assertThat(all.orders())
                .containsExactly(new AccountOrder(open, List.of(fill)), new AccountOrder(market, List.of()));
        assertThat(all.balances())
                .isEqualTo(Map.of(USDT, new Balance(decimal("92592.5925925925925926"), decimal("1"))));
        assertThat(all.reserved()).isEqualTo(Map.of("orders", 100_000L, "trades:BTCUSDT", 200_000L));
        assertThat(all.markets()).containsExactly(state);
        assertThat(await(store.open(0)).orders()).containsExactly(new AccountOrder(open, List.of(fill)));
    }

    @Test
    void storesNothingOfACommitWithATradeThatIsStoredAlready() throws Exception {
        await(store.open(0));
        PaperChanges.Trade trade = new PaperChanges.Trade(new VenueOrderId("1"), fill("a", 1, "1"));
        await(store.commit(changes(List.of(order(1, "a", OrderState.FILLED, "1")), List.of(trade), "5")));

        assertThatThrownBy(() -> await(
                        store.commit(changes(List.of(order(2, "b", OrderState.FILLED, "1")), List.of(trade), "4"))))
                .hasMessageContaining("trades_pkey");

        PaperState after = await(store.state(10));
        assertThat(after.orders()).hasSize(1);
        assertThat(after.balances().get(USDT)).isEqualTo(new Balance(decimal("5"), decimal("0")));
    }

    @Test
    void refusesCommitsOfWhoeverOpenedItBefore() throws Exception {
        await(store.open(0));
        PostgresPaperStore successor = new PostgresPaperStore(database.pool);
        await(successor.open(0));

        assertThatThrownBy(() -> await(store.commit(changes(List.of(), List.of(), "1"))))
                .hasMessageContaining("taken over");
        assertThat(await(store.state(10)).balances()).isEmpty();

        await(successor.commit(changes(List.of(), List.of(), "2")));
        assertThat(await(store.state(10)).balances()).hasSize(1);
    }

    @Test
    void findsTheNewestOrderOfAnIdAndItsTrades() throws Exception {
        await(store.open(0));
        OrderView older = order(1, "again", OrderState.CANCELLED, "0");
        OrderView newer = order(2, "again", OrderState.FILLED, "1");
        OrderView other = order(3, "other", OrderState.SUBMITTED, "0");
        Fill fill = fill("again", 5, "1");
        await(store.commit(changes(
                List.of(older, newer, other), List.of(new PaperChanges.Trade(newer.venueOrderId(), fill)), "1")));

        assertThat(await(store.find(List.of(query("again"), query("never")))))
                .containsExactly(new AccountOrder(newer, List.of(fill)));
        assertThat(await(store.find(List.of(new VenueLedger.Query(ETHUSDT, new ClientOrderId("again"))))))
                .isEmpty();
    }

    @Test
    void showsTheNewestOrdersAndEveryOpenOne() throws Exception {
        await(store.open(0));
        List<OrderView> orders = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            orders.add(order(i, "o" + i, i == 3 ? OrderState.SUBMITTED : OrderState.CANCELLED, "0"));
        }
        await(store.commit(changes(orders, List.of(), "1")));

        assertThat(await(store.state(2)).orders())
                .extracting(each -> each.order().clientOrderId().value())
                .containsExactly("o3", "o19", "o20");
    }

    @Test
    void saysTheSameAsTablesInMemoryAfterTheSameChanges() throws Exception {
        PacedPaperStore memory = new PacedPaperStore();
        await(store.open(0));
        await(memory.open(0));
        Random random = new Random(1);
        Map<Long, OrderView> known = new HashMap<>();
        for (int i = 1; i <= 200; i++) {
            PaperChanges changes = random(random, known, i);
            for (PaperStore each : List.of(store, memory)) {
                await(each.commit(changes));
            }
        }

        for (int newest : new int[] {0, 10, 10_000}) {
            assertThat(await(store.state(newest))).isEqualTo(await(memory.state(newest)));
        }
        List<VenueLedger.Query> all = memory.orders().stream()
                .map(order -> query(order.order().clientOrderId().value()))
                .distinct()
                .toList();
        assertThat(byId(await(store.find(all)))).isEqualTo(byId(await(memory.find(all))));
    }

    @Test
    void outlivesAJournalThatIsMadeAnew() throws Exception {
        await(store.open(0));
        await(store.commit(changes(List.of(order(1, "a", OrderState.SUBMITTED, "0")), List.of(), "1")));

        database.sql("DROP SCHEMA sluice CASCADE");
        database.migrate();

        assertThat(await(store.open(0)).orders()).hasSize(1);
    }

    private static PaperChanges random(Random random, Map<Long, OrderView> known, int step) {
        List<OrderView> orders = new ArrayList<>();
        List<PaperChanges.Trade> trades = new ArrayList<>();
        long id = 1 + random.nextInt(100);
        OrderState state = known.containsKey(id) ? OrderState.FILLED : OrderState.SUBMITTED;
        OrderView order = order(id, "c" + id % 70, state, "0." + (1 + random.nextInt(9)));
        known.put(id, order);
        orders.add(order);
        if (random.nextBoolean()) {
            Fill fill = fill(order.clientOrderId().value(), 1_000 + step, "0.1");
            trades.add(new PaperChanges.Trade(order.venueOrderId(), fill));
        }
        return new PaperChanges(
                orders,
                trades,
                Map.of(desk(new Asset("A" + random.nextInt(3))), new Balance(decimal(step + ".5"), decimal("0"))),
                List.of(),
                Map.of("orders", 1_000L + step),
                List.of(new MarketState(ETHUSDT, price("1." + step), random.nextDouble(), MarketPhase.QUIET)));
    }

    private static Map<VenueOrderId, AccountOrder> byId(List<AccountOrder> orders) {
        Map<VenueOrderId, AccountOrder> byId = new HashMap<>();
        orders.stream()
                .sorted(Comparator.comparing(order -> order.order().venueOrderId()))
                .forEach(order -> byId.put(order.order().venueOrderId(), order));
        return byId;
    }

    private static OrderView order(long id, String clientId, OrderState state, String filled) {
        return new OrderView(
                AccountId.DESK,
                new ClientOrderId(clientId),
                new VenueOrderId(Long.toString(id)),
                OrderTerms.limit(BTCUSDT, Side.BUY, quantity("1"), price("60000.5"), TimeInForce.GTC),
                state,
                quantity(filled),
                decimal("7407.4068"),
                state == OrderState.CANCELLED ? Optional.of(Reason.CANCEL_REQUESTED) : Optional.empty(),
                AT,
                AT + 5);
    }

    private static Fill fill(String clientId, long tradeId, String quantity) {
        return new Fill(
                BTCUSDT,
                Long.toString(tradeId),
                new ClientOrderId(clientId),
                Side.BUY,
                price("60000.01"),
                quantity(quantity),
                new Money(decimal("0.00012346"), BTC),
                Liquidity.MAKER,
                AT + 3);
    }

    private static PaperChanges changes(List<OrderView> orders, List<PaperChanges.Trade> trades, String free) {
        return new PaperChanges(
                orders,
                trades,
                Map.of(desk(USDT), new Balance(decimal(free), decimal("0"))),
                List.of(),
                Map.of(),
                List.of());
    }

    private static PaperChanges.AccountAsset desk(Asset asset) {
        return new PaperChanges.AccountAsset(AccountId.DESK, asset);
    }

    private static VenueLedger.Query query(String id) {
        return new VenueLedger.Query(BTCUSDT, new ClientOrderId(id));
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
