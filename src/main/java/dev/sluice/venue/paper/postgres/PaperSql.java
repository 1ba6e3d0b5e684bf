package dev.sluice.venue.paper.postgres;

import java.util.ArrayList;
import java.util.List;

/** The statements. Decimals travel as text, so that nothing on the way can round them. */
final class PaperSql {
    /** Waits for a commit of the run before that is still under way; afterwards that run can commit no more. */
    static final String TAKE_OVER = "INSERT INTO paper.accounts AS a (account, run) VALUES ($1, 1)"
            + " ON CONFLICT (account) DO UPDATE SET run = a.run + 1 RETURNING run";

    static final String RUN = "SELECT run FROM paper.accounts WHERE account = $1";

    static final String BALANCES = "SELECT account, asset, free::text, locked::text FROM paper.balances";

    static final String SEQUENCES = "SELECT name, reserved FROM paper.sequences WHERE account = $1";

    static final String MARKETS =
            "SELECT symbol, fair::text, trend_bps, phase FROM paper.market WHERE account = $1 ORDER BY symbol";

    private static final String ORDER = "SELECT o.venue_order_id, o.client_order_id, o.symbol, o.side, o.type,"
            + " o.quantity::text, o.price::text, o.time_in_force, o.state, o.filled_quantity::text,"
            + " o.filled_quote::text, o.reason, o.accepted_nanos, o.changed_nanos, o.account, o.stop_price::text,"
            + " o.iceberg_quantity::text, o.asked_mode, o.mode, o.quote_quantity::text, o.strategy_id,"
            + " o.strategy_type, o.phase, o.working_nanos, o.list_id, o.prevented_quantity::text,"
            + " o.prevented_match_id, o.amendments FROM paper.orders o";

    private static final String IS_OPEN = "o.state IN ('SUBMITTED', 'PARTIALLY_FILLED')";

    /** How many of the newest orders; the open ones and those of open lists come in any case. */
    static final String ORDERS = ORDER + " WHERE " + IS_OPEN + " UNION (" + ORDER
            + " ORDER BY o.venue_order_id DESC LIMIT $1) UNION " + ORDER
            + " JOIN paper.order_lists l ON l.list_id = o.list_id WHERE NOT l.done ORDER BY venue_order_id";

    /** List ids. */
    static final String LISTS = "SELECT list_id, account, symbol, contingency, client_order_id, order_ids, done,"
            + " changed_nanos FROM paper.order_lists WHERE list_id = ANY ($1::bigint[]) ORDER BY list_id";

    /** Account, symbols and client order ids, pair by pair; the newest order of each pair. */
    static final String FIND = ORDER.replace("SELECT ", "SELECT DISTINCT ON (o.symbol, o.client_order_id) ")
            + " JOIN (SELECT * FROM unnest($2::text[], $3::text[])) AS q (symbol, client_order_id)"
            + " ON o.symbol = q.symbol AND o.client_order_id = q.client_order_id WHERE o.account = $1"
            + " ORDER BY o.symbol, o.client_order_id, o.venue_order_id DESC";

    /** Venue order ids. */
    static final String TRADES = "SELECT venue_order_id, trade_id, price::text, quantity::text, commission::text,"
            + " commission_asset, liquidity, at_nanos FROM paper.trades WHERE venue_order_id = ANY ($1::bigint[])"
            + " ORDER BY venue_order_id, trade_id";

    /**
     * One statement, so one transaction and one round trip. Account and run, then the columns of balances, orders,
     * trades, lists, sequences and markets as arrays. Without the fence nothing is written and the answer is 0.
     */
    static final String COMMIT = new Commit()
            .table("balances", "account text, asset text, free numeric, locked numeric", "account, asset", 2)
            .table(
                    "orders",
                    "venue_order_id bigint, client_order_id text, symbol text, side text, type text, quantity numeric,"
                            + " price numeric, time_in_force text, state text, filled_quantity numeric,"
                            + " filled_quote numeric, reason text, accepted_nanos bigint, changed_nanos bigint,"
                            + " account text, stop_price numeric, iceberg_quantity numeric, asked_mode text, mode text,"
                            + " quote_quantity numeric, strategy_id bigint, strategy_type bigint, phase text,"
                            + " working_nanos bigint, list_id bigint, prevented_quantity numeric,"
                            + " prevented_match_id bigint, amendments bigint",
                    "venue_order_id",
                    1)
            .table(
                    "trades",
                    "symbol text, trade_id bigint, venue_order_id bigint, price numeric, quantity numeric,"
                            + " commission numeric, commission_asset text, liquidity text, at_nanos bigint",
                    "",
                    0)
            .table(
                    "order_lists",
                    "list_id bigint, account text, symbol text, contingency text, client_order_id text, order_ids text,"
                            + " done boolean, changed_nanos bigint",
                    "list_id",
                    1)
            .ownedTable("sequences", "name text, reserved bigint", "account, name", 1)
            .ownedTable("market", "symbol text, fair numeric, trend_bps float8, phase text", "account, symbol", 1)
            .text();

    private PaperSql() {}

    /** Puts the statement together and numbers its parameters. */
    private static final class Commit {
        private final StringBuilder sql = new StringBuilder("WITH fence AS (SELECT account AS owner FROM paper.accounts"
                + " WHERE account = $1 AND run = $2 FOR UPDATE)");
        private int parameters = 2;

        /**
         * Inserts rows, or updates those whose key is there.
         *
         * @param columns each with its type
         * @param key the conflict's columns; empty if there must not be one
         * @param keyColumns how many of the columns are no news in a conflict
         */
        Commit table(String table, String columns, String key, int keyColumns) {
            return table(table, columns, key, keyColumns, false);
        }

        /** A table of the exchange's own: its first column is the account that the fence is for. */
        Commit ownedTable(String table, String columns, String key, int keyColumns) {
            return table(table, columns, key, keyColumns, true);
        }

        private Commit table(String table, String columns, String key, int keyColumns, boolean owned) {
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            List<String> arrays = new ArrayList<>();
            for (String column : columns.split(",\\s*")) {
                String[] nameAndType = column.split(" ");
                boolean decimal = nameAndType[1].equals("numeric");
                names.add(nameAndType[0]);
                values.add(nameAndType[0] + (decimal ? "::numeric" : ""));
                arrays.add("$" + ++parameters + "::" + (decimal ? "text" : nameAndType[1]) + "[]");
            }
            String owner = owned ? "account, " : "";
            sql.append(", t_").append(table).append(" AS (INSERT INTO paper.").append(table);
            sql.append(" (").append(owner).append(String.join(", ", names)).append(") SELECT ");
            sql.append(owned ? "owner, " : "").append(String.join(", ", values)).append(" FROM fence, unnest(");
            sql.append(String.join(", ", arrays))
                    .append(") AS r (")
                    .append(String.join(", ", names))
                    .append(')');
            if (!key.isEmpty()) {
                sql.append(" ON CONFLICT (").append(key).append(") DO UPDATE SET ");
                sql.append(String.join(
                        ", ",
                        names.subList(keyColumns, names.size()).stream()
                                .map(name -> name + " = excluded." + name)
                                .toList()));
            }
            sql.append(')');
            return this;
        }

        String text() {
            return sql + " SELECT count(*) FROM fence";
        }
    }
}
