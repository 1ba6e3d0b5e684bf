-- What waits for a person's sign-off (dev.sluice.approval): the order that it became, until when it waits, who decided
-- and why, and, only while it waits, what the gates cleared, so that a restart goes on with it.

ALTER TABLE sluice.proposals
    ADD COLUMN order_id   text,
    ADD COLUMN expires_at text,
    ADD COLUMN decided_by text,
    ADD COLUMN decision   text,
    ADD COLUMN clearance  jsonb;

CREATE INDEX proposals_waiting ON sluice.proposals (order_id) WHERE state = 'pending_approval';

-- An order that waits for a person has no place in the queue.
CREATE OR REPLACE VIEW sluice.queue AS
    SELECT order_id, client_order_id, symbol, attempt, due_at, work, created_at
    FROM (
        SELECT order_id, client_order_id, symbol, coalesce(attempt, 1) AS attempt, updated_at AS due_at,
            'cancel' AS work, 0 AS rank, created_at
        FROM sluice.orders
        WHERE wanted = 'cancel' AND state NOT IN ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED')
        UNION ALL
        SELECT order_id, client_order_id, symbol, coalesce(attempt, 1), coalesce(retry_at, created_at),
            purpose, CASE purpose WHEN 'reduce' THEN 1 ELSE 2 END, created_at
        FROM sluice.orders
        WHERE (state = 'PENDING' OR (state = 'SUBMITTING' AND retry_at IS NOT NULL))
            AND NOT EXISTS (
                SELECT 1 FROM sluice.proposals
                WHERE proposals.order_id = orders.order_id AND proposals.state = 'pending_approval')
    ) AS work
    ORDER BY rank, due_at, created_at;
