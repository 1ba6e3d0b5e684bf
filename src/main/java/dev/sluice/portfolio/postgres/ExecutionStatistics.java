package dev.sluice.portfolio.postgres;

import dev.sluice.journal.postgres.HistoryUnavailableException;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How orders fared, reckoned from the projections whenever somebody asks: a restart loses nothing, and there is no
 * second account of it that could disagree. Percentiles are exact. Every {@link Uni} fails with {@link
 * HistoryUnavailableException} if the database does.
 */
@Singleton
public class ExecutionStatistics {
    /** What a person's word booked is no trade of the venue's (dev.sluice.execution.PersonsWord). */
    private static final String REAL_TRADES = "trade_id NOT LIKE 'operator-%'";

    /** The newest of the span; the expression in it is that of the index. */
    private static final String NEWEST =
            "rtrim(%s, 'Z') COLLATE \"C\" >= $1 ORDER BY rtrim(%s, 'Z') COLLATE \"C\" DESC" + " LIMIT $2";

    private static final String WORSE = "CASE f.side WHEN 'BUY' THEN 10000 ELSE -10000 END";

    private static final String SLIPPAGE = "WITH measured AS (SELECT f.symbol, f.side, o.origin AS strategy,"
            + " f.price * f.quantity AS notional,"
            + " (f.price - o.reference) / o.reference * " + WORSE + " AS decision,"
            + " (f.price - o.arrival) / nullif(o.arrival, 0) * " + WORSE + " AS arrival"
            + " FROM (SELECT * FROM sluice.fills WHERE " + REAL_TRADES + " AND " + newest("at") + ") AS f"
            + " JOIN sluice.orders AS o ON o.order_id = f.order_id WHERE o.reference > 0)"
            + " SELECT symbol, side, strategy, count(*) AS fills, coalesce(sum(notional), 0) AS notional, "
            + measures("decision") + ", " + measures("arrival")
            + " FROM measured GROUP BY GROUPING SETS ((symbol, side, strategy), ())"
            + " ORDER BY symbol NULLS FIRST, side, strategy";

    private static final String ENDED = "state IN ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED')";

    private static final String ORDERS = "SELECT state, sent_at IS NOT NULL AS sent, " + ENDED + " AS ended,"
            + " coalesce(reason, 'unknown') AS reason, count(*) AS orders,"
            + " sum(least(filled_quantity / nullif(quantity, 0), 1)) AS filled"
            + " FROM (SELECT * FROM sluice.orders WHERE " + newest("created_at") + ") AS o GROUP BY 1, 2, 3, 4";

    private static final String PROPOSALS = "SELECT state IN ('risk_rejected', 'rejected', 'expired') AS blocked,"
            + " coalesce(reason, state) AS reason, count(*) AS proposals"
            + " FROM (SELECT * FROM sluice.proposals WHERE " + newest("created_at") + ") AS p GROUP BY 1, 2";

    private static final int RATIO_DECIMALS = 6;

    private final Pool pool;

    @Inject
    public ExecutionStatistics(Pool pool) {
        this.pool = pool;
    }

    /** Slippage of all fills first, then by symbol, side and strategy. */
    public Uni<List<MeasuredSlippage>> slippage(Span span) {
        return read(SLIPPAGE, span).map(rows -> {
            List<MeasuredSlippage> measured = new ArrayList<>();
            rows.forEach(row -> measured.add(slippage(row)));
            return List.copyOf(measured);
        });
    }

    /** Orders and proposals that were made in the span. */
    public Uni<Outcomes> outcomes(Span span) {
        return Uni.combine()
                .all()
                .unis(read(PROPOSALS, span), read(ORDERS, span))
                .asTuple()
                .map(both -> outcomes(both.getItem1(), both.getItem2()));
    }

    private Uni<RowSet<Row>> read(String sql, Span span) {
        String from = span.fromNanos().map(UtcNanos::format).orElse("Z");
        return pool.preparedQuery(sql)
                .execute(Tuple.of(from.substring(0, from.length() - 1), span.newest()))
                .ifNoItem()
                .after(HistoryUnavailableException.PATIENCE)
                .fail()
                .onFailure()
                .transform(HistoryUnavailableException::new);
    }

    private static MeasuredSlippage slippage(Row row) {
        String symbol = row.getString("symbol");
        return new MeasuredSlippage(
                symbol == null
                        ? Optional.empty()
                        : Optional.of(new MeasuredSlippage.Of(
                                new Symbol(symbol), Side.valueOf(row.getString("side")), row.getString("strategy"))),
                row.getLong("fills"),
                row.getBigDecimal("notional"),
                measured(row, "decision"),
                measured(row, "arrival"));
    }

    private static Optional<MeasuredBps> measured(Row row, String of) {
        long fills = row.getLong(of + "_fills");
        return fills == 0
                ? Optional.empty()
                : Optional.of(new MeasuredBps(
                        fills,
                        row.getBigDecimal(of + "_mean"),
                        row.getBigDecimal(of + "_p50"),
                        row.getBigDecimal(of + "_p95"),
                        row.getBigDecimal(of + "_p99")));
    }

    private static Outcomes outcomes(RowSet<Row> proposals, RowSet<Row> orders) {
        SortedMap<String, Long> blocked = new TreeMap<>();
        SortedMap<String, Long> states = new TreeMap<>();
        SortedMap<String, Long> rejectReasons = new TreeMap<>();
        long proposed = 0;
        for (Row row : proposals) {
            proposed += row.getLong("proposals");
            if (row.getBoolean("blocked")) {
                blocked.merge(row.getString("reason"), row.getLong("proposals"), Long::sum);
            }
        }
        long sent = 0;
        long rejected = 0;
        BigDecimal filled = BigDecimal.ZERO;
        for (Row row : orders) {
            long count = row.getLong("orders");
            states.merge(row.getString("state"), count, Long::sum);
            if (row.getBoolean("ended") && row.getBoolean("sent")) {
                sent += count;
                filled = filled.add(row.getBigDecimal("filled"));
                if (row.getString("state").equals("REJECTED")) {
                    rejected += count;
                    rejectReasons.merge(row.getString("reason"), count, Long::sum);
                }
            } else if (row.getBoolean("ended")) {
                blocked.merge(row.getString("reason"), count, Long::sum);
            }
        }
        return new Outcomes(proposed, blocked, states, sent, rejected, rejectReasons, mean(filled, sent));
    }

    private static Optional<BigDecimal> mean(BigDecimal sum, long count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(sum.divide(BigDecimal.valueOf(count), RATIO_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static String newest(String time) {
        return NEWEST.formatted(time, time);
    }

    private static String measures(String of) {
        String weight = "nullif(sum(notional) FILTER (WHERE " + of + " IS NOT NULL), 0)";
        return "count(" + of + ") AS " + of + "_fills, round(sum(" + of + " * notional) / " + weight + ", 4) AS " + of
                + "_mean, " + percentile(of, 50) + ", " + percentile(of, 95) + ", " + percentile(of, 99);
    }

    private static String percentile(String of, int percent) {
        return "round(percentile_disc(0." + percent + ") WITHIN GROUP (ORDER BY " + of + "), 4) AS " + of + "_p"
                + percent;
    }
}
