package dev.sluice.vocabulary;

import java.math.BigDecimal;

/** Two instruments with round numbers: ticks of cents, steps of thousandths, orders from 5 to 100000. */
public final class VocabularyFixture {
    public static final Symbol BTCUSDT = new Symbol("BTCUSDT");
    public static final Symbol ETHUSDT = new Symbol("ETHUSDT");
    public static final Asset BTC = new Asset("BTC");
    public static final Asset ETH = new Asset("ETH");
    public static final Asset USDT = new Asset("USDT");
    public static final Asset BNB = new Asset("BNB");

    private VocabularyFixture() {}

    public static Instrument bitcoin() {
        return instrument(BTCUSDT, BTC);
    }

    public static Instrument ether() {
        return instrument(ETHUSDT, ETH);
    }

    public static Instrument instrument(Symbol symbol, Asset base) {
        return new Instrument(
                symbol,
                base,
                USDT,
                units("0.01"),
                units("0.01"),
                units("1000000"),
                new Instrument.Lot(units("0.001"), units("1000"), units("0.001")),
                new Instrument.Lot(0, units("100"), 0),
                new Instrument.Notional(decimal("5"), true, decimal("100000"), false));
    }

    public static Price price(String text) {
        return Price.of(text);
    }

    public static Quantity quantity(String text) {
        return Quantity.of(text);
    }

    public static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    public static long units(String text) {
        return FixedPoint.parse(text);
    }
}
