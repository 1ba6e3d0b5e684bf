package dev.sluice.venue.paper.postgres;

import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.AccountOrder;
import dev.sluice.venue.paper.OrderDetails;
import dev.sluice.venue.paper.OrderListView;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.venue.paper.PaperChanges;
import dev.sluice.venue.paper.PaperState;
import dev.sluice.venue.paper.PaperStore;
import dev.sluice.venue.paper.PaperStoreException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The exchange's accounts in PostgreSQL; the schema is made by the migrations. Safe to call from any thread. */
@Singleton
public final class PostgresPaperStore implements PaperStore {
    /** A commit or query that takes longer counts as failed. */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    private static final AccountId ACCOUNT = AccountId.DESK;

    private final Pool pool;
    private volatile long run;

    @Inject
    public PostgresPaperStore(Pool pool) {
        this.pool = pool;
    }

    /** The same tables for the next exchange of this process; what this one still commits then is refused. */
    public PaperStore successor() {
        return new PostgresPaperStore(pool);
    }

    @Override
    public CompletionStage<PaperState> open(int newestOrders) {
        return stage(pool.preparedQuery(PaperSql.TAKE_OVER)
                .execute(Tuple.of(ACCOUNT.value()))
                .invoke(rows -> run = first(rows).getLong(0))
                .chain(() -> read(newestOrders)));
    }

    @Override
    public CompletionStage<Void> commit(PaperChanges changes) {
        return stage(pool.preparedQuery(PaperSql.COMMIT)
                .execute(CommitParameters.of(ACCOUNT, run, changes))
                .invoke(PostgresPaperStore::requireFence)
                .replaceWithVoid());
    }

    @Override
    public CompletionStage<List<AccountOrder>> find(List<VenueLedger.Query> queries) {
        Tuple parameters = Tuple.of(ACCOUNT.value())
                .addArrayOfString(texts(queries, query -> query.symbol().name()))
                .addArrayOfString(texts(queries, query -> query.clientOrderId().value()));
        return stage(pool.preparedQuery(PaperSql.FIND)
                .execute(parameters)
                .chain(rows -> withTrades(pool, StoredRows.orders(rows))));
    }

    @Override
    public CompletionStage<PaperState> state(int newestOrders) {
        return stage(read(newestOrders));
    }

    /** Several queries, but one moment: all see the snapshot of the first. */
    private Uni<PaperState> read(int newestOrders) {
        return pool.withTransaction(connection -> connection
                .query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .execute()
                .chain(() -> read(connection, newestOrders)));
    }

    private static Uni<PaperState> read(SqlConnection connection, int newestOrders) {
        Tuple account = Tuple.of(ACCOUNT.value());
        Uni<Long> run = connection
                .preparedQuery(PaperSql.RUN)
                .execute(account)
                .map(rows -> rows.size() == 0 ? 0 : first(rows).getLong(0));
        return run.chain(number -> Uni.combine()
                .all()
                .unis(
                        connection.query(PaperSql.BALANCES).execute().map(StoredRows::balances),
                        withLists(connection, newestOrders),
                        connection
                                .preparedQuery(PaperSql.SEQUENCES)
                                .execute(account)
                                .map(StoredRows::sequences),
                        connection
                                .preparedQuery(PaperSql.MARKETS)
                                .execute(account)
                                .map(StoredRows::markets))
                .usingConcurrencyOf(1)
                .asTuple()
                .map(all -> new PaperState(
                        number,
                        all.getItem1(),
                        all.getItem2().orders(),
                        all.getItem2().lists(),
                        Map.copyOf(all.getItem3()),
                        all.getItem4())));
    }

    private record OrdersAndLists(List<AccountOrder> orders, List<OrderListView> lists) {}

    private static Uni<OrdersAndLists> withLists(SqlConnection connection, int newestOrders) {
        return connection
                .preparedQuery(PaperSql.ORDERS)
                .execute(Tuple.of(newestOrders))
                .chain(rows -> withTrades(connection, StoredRows.orders(rows)))
                .chain(orders -> connection
                        .preparedQuery(PaperSql.LISTS)
                        .execute(Tuple.tuple().addArrayOfLong(listIds(orders)))
                        .map(rows -> new OrdersAndLists(orders, StoredRows.lists(orders, rows))));
    }

    private static Long[] listIds(List<AccountOrder> orders) {
        return orders.stream()
                .map(each -> each.order().details().listId())
                .filter(id -> id != OrderDetails.NONE)
                .distinct()
                .toArray(Long[]::new);
    }

    private static Uni<List<AccountOrder>> withTrades(SqlClient client, List<OrderView> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Long[] ids = orders.stream()
                .map(order -> CommitParameters.number(order.venueOrderId()))
                .toArray(Long[]::new);
        return client.preparedQuery(PaperSql.TRADES)
                .execute(Tuple.tuple().addArrayOfLong(ids))
                .map(rows -> StoredRows.withTrades(orders, rows));
    }

    private static void requireFence(RowSet<Row> rows) {
        if (first(rows).getLong(0) != 1) {
            throw new IllegalStateException("another process has taken over the paper exchange");
        }
    }

    private static Row first(RowSet<Row> rows) {
        return rows.iterator().next();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> CompletionStage<T> stage(Uni<T> work) {
        return work.ifNoItem()
                .after(LIMIT)
                .failWith(() -> new IllegalStateException("no answer within " + LIMIT.toSeconds() + " s"))
                .onFailure()
                .transform(PaperStoreException::new)
                .subscribeAsCompletionStage();
    }
}
