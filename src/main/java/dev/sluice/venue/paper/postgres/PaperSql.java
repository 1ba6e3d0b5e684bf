package dev.sluice.venue.paper.postgres;

/** The statements. Decimals travel as text, so that nothing on the way can round them. */
final class PaperSql {
    /** Waits for a commit of the run before that is still under way; afterwards that run can commit no more. */
    static final String TAKE_OVER = "INSERT INTO paper.accounts AS a (account, run) VALUES ($1, 1)"
            + " ON CONFLICT (account) DO UPDATE SET run = a.run + 1 RETURNING run";

    static final String RUN = "SELECT run FROM paper.accounts WHERE account = $1";

    static final String BALANCES = "SELECT asset, free::text, locked::text FROM paper.balances WHERE account = $1";

    static final String SEQUENCES = "SELECT name, reserved FROM paper.sequences WHERE account = $1";

    static final String MARKETS =
            "SELECT symbol, fair::text, trend_bps, phase FROM paper.market WHERE account = $1 ORDER BY symbol";

    private static final String ORDER = "SELECT o.venue_order_id, o.client_order_id, o.symbol, o.side, o.type,"
            + " o.quantity::text, o.price::text, o.time_in_force, o.state, o.filled_quantity::text,"
            + " o.filled_quote::text, o.reason, o.accepted_nanos, o.changed_nanos FROM paper.orders o";

    private static final String IS_OPEN = "o.state IN ('SUBMITTED', 'PARTIALLY_FILLED')";

    /** Account and how many of the newest orders. */
    static final String ORDERS = ORDER + " WHERE o.account = $1 AND " + IS_OPEN + " UNION (" + ORDER
            + " WHERE o.account = $1 ORDER BY o.venue_order_id DESC LIMIT $2) ORDER BY venue_order_id";

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
     * trades, sequences and markets as arrays. Without the fence nothing is written and the answer is 0.
     */
    static final String COMMIT = "WITH fence AS (SELECT account FROM paper.accounts WHERE account = $1 AND run = $2"
            + " FOR UPDATE), "
            + "balances AS (INSERT INTO paper.balances (account, asset, free, locked)"
            + " SELECT account, asset, free::numeric, locked::numeric FROM fence,"
            + " unnest($3::text[], $4::text[], $5::text[]) AS r (asset, free, locked)"
            + " ON CONFLICT (account, asset) DO UPDATE SET free = excluded.free, locked = excluded.locked), "
            + "orders AS (INSERT INTO paper.orders (venue_order_id, account, client_order_id, symbol, side, type,"
            + " quantity, price, time_in_force, state, filled_quantity, filled_quote, reason, accepted_nanos,"
            + " changed_nanos) SELECT id, account, client_id, symbol, side, type, quantity::numeric, price::numeric,"
            + " tif, state, filled::numeric, quote::numeric, reason, accepted, changed FROM fence,"
            + " unnest($6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],"
            + " $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::bigint[], $19::bigint[])"
            + " AS r (id, client_id, symbol, side, type, quantity, price, tif, state, filled, quote, reason, accepted,"
            + " changed) ON CONFLICT (venue_order_id) DO UPDATE SET state = excluded.state,"
            + " filled_quantity = excluded.filled_quantity, filled_quote = excluded.filled_quote,"
            + " reason = excluded.reason, changed_nanos = excluded.changed_nanos), "
            + "trades AS (INSERT INTO paper.trades (symbol, trade_id, venue_order_id, price, quantity, commission,"
            + " commission_asset, liquidity, at_nanos) SELECT symbol, id, order_id, price::numeric, quantity::numeric,"
            + " commission::numeric, asset, liquidity, at_nanos FROM fence, unnest($20::text[], $21::bigint[],"
            + " $22::bigint[], $23::text[], $24::text[], $25::text[], $26::text[], $27::text[], $28::bigint[])"
            + " AS r (symbol, id, order_id, price, quantity, commission, asset, liquidity, at_nanos)), "
            + "sequences AS (INSERT INTO paper.sequences (account, name, reserved)"
            + " SELECT account, name, reserved FROM fence, unnest($29::text[], $30::bigint[]) AS r (name, reserved)"
            + " ON CONFLICT (account, name) DO UPDATE SET reserved = excluded.reserved), "
            + "markets AS (INSERT INTO paper.market (account, symbol, fair, trend_bps, phase)"
            + " SELECT account, symbol, fair::numeric, trend_bps, phase FROM fence,"
            + " unnest($31::text[], $32::text[], $33::float8[], $34::text[]) AS r (symbol, fair, trend_bps, phase)"
            + " ON CONFLICT (account, symbol) DO UPDATE SET fair = excluded.fair, trend_bps = excluded.trend_bps,"
            + " phase = excluded.phase) "
            + "SELECT count(*) FROM fence";

    private PaperSql() {}
}
