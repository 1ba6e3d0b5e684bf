-- What people were told (dev.sluice.alert): the newest alerts, a projection of the journal.

CREATE TABLE sluice.alerts (
    slot     text PRIMARY KEY,
    number   numeric NOT NULL,
    alert_id text NOT NULL,
    severity text NOT NULL,
    category text NOT NULL,
    module   text NOT NULL,
    code     text NOT NULL,
    symbol   text,
    order_id text,
    message  text NOT NULL,
    action   text NOT NULL,
    at       text NOT NULL,
    sequence bigint NOT NULL
);
CREATE INDEX alerts_at ON sluice.alerts (rtrim(at, 'Z') COLLATE "C", slot COLLATE "C");
CREATE INDEX alerts_sequence ON sluice.alerts (sequence);

-- Which of them a channel outside of this machine has; no projection, because it is not the desk that decides it.
CREATE TABLE sluice.alert_deliveries (
    alert_id text NOT NULL,
    channel  text NOT NULL,
    at       text NOT NULL,
    PRIMARY KEY (alert_id, channel)
);
