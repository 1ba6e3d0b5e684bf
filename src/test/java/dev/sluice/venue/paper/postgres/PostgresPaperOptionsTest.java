package dev.sluice.venue.paper.postgres;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.postgres.EmbeddedDatabase;
import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.AccountOrder;
import dev.sluice.venue.paper.Balance;
import dev.sluice.venue.paper.OrderDetails;
import dev.sluice.venue.paper.OrderListView;
import dev.sluice.venue.paper.OrderPhase;
import dev.sluice.venue.paper.OrderTags;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.venue.paper.PaperChanges;
import dev.sluice.venue.paper.PaperState;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.VenueOrderId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What orders have besides the usual, order lists, and accounts besides the desk's. */
class PostgresPaperOptionsTest {
    private static final long AT = 1_700_000_000_123_456_789L;
    private static final AccountId OTHER = new AccountId("other");
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
    void open() throws Exception {
        database = new PaperDatabase(server);
        store = new PostgresPaperStore(database.pool);
        await(store.open(0));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsEveryOptionOfAnOrderAndItsList() throws Exception {
        OrderView filled = filledEntry();
        OrderView stop = waitingStop();
        OrderListView list = new OrderListView(
                OTHER,
                3,
                OrderListView.Contingency.OTO,
                new ClientOrderId("list"),
                BTCUSDT,
                List.of(leg(filled), leg(stop)),
                false,
                AT);
        Balance balance = new Balance(decimal("1"), decimal("2"));

        await(store.commit(new PaperChanges(
                List.of(filled, stop),
                List.of(),
                Map.of(new PaperChanges.AccountAsset(OTHER, BTC), balance),
                List.of(list),
                Map.of(),
                List.of())));

        PaperState state = await(store.open(0));
        assertThat(state.orders())
                .containsExactly(new AccountOrder(filled, List.of()), new AccountOrder(stop, List.of()));
        assertThat(state.lists()).containsExactly(list);
        assertThat(state.accounts().get(OTHER)).isEqualTo(Map.of(BTC, balance));
        assertThat(state.balances()).isEmpty();
    }

    @Test
    void amendedOrdersKeepTheirNewQuantityAndName() throws Exception {
        OrderView before = waitingStop();
        await(store.commit(orders(before)));
        OrderView after = new OrderView(
                OTHER,
                new ClientOrderId("renamed"),
                before.venueOrderId(),
                before.terms().withQuantity(quantity("1")),
                before.state(),
                before.filled(),
                before.filledQuote(),
                before.endedBy(),
                before.acceptedAtNanos(),
                AT + 1,
                before.details());

        await(store.commit(orders(after)));

        assertThat(await(store.state(10)).orders()).containsExactly(new AccountOrder(after, List.of()));
    }

    @Test
    void bothSidesOfATradeMayBeStored() throws Exception {
        OrderView one = filledEntry();
        OrderView other = waitingStop();
        await(store.commit(new PaperChanges(
                List.of(one, other),
                List.of(
                        new PaperChanges.Trade(one.venueOrderId(), fill("entry")),
                        new PaperChanges.Trade(other.venueOrderId(), fill("stop"))),
                Map.of(),
                List.of(),
                Map.of(),
                List.of())));

        assertThat(await(store.state(10)).orders())
                .hasSize(2)
                .allMatch(order -> order.fills().size() == 1);
    }

    @Test
    void migratesAgainWithoutHarm() throws Exception {
        await(store.commit(orders(waitingStop())));

        database.sql("DROP SCHEMA sluice CASCADE");
        database.migrate();

        assertThat(await(store.state(10)).orders()).containsExactly(new AccountOrder(waitingStop(), List.of()));
    }

    private static PaperChanges orders(OrderView... orders) {
        return new PaperChanges(List.of(orders), List.of(), Map.of(), List.of(), Map.of(), List.of());
    }

    private static OrderView waitingStop() {
        OrderTerms terms = new OrderTerms(
                BTCUSDT,
                Side.SELL,
                OrderType.STOP_LOSS_LIMIT,
                quantity("2"),
                Optional.of(price("59000")),
                TimeInForce.GTC,
                OrderOptions.stop(price("59500")).withIceberg(quantity("0.5")).with(SelfTradePrevention.EXPIRE_BOTH));
        OrderDetails details = new OrderDetails(
                Optional.of(decimal("12.5")),
                new OrderTags(OptionalLong.of(7), OptionalInt.of(1_000_001)),
                SelfTradePrevention.EXPIRE_BOTH,
                OrderPhase.WAITING,
                OrderDetails.NONE,
                3,
                quantity("0.25"),
                9,
                2);
        return order("2", "stop", terms, OrderState.SUBMITTED, details);
    }

    private static OrderView filledEntry() {
        OrderDetails details = new OrderDetails(
                Optional.empty(),
                OrderTags.NONE,
                SelfTradePrevention.EXPIRE_MAKER,
                OrderPhase.WORKING,
                AT,
                3,
                Quantity.ZERO,
                OrderDetails.NONE,
                0);
        OrderTerms terms = OrderTerms.limitMaker(BTCUSDT, Side.BUY, quantity("2"), price("60000"));
        return order("1", "entry", terms, OrderState.FILLED, details);
    }

    private static OrderView order(String number, String id, OrderTerms terms, OrderState state, OrderDetails details) {
        boolean filled = state == OrderState.FILLED;
        return new OrderView(
                OTHER,
                new ClientOrderId(id),
                new VenueOrderId(number),
                terms,
                state,
                filled ? terms.quantity() : Quantity.ZERO,
                decimal(filled ? "120000" : "0"),
                Optional.empty(),
                AT,
                AT,
                details);
    }

    private static Fill fill(String id) {
        return new Fill(
                BTCUSDT,
                "1",
                new ClientOrderId(id),
                Side.BUY,
                price("60000"),
                quantity("1"),
                new Money(decimal("0"), BTC),
                Liquidity.MAKER,
                AT);
    }

    private static OrderListView.Leg leg(OrderView order) {
        return new OrderListView.Leg(order.venueOrderId(), order.clientOrderId());
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
