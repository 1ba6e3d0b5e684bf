-- What the gates remember over a restart (dev.sluice.risk).

-- Token buckets: credit in 10^-9 of a token.
CREATE TABLE sluice.rate_buckets (
    bucket   text PRIMARY KEY,
    credit   numeric NOT NULL,
    at       text NOT NULL,
    sequence bigint NOT NULL
);

CREATE TABLE sluice.circuits (
    scope     text PRIMARY KEY,
    state     text NOT NULL,
    since     text NOT NULL,
    probes    numeric NOT NULL,
    succeeded numeric NOT NULL,
    sequence  bigint NOT NULL
);

-- What people have set below the configuration.
CREATE TABLE sluice.risk_limits (
    name     text PRIMARY KEY,
    value    numeric,
    reason   text NOT NULL,
    by       text NOT NULL,
    at       text NOT NULL,
    sequence bigint NOT NULL
);

-- The gate that refused a proposal, to look refusals up by.
ALTER TABLE sluice.proposals ADD COLUMN gate text;
