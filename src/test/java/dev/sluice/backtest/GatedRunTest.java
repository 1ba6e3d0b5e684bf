package dev.sluice.backtest;

import static dev.sluice.backtest.BacktestFixture.SYMBOL;
import static dev.sluice.backtest.BacktestFixture.candles;
import static dev.sluice.backtest.BacktestFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.CandleClosed;
import dev.sluice.risk.ComplianceRules;
import dev.sluice.risk.GatePolicies;
import dev.sluice.risk.GuardRules;
import dev.sluice.risk.RestrictedHours;
import dev.sluice.risk.RiskLimits;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The desk's own gates before a backtest's entries. */
class GatedRunTest {
    private static final List<CandleClosed> FIVE =
            candles("10 11 9 10", "10 11 9 10", "10 11 9 10", "5 6 4 5", "5 6 4 5");

    @Test
    void sizesAsTheDeskDoes() {
        BacktestResult result = run(gated("100000", 10, "100"), entering(0), FIVE);

        // 1 % of 10,000 may be lost over the distance of 1 to the stop
        assertThat(result.trades().get(0).quantity()).isEqualTo(100 * FixedPoint.ONE);
        assertThat(result.counts().refusals()).isEmpty();
    }

    @Test
    void holdsAnOrderToTheLargestNotional() {
        BacktestResult result = run(gated("500", 10, "100"), entering(0), FIVE);

        assertThat(result.trades().get(0).quantity()).isEqualTo(50 * FixedPoint.ONE);
    }

    @Test
    void refusesWhatTheDeskDoesNotTradeByItsCode() {
        BacktestResult result = run(gated("500", 10, "100"), entering(0), candlesOf(new Symbol("OTHER")));

        assertThat(result.trades()).isEmpty();
        assertThat(result.counts().refusals()).containsEntry("symbol_not_allowed", 1L);
    }

    @Test
    void refusesASecondPositionBeyondTheMost() {
        List<CandleClosed> both = new ArrayList<>();
        List<CandleClosed> others = candlesOf(new Symbol("TEST2"));
        for (int i = 0; i < FIVE.size(); i++) {
            both.add(FIVE.get(i));
            both.add(others.get(i));
        }

        BacktestResult result = run(gated("500", 1, "100"), entering(0, 1), both);

        assertThat(result.trades()).hasSize(1);
        assertThat(result.counts().refusals()).containsEntry("max_positions", 1L);
    }

    @Test
    void entersNothingMoreAfterTheDaysLoss() {
        Scripted strategy =
                Scripted.onCandles().enter(0, Side.BUY, "10", "9", "20").exit(2).enter(3, Side.BUY, "5", "4", "9");

        BacktestResult result = run(gated("100000", 10, "4"), strategy, FIVE);

        assertThat(result.trades()).hasSize(1); // lost 100 × 5 of 10,000
        assertThat(result.counts().refusals()).containsEntry("daily_loss", 1L);
    }

    @Test
    void asksForNoSpreadWhereNoBookWasRecorded() {
        BacktestSettings settings = gated("500", 10, "100");
        Gating gating = settings.gating().orElseThrow();
        BacktestSettings narrow = settings.with(new Gating(
                narrow(gating.limits()), gating.policies(), gating.instruments(), gating.dedupNanos(), false));

        assertThat(run(narrow, entering(0), FIVE).trades()).hasSize(1);
    }

    private static Scripted entering(int... at) {
        Scripted strategy = Scripted.onCandles();
        for (int index : at) {
            strategy.enter(index, Side.BUY, "10", "9", "20");
        }
        return strategy;
    }

    private static List<CandleClosed> candlesOf(Symbol symbol) {
        return IntStream.range(0, FIVE.size())
                .mapToObj(i -> BacktestFixture.candle(symbol, i, "10 11 9 10"))
                .toList();
    }

    private static BacktestSettings gated(String maxNotional, int maxPositions, String maxDailyLossPct) {
        BigDecimal plenty = new BigDecimal("1000000000");
        Set<Symbol> symbols = Set.of(SYMBOL, new Symbol("TEST2"));
        RiskLimits limits = new RiskLimits(
                symbols,
                new BigDecimal(maxNotional),
                BigDecimal.ONE,
                plenty,
                plenty,
                maxPositions,
                new BigDecimal(maxDailyLossPct),
                new BigDecimal("100"),
                1_000,
                1_000,
                Long.MAX_VALUE);
        Map<Symbol, Instrument> instruments =
                Map.of(SYMBOL, instrument(SYMBOL), new Symbol("TEST2"), instrument(new Symbol("TEST2")));
        return BacktestSettings.DEFAULT.with(new Gating(limits, GatePolicies.DEFAULT, instruments, 0, false));
    }

    private static RiskLimits narrow(RiskLimits limits) {
        GuardRules guards = limits.guards();
        return new RiskLimits(
                limits.symbols(),
                limits.maxOrderNotional(),
                limits.maxRiskPerTradePct(),
                limits.maxExposureSymbol(),
                limits.maxExposureTotal(),
                limits.maxPositions(),
                limits.maxDailyLossPct(),
                limits.maxDrawdownPct(),
                limits.globalPerSecond(),
                limits.symbolPerSecond(),
                limits.maxDataAgeNanos(),
                new GuardRules(
                        guards.sizing(),
                        new ComplianceRules(Set.of(), RestrictedHours.NONE, BigDecimal.ONE, 0, 0),
                        guards.candles(),
                        guards.groups(),
                        guards.orders()));
    }

    private static Instrument instrument(Symbol symbol) {
        return new Instrument(
                symbol,
                new Asset(symbol.name()),
                new Asset("USDT"),
                1,
                1,
                0,
                new Instrument.Lot(1, 0, 1),
                new Instrument.Lot(0, 0, 0),
                new Instrument.Notional(BigDecimal.ZERO, false, BigDecimal.ZERO, false));
    }
}
