-- What stops trading without anybody's word (dev.sluice.halt.HaltTriggers), and whether an engaged kill switch closes
-- positions, so that a restart goes on where the process ended.

CREATE TABLE sluice.halt_triggers (
    trigger  text PRIMARY KEY,
    tripped  text NOT NULL,
    action   text NOT NULL,
    measured numeric NOT NULL,
    allowed  numeric NOT NULL,
    at       text NOT NULL,
    sequence bigint NOT NULL
);

ALTER TABLE sluice.kill_switch ADD COLUMN closing text;
