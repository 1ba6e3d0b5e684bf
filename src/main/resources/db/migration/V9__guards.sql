-- Projections of the risk gates (dev.sluice.journal.Projections): losing trades in a row, and whose positions are.

CREATE TABLE sluice.loss_streaks (
    symbol   text PRIMARY KEY,
    net      numeric NOT NULL,
    losses   numeric NOT NULL,
    until    text,
    at       text NOT NULL,
    sequence bigint NOT NULL
);

CREATE TABLE sluice.strategy_shares (
    symbol   text NOT NULL,
    strategy text NOT NULL,
    quantity numeric NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (symbol, strategy)
);
