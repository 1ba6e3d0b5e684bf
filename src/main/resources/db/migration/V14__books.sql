-- What trades have cost by asset (dev.sluice.portfolio.PaidFees), and what each commission was worth when it was booked.

CREATE TABLE sluice.fees (
    symbol   text NOT NULL,
    asset    text NOT NULL,
    amount   numeric NOT NULL,
    value    numeric NOT NULL,
    unpriced numeric NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (symbol, asset)
);

ALTER TABLE sluice.fills ADD COLUMN commission_value numeric;

-- The mark when the order's first intent was made, from which slippage is measured besides the price decided at.
ALTER TABLE sluice.orders ADD COLUMN arrival numeric;

-- What the account was worth from time to time (dev.sluice.portfolio.AccountSnapshot). Derived, and no projection: it is
-- written outside of the journal's transaction and thrown away when it is old.
CREATE TABLE sluice.account_snapshots (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at_nanos     bigint NOT NULL,
    currency     text NOT NULL,
    equity       numeric NOT NULL,
    opening      numeric NOT NULL,
    peak         numeric NOT NULL,
    day_start    numeric NOT NULL,
    drawdown_pct numeric NOT NULL,
    realized     numeric NOT NULL,
    unrealized   numeric NOT NULL,
    fees         numeric NOT NULL,
    exposure     numeric,
    balances     jsonb NOT NULL
);
CREATE INDEX account_snapshots_at ON sluice.account_snapshots (at_nanos, id);
