-- Stop orders, icebergs, self-trade prevention and order lists of the paper exchange, and more accounts than the
-- desk's. Every statement may run again on a schema that has it already: see V2.

ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS stop_price numeric;
ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS iceberg_quantity numeric;
-- What was asked for, and what holds.
ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS asked_mode text;
ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS mode text NOT NULL DEFAULT 'EXPIRE_MAKER';
ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS quote_quantity numeric;
ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS strategy_id bigint;
ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS strategy_type integer;
ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS phase text NOT NULL DEFAULT 'WORKING';
-- -1 is none.
ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS working_nanos bigint NOT NULL DEFAULT -1;
ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS list_id bigint NOT NULL DEFAULT -1;
ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS prevented_quantity numeric NOT NULL DEFAULT 0;
ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS prevented_match_id bigint NOT NULL DEFAULT -1;
ALTER TABLE paper.orders ADD COLUMN IF NOT EXISTS amendments integer NOT NULL DEFAULT 0;

-- Orders that the older exchange left open went to work when they were accepted.
UPDATE paper.orders SET working_nanos = accepted_nanos WHERE phase = 'WORKING' AND working_nanos = -1;

-- Both sides of a trade may belong to accounts.
ALTER TABLE paper.trades DROP CONSTRAINT IF EXISTS trades_pkey;
ALTER TABLE paper.trades ADD PRIMARY KEY (symbol, trade_id, venue_order_id);

-- order_ids: the working order first, if there is one; separated by commas.
CREATE TABLE IF NOT EXISTS paper.order_lists (
    list_id         bigint PRIMARY KEY,
    account         text NOT NULL,
    symbol          text NOT NULL,
    contingency     text NOT NULL,
    client_order_id text NOT NULL,
    order_ids       text NOT NULL,
    done            boolean NOT NULL,
    changed_nanos   bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS order_lists_open ON paper.order_lists (list_id) WHERE NOT done;
