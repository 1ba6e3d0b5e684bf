-- What people have said about strategies (dev.sluice.pipeline.StrategyChanged), what strategies need to go on after a
-- restart, and what became of their signals (dev.sluice.signal.SignalOutcomes).

CREATE TABLE sluice.strategies (
    strategy    text PRIMARY KEY,
    enabled     text NOT NULL,
    configured  text NOT NULL,
    capital_pct numeric,
    reason      text NOT NULL,
    by          text NOT NULL,
    at          text NOT NULL,
    sequence    bigint NOT NULL
);

CREATE TABLE sluice.strategy_states (
    strategy  text NOT NULL,
    symbol    text NOT NULL,
    setting   text NOT NULL,
    version   numeric NOT NULL,
    state     text NOT NULL,
    candles   numeric NOT NULL,
    closed_at text NOT NULL,
    sequence  bigint NOT NULL,
    PRIMARY KEY (strategy, symbol)
);

CREATE TABLE sluice.signal_outcomes (
    strategy text PRIMARY KEY,
    targets  numeric NOT NULL,
    stops    numeric NOT NULL,
    expired  numeric NOT NULL,
    mae_bps  numeric NOT NULL,
    mfe_bps  numeric NOT NULL,
    result   numeric NOT NULL,
    at       text NOT NULL,
    sequence bigint NOT NULL
);
