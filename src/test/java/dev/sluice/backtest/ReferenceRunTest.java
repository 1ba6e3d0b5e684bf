package dev.sluice.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.RealData;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The published expectation of another framework's own unit test, to the digits that it prints. */
@Tag("real-data")
class ReferenceRunTest {
    private static final Offset<Double> TIGHT = within(1e-6);
    private static final long DAY = BacktestFixture.DAY;

    private static BacktestResult result;

    @BeforeAll
    static void run() {
        BacktestSettings settings =
                BacktestSettings.DEFAULT.with(new TradingRules(true, false, false, TradingRules.Finish.LAST_OPEN));
        result = BacktestFixture.run(
                settings,
                BacktestFixture.smaCross(10, 30),
                BacktestFixture.dailyRows(RealData.file("backtest/GOOG.csv"), "GOOG"));
    }

    @Test
    void endsWithTheSameMoney() {
        assertThat(result.finalEquity()).isEqualByComparingTo("51422.99");
        assertThat(result.curve().peak()).isEqualTo(75_787.44, TIGHT);
        assertThat(result.metrics().returns().totalPct()).isEqualTo(414.2298999999996, TIGHT);
        assertThat(result.counts().refusals()).isEmpty();
    }

    @Test
    void makesTheSameTrades() {
        TradeMetrics trades = result.metrics().trades();
        assertThat(trades.count()).isEqualTo(66);
        assertThat(trades.winRatePct()).isEqualTo(46.96969696969697, TIGHT);
        assertThat(trades.bestPct()).isEqualTo(53.59595229490424, TIGHT);
        assertThat(trades.worstPct()).isEqualTo(-18.39887353835481, TIGHT);
        assertThat(trades.averagePct()).isEqualTo(2.531715975158555, TIGHT);
        assertThat(trades.expectancyPct()).isEqualTo(3.2748078066748834, TIGHT);
        assertThat(trades.profitFactor()).isEqualTo(2.167945974262033, TIGHT);
        assertThat(trades.sqn()).isEqualTo(1.0766187356697705, TIGHT);
        assertThat(trades.kellyRatio()).isEqualTo(0.1518705127029717, TIGHT);
        assertThat(trades.maxNanos()).isEqualTo(183 * DAY);
        assertThat(trades.averageNanos() / DAY).isEqualTo(45);
    }

    @Test
    void measuresTheSameReturns() {
        ReturnMetrics returns = result.metrics().returns();
        assertThat(returns.buyAndHoldPct()).isEqualTo(522.0601851851852, TIGHT);
        assertThat(returns.cagrPct()).isEqualTo(21.160245705962623, TIGHT);
        assertThat(returns.compound().annualReturnPct()).isEqualTo(21.191099249053224, TIGHT);
        assertThat(returns.compound().volatilityPct()).isEqualTo(36.49716090702389, TIGHT);
        assertThat(returns.compound().sharpeRatio()).isEqualTo(0.5806232244485349, TIGHT);
        assertThat(returns.compound().sortinoRatio()).isEqualTo(1.0853434352488662, TIGHT);
        assertThat(returns.compound().calmarRatio()).isEqualTo(0.44166409202994605, TIGHT);
        assertThat(result.metrics().exposure().exposurePct()).isEqualTo(96.74115456238361, TIGHT);
    }

    @Test
    void measuresTheSameDrawdowns() {
        DrawdownMetrics drawdowns = result.metrics().drawdowns();
        assertThat(drawdowns.maxPct()).isEqualTo(-47.98012705007589, TIGHT);
        assertThat(drawdowns.averagePct()).isEqualTo(-5.925851581948801, TIGHT);
        assertThat(drawdowns.maxNanos()).isEqualTo(584 * DAY);
        assertThat(drawdowns.averageNanos() / DAY).isEqualTo(40);
    }
}
