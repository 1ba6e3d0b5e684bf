-- Projections of reconciliation (dev.sluice.journal.Projections): what the account should hold, transfers, how far the
-- venue's trades were read, and the differences that a person has accepted.

CREATE TABLE sluice.holdings (
    asset    text PRIMARY KEY,
    quantity numeric NOT NULL,
    sequence bigint NOT NULL
);

CREATE TABLE sluice.transfers (
    transfer_id text PRIMARY KEY,
    asset       text NOT NULL,
    delta       numeric NOT NULL,
    source      text NOT NULL,
    at          text NOT NULL,
    sequence    bigint NOT NULL
);
CREATE INDEX transfers_sequence ON sluice.transfers (sequence);

CREATE TABLE sluice.trade_cursors (
    symbol   text PRIMARY KEY,
    trade_id numeric NOT NULL,
    sequence bigint NOT NULL
);

CREATE TABLE sluice.accepted_divergences (
    divergence text PRIMARY KEY,
    by         text NOT NULL,
    at         text NOT NULL,
    sequence   bigint NOT NULL
);

-- The state that comes back by itself once desk and venue agree again (dev.sluice.halt.Halt).
ALTER TABLE sluice.trading ADD COLUMN resumes text;
