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
