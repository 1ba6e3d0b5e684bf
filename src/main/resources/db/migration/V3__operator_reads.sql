-- Indexes for what people ask (dev.sluice.journal.postgres.ProjectionQueries and JournalQueries).

-- Newest first. Times have no, three, six or nine decimals; without the Z their text sorts as they do.
CREATE INDEX orders_created ON sluice.orders (rtrim(created_at, 'Z') COLLATE "C", order_id COLLATE "C");
CREATE INDEX proposals_created ON sluice.proposals (rtrim(created_at, 'Z') COLLATE "C", proposal_id COLLATE "C");
CREATE INDEX fills_at ON sluice.fills (rtrim(at, 'Z') COLLATE "C", symbol COLLATE "C", trade_id COLLATE "C");

-- An entry begins {"at":"…","kind":"…","orderId":"…", by its canonical form, so each stands between the same quotation
-- marks in all of them. An index on (entry::jsonb ->> 'orderId') would do as well and cost an append five times as much.
CREATE INDEX journal_order ON sluice.journal (split_part(entry, '"', 12))
    WHERE split_part(entry, '"', 10) = 'orderId';
CREATE INDEX journal_kind ON sluice.journal (split_part(entry, '"', 8), seq);
CREATE INDEX journal_at ON sluice.journal (rtrim(split_part(entry, '"', 4), 'Z') COLLATE "C", seq);
