package dev.sluice.portfolio.postgres;

import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.postgres.HistoryUnavailableException;
import dev.sluice.portfolio.AccountSnapshot;
import dev.sluice.portfolio.DrawdownSeries;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.UtcNanos;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Snapshots of the account in a table of their own. They are derived, so the journal knows nothing of them. Every
 * {@link Uni} fails with {@link HistoryUnavailableException} if the database does.
 */
@Singleton
public class SnapshotStore {
    private static final int PAGE_ROWS = 10_000;

    private static final String INSERT = "INSERT INTO sluice.account_snapshots (at_nanos, currency, equity, opening,"
            + " peak, day_start, drawdown_pct, realized, unrealized, fees, exposure, balances)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::text::jsonb)";

    /** A few at a time, so that no deletion is ever long. */
    private static final String PRUNE = "DELETE FROM sluice.account_snapshots WHERE id IN (SELECT id FROM"
            + " sluice.account_snapshots WHERE at_nanos < $1 ORDER BY at_nanos LIMIT $2)";

    private static final String PAGE = "SELECT id, at_nanos, equity, opening FROM sluice.account_snapshots"
            + " WHERE (at_nanos, id) > ($1, $2) AND at_nanos < $3 ORDER BY at_nanos, id LIMIT " + PAGE_ROWS;

    private final Pool pool;

    @Inject
    public SnapshotStore(Pool pool) {
        this.pool = pool;
    }

    /** Keeps a snapshot. */
    public Uni<Void> save(AccountSnapshot snapshot) {
        AccountSnapshot.Equity equity = snapshot.equity();
        AccountSnapshot.Profit profit = snapshot.profit();
        Tuple values = Tuple.tuple()
                .addLong(snapshot.atNanos())
                .addString(snapshot.currency().code())
                .addBigDecimal(equity.now())
                .addBigDecimal(equity.opening())
                .addBigDecimal(equity.peak())
                .addBigDecimal(equity.dayStart())
                .addBigDecimal(equity.drawdownPct())
                .addBigDecimal(profit.realized())
                .addBigDecimal(profit.unrealized())
                .addBigDecimal(profit.fees())
                .addBigDecimal(snapshot.exposure().orElse(null))
                .addString(CanonicalJson.write(
                        snapshot.balances().stream().map(SnapshotStore::balance).toList()));
        return execute(INSERT, values).replaceWithVoid();
    }

    private static Map<String, Object> balance(BalanceChange balance) {
        return Map.of(
                "asset", balance.asset().code(),
                "free", Money.plain(balance.free()),
                "locked", Money.plain(balance.locked()),
                "at", UtcNanos.format(balance.atNanos()));
    }

    /**
     * Throws old ones away, the oldest first.
     *
     * @param rows at most so many
     * @return how many
     */
    public Uni<Integer> prune(long beforeNanos, int rows) {
        return execute(PRUNE, Tuple.of(beforeNanos, rows)).map(RowSet::rowCount);
    }

    /** Reads a series, page by page. */
    public Uni<DrawdownSeries> read(long fromNanos, long toNanos, int points) {
        return read(new DrawdownSeries(fromNanos, toNanos, points), fromNanos, 0, toNanos);
    }

    private Uni<DrawdownSeries> read(DrawdownSeries series, long afterNanos, long afterId, long toNanos) {
        return execute(PAGE, Tuple.of(afterNanos, afterId, toNanos)).chain(rows -> {
            long lastNanos = afterNanos;
            long lastId = afterId;
            for (Row row : rows) {
                lastId = row.getLong(0);
                lastNanos = row.getLong(1);
                series.add(lastNanos, row.getBigDecimal(2), row.getBigDecimal(3));
            }
            return rows.size() < PAGE_ROWS ? Uni.createFrom().item(series) : read(series, lastNanos, lastId, toNanos);
        });
    }

    private Uni<RowSet<Row>> execute(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .ifNoItem()
                .after(HistoryUnavailableException.PATIENCE)
                .fail()
                .onFailure()
                .transform(HistoryUnavailableException::new);
    }
}
