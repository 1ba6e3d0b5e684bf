-- What an order asks for beyond side, quantity and limit (dev.sluice.vocabulary.OrderOptions).
ALTER TABLE sluice.orders
    ADD COLUMN stop_price numeric,
    ADD COLUMN iceberg_quantity numeric,
    ADD COLUMN self_trade_prevention text;
