-- The journal, and the projections that are a fold of it (dev.sluice.journal.Projections).
-- Flyway creates the schema sluice itself, because its own history table is in it.

CREATE TABLE sluice.journal (
    seq           bigint PRIMARY KEY,
    entry         text NOT NULL,
    previous_hash text NOT NULL,
    hash          text NOT NULL
);

-- Keeps honest programs and people from changing history. A superuser can switch these triggers off; what is done then
-- is found by the hash chain, which is why nothing here recomputes a hash.
CREATE FUNCTION sluice.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'sluice.journal is append-only' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON sluice.journal
    FOR EACH ROW EXECUTE FUNCTION sluice.refuse_change();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON sluice.journal
    FOR EACH STATEMENT EXECUTE FUNCTION sluice.refuse_change();

-- Times are ISO-8601 text, because timestamptz would lose the nanoseconds; cast with ::timestamptz to reckon with them.
-- sequence is the journal row that last wrote the projection's row.
CREATE TABLE sluice.orders (
    order_id        text PRIMARY KEY,
    client_order_id text NOT NULL,
    venue_order_id  text,
    symbol          text NOT NULL,
    side            text NOT NULL,
    type            text NOT NULL,
    quantity        numeric NOT NULL,
    price           numeric,
    time_in_force   text NOT NULL,
    state           text NOT NULL,
    filled_quantity numeric NOT NULL,
    average_price   numeric,
    fees            jsonb NOT NULL,
    reason          text,
    origin          text NOT NULL,
    purpose         text NOT NULL,
    created_at      text NOT NULL,
    updated_at      text NOT NULL,
    sequence        bigint NOT NULL
);
CREATE INDEX orders_client_order_id ON sluice.orders (client_order_id);
CREATE INDEX orders_state ON sluice.orders (state);
CREATE INDEX orders_symbol_sequence ON sluice.orders (symbol, sequence);

CREATE TABLE sluice.fills (
    symbol           text NOT NULL,
    trade_id         text NOT NULL,
    order_id         text NOT NULL,
    client_order_id  text NOT NULL,
    side             text NOT NULL,
    price            numeric NOT NULL,
    quantity         numeric NOT NULL,
    commission       numeric NOT NULL,
    commission_asset text NOT NULL,
    liquidity        text NOT NULL,
    at               text NOT NULL,
    sequence         bigint NOT NULL,
    PRIMARY KEY (symbol, trade_id)
);
CREATE INDEX fills_order_id ON sluice.fills (order_id);

CREATE TABLE sluice.positions (
    symbol        text PRIMARY KEY,
    quantity      numeric NOT NULL,
    cost          numeric NOT NULL,
    average_price numeric,
    realized_pnl  numeric NOT NULL,
    fees          numeric NOT NULL,
    sequence      bigint NOT NULL
);

CREATE TABLE sluice.balances (
    asset    text PRIMARY KEY,
    free     numeric NOT NULL,
    locked   numeric NOT NULL,
    at       text NOT NULL,
    sequence bigint NOT NULL
);

CREATE TABLE sluice.proposals (
    proposal_id text PRIMARY KEY,
    symbol      text NOT NULL,
    side        text NOT NULL,
    type        text NOT NULL,
    quantity    numeric,
    price       numeric,
    strategy    text NOT NULL,
    state       text NOT NULL,
    reason      text,
    created_at  text NOT NULL,
    updated_at  text NOT NULL,
    sequence    bigint NOT NULL
);
CREATE INDEX proposals_state ON sluice.proposals (state);

CREATE TABLE sluice.trading (
    single   boolean PRIMARY KEY DEFAULT true CHECK (single),
    state    text NOT NULL,
    reason   text NOT NULL,
    at       text NOT NULL,
    sequence bigint NOT NULL
);
