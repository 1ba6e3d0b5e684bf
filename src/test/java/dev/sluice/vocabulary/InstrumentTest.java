package dev.sluice.vocabulary;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentTest {
    private static final Instrument.Lot ANY = new Instrument.Lot(0, 0, 0);

    @ParameterizedTest(name = "{1} at {0}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "100,        1,        -",
                "0.01,       500,      -",
                "0.009,      600,      filter_price_filter",
                "100.001,    1,        filter_price_filter",
                "1000000,    0.1,      -",
                "1000000.01, 0.1,      filter_price_filter",
                "5000,       0.001,    -",
                "500000,     0.0009,   filter_lot_size",
                "0.5,        1000,     -",
                "0.5,        1000.001, filter_lot_size",
                "100,        0.0505,   filter_lot_size",
                "100,        0.05,     -",
                "99.99,      0.05,     filter_notional",
                "100,        1000,     -",
                "100.01,     1000,     filter_notional"
            })
    void holdsALimitOrderToItsFilters(String price, String quantity, String broken) {
        OrderTerms terms = OrderTerms.limit(BTCUSDT, Side.BUY, quantity(quantity), price(price), TimeInForce.GTC);

        assertThat(bitcoin().brokenFilter(terms, price("1")).map(Reason::code)).isEqualTo(Optional.ofNullable(broken));
    }

    @ParameterizedTest(name = "{1} by {0}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "100,  100,      -",
                "100,  100.001,  filter_market_lot_size",
                "100,  1000.001, filter_lot_size",
                "100,  0.05,     -",
                "99.9, 0.05,     filter_notional",
                "2000, 100,      -"
            })
    void holdsAMarketOrderToItsFiltersByTheReferencePrice(String reference, String quantity, String broken) {
        OrderTerms terms = OrderTerms.market(BTCUSDT, Side.BUY, quantity(quantity));

        assertThat(bitcoin().brokenFilter(terms, price(reference)).map(Reason::code))
                .isEqualTo(Optional.ofNullable(broken));
    }

    @Test
    void zeroDisablesARule() {
        Instrument free = new Instrument(
                BTCUSDT, BTC, USDT, 0, 0, 0, ANY, ANY, new Instrument.Notional(decimal("0"), true, decimal("0"), true));
        for (String amount : new String[] {"0.00000001", "90000000000"}) {
            OrderTerms limit = OrderTerms.limit(BTCUSDT, Side.BUY, quantity(amount), price(amount), TimeInForce.GTC);
            assertThat(free.brokenFilter(limit, price("1"))).isEmpty();
            assertThat(free.brokenFilter(OrderTerms.market(BTCUSDT, Side.BUY, quantity(amount)), price("1")))
                    .isEmpty();
            assertThat(free.roundDown(quantity(amount))).isEqualTo(quantity(amount));
            assertThat(free.roundDownForMarket(quantity(amount))).isEqualTo(quantity(amount));
            assertThat(free.roundToTick(price(amount), Side.BUY)).isEqualTo(price(amount));
        }
    }

    @Test
    void appliesNotionalBoundsToMarketOrdersOnlyWhereTheVenueDoes() {
        OrderTerms small = OrderTerms.market(BTCUSDT, Side.BUY, quantity("1"));
        Instrument.Notional onlyMax = new Instrument.Notional(decimal("50"), false, decimal("80"), true);

        assertThat(with(ANY, onlyMax).brokenFilter(small, price("10"))).isEmpty();
        assertThat(with(ANY, onlyMax).brokenFilter(small, price("80"))).isEmpty();
        assertThat(with(ANY, onlyMax).brokenFilter(small, price("80.01"))).contains(Reason.FILTER_NOTIONAL);
    }

    @Property
    void roundedQuantityIsOnTheStepLessThanOneStepBelowAndNeverAbove(@ForAll @LongRange(max = 1L << 40) long units) {
        long most = Math.min(units, units("1000"));
        long rounded = bitcoin().roundDown(Quantity.ofUnits(units)).units();

        assertThat(rounded % 100_000).isZero();
        assertThat(most - rounded).isBetween(0L, 99_999L);
    }

    @Property
    void roundedPriceIsNeverWorseThanGiven(@ForAll @LongRange(min = 1, max = 1L << 50) long units) {
        Price given = Price.ofUnits(units);
        Price bid = bitcoin().roundToTick(given, Side.BUY);
        Price offer = bitcoin().roundToTick(given, Side.SELL);

        assertThat(bid).isLessThanOrEqualTo(given);
        assertThat(offer).isGreaterThanOrEqualTo(given);
        assertThat(offer.units() - bid.units()).isLessThan(2_000_000);
        if (units >= 1_000_000) {
            assertThat(bid.units() % 1_000_000).isZero();
        }
        assertThat(offer.units() % 1_000_000).isZero();
    }

    @Test
    void aBidBelowTheFirstTickStaysWhereItIsAndIsRefused() {
        Price bid = bitcoin().roundToTick(price("0.003"), Side.BUY);

        assertThat(bid).isEqualTo(price("0.003"));
        assertThat(bitcoin()
                        .brokenFilter(
                                OrderTerms.limit(BTCUSDT, Side.BUY, quantity("900"), bid, TimeInForce.GTC), price("1")))
                .contains(Reason.FILTER_PRICE_FILTER);
    }

    @ParameterizedTest
    @CsvSource({"0.0014, 0.001", "0.0009, 0", "99.9999, 99.999", "100.5, 100", "5000, 100"})
    void takesAsMuchAsOneMarketOrderMayHave(String quantity, String most) {
        assertThat(bitcoin().roundDownForMarket(quantity(quantity))).isEqualTo(quantity(most));
    }

    @Test
    void keepsToTheCoarserOfTwoSteps() {
        Instrument coarse =
                with(new Instrument.Lot(0, units("7"), units("0.5")), bitcoin().notional());

        assertThat(coarse.roundDownForMarket(quantity("2.999"))).isEqualTo(quantity("2.5"));
        assertThat(coarse.roundDownForMarket(quantity("8.2"))).isEqualTo(quantity("7"));
    }

    private static Instrument with(Instrument.Lot marketLot, Instrument.Notional notional) {
        return new Instrument(BTCUSDT, BTC, USDT, 0, 0, 0, bitcoin().lot(), marketLot, notional);
    }
}
