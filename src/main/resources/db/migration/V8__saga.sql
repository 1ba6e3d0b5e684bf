-- What the saga of an order knows (dev.sluice.execution.Order), so that a restart goes on where the process ended.

ALTER TABLE sluice.orders
    ADD COLUMN attempt  numeric,
    ADD COLUMN sent_at  text,
    ADD COLUMN retry_at text,
    ADD COLUMN doubt_at text,
    ADD COLUMN wanted   text,
    ADD COLUMN claim    text;

-- The queue: what has yet to go to the venue, in the order in which it goes. The rows are those of the orders, so that
-- an order and its place in the queue cannot disagree.
CREATE VIEW sluice.queue AS
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
        WHERE state = 'PENDING' OR (state = 'SUBMITTING' AND retry_at IS NOT NULL)
    ) AS work
    ORDER BY rank, due_at, created_at;
