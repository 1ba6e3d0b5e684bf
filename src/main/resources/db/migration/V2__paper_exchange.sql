-- What the built-in paper exchange knows of the desk's account: the other side of the desk's own books, and so in a
-- schema of its own. A replay drops schema sluice with the list of migrations and runs them all again, which must leave
-- this schema alone: hence IF NOT EXISTS.

CREATE SCHEMA IF NOT EXISTS paper;

-- run is raised whenever somebody opens the account; commits of an earlier run are refused.
CREATE TABLE IF NOT EXISTS paper.accounts (
    account text PRIMARY KEY,
    run     bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS paper.balances (
    account text NOT NULL,
    asset   text NOT NULL,
    free    numeric NOT NULL CHECK (free >= 0),
    locked  numeric NOT NULL CHECK (locked >= 0),
    PRIMARY KEY (account, asset)
);

-- Times are UTC nanoseconds since the epoch.
CREATE TABLE IF NOT EXISTS paper.orders (
    venue_order_id   bigint PRIMARY KEY,
    account          text NOT NULL,
    client_order_id  text NOT NULL,
    symbol           text NOT NULL,
    side             text NOT NULL,
    type             text NOT NULL,
    quantity         numeric NOT NULL,
    price            numeric,
    time_in_force    text NOT NULL,
    state            text NOT NULL,
    filled_quantity  numeric NOT NULL,
    filled_quote     numeric NOT NULL,
    reason           text,
    accepted_nanos   bigint NOT NULL,
    changed_nanos    bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS orders_client_order_id ON paper.orders (client_order_id, symbol, account);
CREATE INDEX IF NOT EXISTS orders_open ON paper.orders (account) WHERE state IN ('SUBMITTED', 'PARTIALLY_FILLED');

CREATE TABLE IF NOT EXISTS paper.trades (
    symbol           text NOT NULL,
    trade_id         bigint NOT NULL,
    venue_order_id   bigint NOT NULL,
    price            numeric NOT NULL,
    quantity         numeric NOT NULL,
    commission       numeric NOT NULL,
    commission_asset text NOT NULL,
    liquidity        text NOT NULL,
    at_nanos         bigint NOT NULL,
    PRIMARY KEY (symbol, trade_id)
);
CREATE INDEX IF NOT EXISTS trades_venue_order_id ON paper.trades (venue_order_id);

-- No id up to reserved is ever given again.
CREATE TABLE IF NOT EXISTS paper.sequences (
    account  text NOT NULL,
    name     text NOT NULL,
    reserved bigint NOT NULL,
    PRIMARY KEY (account, name)
);

CREATE TABLE IF NOT EXISTS paper.market (
    account   text NOT NULL,
    symbol    text NOT NULL,
    fair      numeric NOT NULL,
    trend_bps double precision NOT NULL,
    phase     text NOT NULL,
    PRIMARY KEY (account, symbol)
);
