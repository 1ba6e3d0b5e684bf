package dev.sluice.risk;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.portfolio.PortfolioFixture;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PositionSizerTest {
    private final RiskFixture fixture = new RiskFixture();

    @Test
    void sizesByTheLossAtTheStop() {
        fixture.maxOrderNotional = "100000";

        assertThat(size(Side.BUY, "100", "80")).isEqualTo("5");
        assertThat(size(Side.SELL, "100", "120")).isEqualTo("5");
    }

    @Test
    void neverGoesBeyondTheLargestOrder() {
        fixture.maxOrderNotional = "250";

        assertThat(size(Side.BUY, "100", "99")).isEqualTo("2.5");
    }

    @Test
    void roundsDownToTheStepAndNeverUp() {
        fixture.maxOrderNotional = "199.9999";

        assertThat(size(Side.BUY, "100", "99")).isEqualTo("1.999");
    }

    @Test
    void sizesNothingWithoutAStopOrWithOneOnTheWrongSide() {
        assertThat(fixture.decide(RiskFixture.proposal(BTCUSDT, Side.BUY, "100", Optional.empty()))
                        .quantity()
                        .isZero())
                .isTrue();
        assertThat(size(Side.BUY, "100", "100")).isEqualTo("0");
        assertThat(size(Side.BUY, "100", "100.01")).isEqualTo("0");
        assertThat(size(Side.SELL, "100", "99.99")).isEqualTo("0");
    }

    @Test
    void sizesNothingWhenEquityIsGone() {
        PortfolioFixture.buy(fixture.portfolio, bitcoin(), "100", "200");
        fixture.equity.update(fixture.portfolio, symbol -> Optional.of(price("100")), RiskFixture.NOW);
        assertThat(fixture.equity.equity()).isEqualByComparingTo("0");

        assertThat(size(Side.BUY, "100", "99")).isEqualTo("0");
    }

    @Test
    void refusesAStopThatTheRoundedLimitHasReached() {
        RiskDecision decision = fixture.decide(RiskFixture.proposal(BTCUSDT, Side.BUY, "100.009", "100.004"));

        assertThat(decision.refusal()).contains(Reason.STOP_MISSING);
    }

    @Test
    void sizesASaleByTheLimitThatItIsSentWith() {
        fixture.maxOrderNotional = "100";
        fixture.instruments.put(BTCUSDT, fineSteps());

        assertThat(fixture.decide(RiskFixture.proposal(BTCUSDT, Side.SELL, "33.331", "40")))
                .isInstanceOfSatisfying(
                        RiskCleared.class,
                        cleared -> assertThat(cleared.terms().price()).contains(price("33.34")));
    }

    @Property
    void neverRisksMoreThanAllowedAndLeavesLessThanOneStep(
            @ForAll @LongRange(min = 1_000_000L, max = 10_000_000_000L) long limitUnits,
            @ForAll @LongRange(min = 1_000_000L, max = 5_000_000_000L) long distanceUnits) {
        String limit = FixedPoint.format(limitUnits / 1_000_000 * 1_000_000 + distanceUnits);
        String stop = FixedPoint.format(limitUnits / 1_000_000 * 1_000_000);
        BigDecimal quantity = new RiskFixture()
                .decide(RiskFixture.proposal(BTCUSDT, Side.BUY, limit, stop))
                .quantity()
                .decimal();
        BigDecimal rounded = bitcoin().roundToTick(price(limit), Side.BUY).decimal();
        BigDecimal distance = rounded.subtract(decimal(stop));
        BigDecimal next = quantity.add(decimal("0.001"));

        assertThat(quantity.multiply(distance)).isLessThanOrEqualTo(decimal("100"));
        assertThat(quantity.multiply(rounded)).isLessThanOrEqualTo(decimal("1000"));
        assertThat(next.multiply(distance).compareTo(decimal("100")) > 0
                        || next.multiply(rounded).compareTo(decimal("1000")) > 0
                        || next.compareTo(decimal("1000")) > 0)
                .as("%s at %s, stop %s", quantity, limit, stop)
                .isTrue();
    }

    private String size(Side side, String limit, String stop) {
        return fixture.decide(RiskFixture.proposal(BTCUSDT, side, limit, stop))
                .quantity()
                .toString();
    }

    private static Instrument fineSteps() {
        return new Instrument(
                BTCUSDT,
                BTC,
                USDT,
                units("0.01"),
                0,
                0,
                new Instrument.Lot(0, 0, 1),
                new Instrument.Lot(0, 0, 0),
                bitcoin().notional());
    }
}
