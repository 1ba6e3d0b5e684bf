-- Projections of the running desk (dev.sluice.journal.Projections): the kill switch, the account's marks and the
-- requests of people.

-- The price at which an order was decided; what a MARKET order on its way is valued at.
ALTER TABLE sluice.orders ADD COLUMN reference numeric;

CREATE TABLE sluice.kill_switch (
    single   boolean PRIMARY KEY DEFAULT true CHECK (single),
    engaged  text NOT NULL,
    reason   text NOT NULL,
    by       text NOT NULL,
    at       text NOT NULL,
    sequence bigint NOT NULL
);

CREATE TABLE sluice.account (
    single           boolean PRIMARY KEY DEFAULT true CHECK (single),
    currency         text NOT NULL,
    day              text NOT NULL,
    opening          numeric NOT NULL,
    equity           numeric NOT NULL,
    peak             numeric NOT NULL,
    day_start        numeric NOT NULL,
    opening_balances jsonb NOT NULL,
    at               text NOT NULL,
    sequence         bigint NOT NULL
);

CREATE TABLE sluice.requests (
    idempotency_key text PRIMARY KEY,
    body_hash       text NOT NULL,
    proposal_id     text NOT NULL,
    order_id        text,
    code            text,
    gate            text,
    measured        text,
    allowed         text,
    by              text NOT NULL,
    at              text NOT NULL,
    sequence        bigint NOT NULL
);
CREATE INDEX requests_sequence ON sluice.requests (sequence);
CREATE INDEX fills_sequence ON sluice.fills (sequence);
