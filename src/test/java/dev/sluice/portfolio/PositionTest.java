package dev.sluice.portfolio;

import static dev.sluice.portfolio.PortfolioFixture.fill;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final Instrument BITCOIN = bitcoin();
    private static final FeeBook UNPRICED = new FeeBook(_ -> Optional.empty());

    @Test
    void averagesTheCostOfWhatIsBought() {
        Position position = after(buy("1", "100"), buy("3", "120"));

        assertThat(position.quantity()).isEqualByComparingTo("4");
        assertThat(position.averagePrice()).hasValueSatisfying(is("115"));
        assertThat(position.realizedPnl()).isZero();
        assertThat(position.unrealizedPnl(price("116"))).isEqualByComparingTo("4");
    }

    @Test
    void realizesAgainstTheAverageAndKeepsItForTheRest() {
        Position position = after(buy("4", "100"), sell("1", "130"));

        assertThat(position.quantity()).isEqualByComparingTo("3");
        assertThat(position.averagePrice()).hasValueSatisfying(is("100"));
        assertThat(position.realizedPnl()).isEqualByComparingTo("30");
    }

    @Test
    void flipsFromLongToShortAtThePriceOfTheFlip() {
        Position position = after(buy("2", "100"), sell("5", "110"));

        assertThat(position.quantity()).isEqualByComparingTo("-3");
        assertThat(position.averagePrice()).hasValueSatisfying(is("110"));
        assertThat(position.realizedPnl()).isEqualByComparingTo("20");
        assertThat(position.unrealizedPnl(price("100"))).isEqualByComparingTo("30");
    }

    @Test
    void closesAShortWithProfitWhenThePriceFell() {
        Position position = after(sell("2", "100"), buy("2", "90"));

        assertThat(position.quantity()).isZero();
        assertThat(position.cost()).isZero();
        assertThat(position.averagePrice()).isEmpty();
        assertThat(position.realizedPnl()).isEqualByComparingTo("20");
    }

    @Test
    void takesACommissionInBaseOffThePositionAndValuesIt() {
        Position position = after(fill(BITCOIN, Side.BUY, "1", "100", Money.of("0.001", BTC)));

        assertThat(position.quantity()).isEqualByComparingTo("0.999");
        assertThat(position.fees()).isEqualByComparingTo("0.1");
        assertThat(position.averagePrice()).hasValueSatisfying(is("100"));
    }

    @Test
    void countsACommissionInQuoteAsFee() {
        Position position = after(fill(BITCOIN, Side.BUY, "1", "100", Money.of("0.1", USDT)));

        assertThat(position.quantity()).isEqualByComparingTo("1");
        assertThat(position.fees()).isEqualByComparingTo("0.1");
    }

    @Test
    void leavesACommissionThatItCannotPriceToTheFillsOwnRow() {
        Position position = after(fill(BITCOIN, Side.BUY, "1", "100", Money.of("0.5", BNB)));

        assertThat(position.quantity()).isEqualByComparingTo("1");
        assertThat(position.fees()).isZero();
    }

    @Provide
    Arbitrary<List<Fill>> fills() {
        Arbitrary<Long> quantity = Arbitraries.longs().between(1, 50_000).map(steps -> steps * 100_000);
        Arbitrary<Long> price = Arbitraries.longs().between(1, 100_000).map(ticks -> ticks * 1_000_000);
        Arbitrary<Long> commission = Arbitraries.longs().between(0, 99_999);
        Arbitrary<Asset> asset = Arbitraries.of(BTC, USDT, BNB);
        return Combinators.combine(Arbitraries.of(Side.values()), quantity, price, commission, asset)
                .as((side, units, paid, fee, in) -> fill(
                        BITCOIN,
                        side,
                        FixedPoint.format(units),
                        FixedPoint.format(paid),
                        Money.of(FixedPoint.format(fee), in)))
                .list()
                .ofMaxSize(40);
    }

    @Property
    void quantityIsTheSumOfTheFillsMinusCommissionsInBase(@ForAll("fills") List<Fill> fills) {
        BigDecimal expected = BigDecimal.ZERO;
        for (Fill fill : fills) {
            expected = expected.add(signed(fill));
            if (fill.commission().asset().equals(BTC)) {
                expected = expected.subtract(fill.commission().amount());
            }
        }

        assertThat(after(fills).quantity()).isEqualByComparingTo(expected);
    }

    @Property
    void profitMinusFeesIsTheCashThatFlowedPlusWhatIsHeld(@ForAll("fills") List<Fill> fills) {
        BigDecimal cash = BigDecimal.ZERO;
        for (Fill fill : fills) {
            cash = cash.subtract(signed(fill).multiply(fill.price().decimal()));
            if (fill.commission().asset().equals(USDT)) {
                cash = cash.subtract(fill.commission().amount());
            }
        }
        Position position = after(fills);
        BigDecimal held = position.quantity().multiply(decimal("123.45"));

        assertThat(position.realizedPnl()
                        .add(position.unrealizedPnl(price("123.45")))
                        .subtract(position.fees()))
                .isEqualByComparingTo(cash.add(held));
    }

    /** Reference: the lots themselves, of which a closing fill takes from all alike. */
    @Property
    void averageCostAgreesWithLotsThatAreClosedAlike(@ForAll("fills") List<Fill> fills) {
        double held = 0;
        double average = 0;
        double realized = 0;
        for (Fill fill : fills) {
            double change = signed(fill).doubleValue();
            if (fill.commission().asset().equals(BTC)) {
                change -= fill.commission().amount().doubleValue();
            }
            double paid = fill.price().decimal().doubleValue();
            if (held * change >= 0) {
                average = (held * average + change * paid) / (held + change);
            } else {
                double closed = Math.min(Math.abs(held), Math.abs(change)) * Math.signum(held);
                realized += closed * (paid - average);
                average = Math.abs(change) > Math.abs(held) ? paid : average;
            }
            held = Math.abs(held + change) < 1e-9 ? 0 : held + change;
        }
        Position position = after(fills);

        assertThat(position.realizedPnl().doubleValue()).isCloseTo(realized, within(realized));
        if (Math.abs(held) > 1e-6) {
            assertThat(position.averagePrice().orElseThrow().doubleValue()).isCloseTo(average, within(average));
        }
    }

    private static Offset<Double> within(double value) {
        return Offset.offset(1e-4 + Math.abs(value) * 1e-9);
    }

    private static Consumer<BigDecimal> is(String expected) {
        return value -> assertThat(value).isEqualByComparingTo(expected);
    }

    private static BigDecimal signed(Fill fill) {
        return fill.quantity().decimal().multiply(BigDecimal.valueOf(fill.side().sign()));
    }

    private static Fill buy(String quantity, String price) {
        return fill(BITCOIN, Side.BUY, quantity, price);
    }

    private static Fill sell(String quantity, String price) {
        return fill(BITCOIN, Side.SELL, quantity, price);
    }

    private static Position after(Fill... fills) {
        return after(List.of(fills));
    }

    private static Position after(List<Fill> fills) {
        Position position = Position.flat(BTCUSDT);
        for (Fill fill : fills) {
            position = position.after(
                    fill, BITCOIN, UNPRICED.valueOf(fill, BITCOIN).orElse(BigDecimal.ZERO));
        }
        return position;
    }
}
