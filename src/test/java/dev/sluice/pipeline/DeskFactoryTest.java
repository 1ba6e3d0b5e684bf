package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.halt.TradingState;
import dev.sluice.portfolio.TradingDay;
import dev.sluice.strategy.MicroPriceMomentum;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.Instrument;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeskFactoryTest {
    private final ConfigurationFixture configuration = new ConfigurationFixture();

    @Test
    void buildsTheInstrumentOfEachSymbolOnTheListAndNoOther() {
        String other = "sluice.paper.instruments.ETHUSDT.";
        for (String key : new String[] {
            "tick-size",
            "step-size",
            "min-price",
            "max-price",
            "min-quantity",
            "max-quantity",
            "min-notional",
            "max-notional"
        }) {
            configuration.with(other + key, "1");
        }
        configuration.with(other + "base", "ETH").with(other + "quote", "USDT");
        configuration.with("sluice.paper.instruments.BTCUSDT.max-market-quantity", "50");

        assertThat(desk().instruments())
                .isEqualTo(Map.of(
                        BTCUSDT,
                        new Instrument(
                                BTCUSDT,
                                BTC,
                                USDT,
                                units("0.01"),
                                units("0.01"),
                                units("1000"),
                                new Instrument.Lot(units("0.001"), units("100"), units("0.001")),
                                new Instrument.Lot(0, units("50"), 0),
                                new Instrument.Notional(decimal("5"), true, decimal("9000"), false))));
    }

    @Test
    void carriesEveryLimitToTheGates() {
        configuration.with("sluice.risk.max-order-notional", "1.1");
        configuration.with("sluice.risk.max-risk-per-trade-pct", "1.2");
        configuration.with("sluice.risk.max-exposure-symbol", "1.3");
        configuration.with("sluice.risk.max-exposure-total", "1.4");
        configuration.with("sluice.risk.max-positions", "15");
        configuration.with("sluice.risk.max-daily-loss-pct", "1.6");
        configuration.with("sluice.risk.max-drawdown-pct", "1.7");
        configuration.with("sluice.rate.global-per-second", "18");
        configuration.with("sluice.rate.symbol-per-second", "19");
        configuration.with("sluice.risk.max-data-age", "20ms");

        assertThat(desk().limits())
                .asString()
                .startsWith("RiskLimits[symbols=[BTCUSDT], maxOrderNotional=1.1, maxRiskPerTradePct=1.2, "
                        + "maxExposureSymbol=1.3, maxExposureTotal=1.4, maxPositions=15, maxDailyLossPct=1.6, "
                        + "maxDrawdownPct=1.7, globalPerSecond=18, symbolPerSecond=19, maxDataAgeNanos=20000000,");
    }

    @Test
    void carriesEveryRuleToTheGates() {
        configuration.with("sluice.risk.sizing", "volatility").with("sluice.risk.atr-multiple", "2.1");
        configuration.with("sluice.risk.strategies.mine.capital-pct", "2.2");
        configuration.with("sluice.risk.blacklist", "XRPUSDT").with("sluice.risk.max-spread-bps", "2.3");
        configuration.with("sluice.risk.restricted-hours", "MON-FRI 22:00-23:00,SUN 21:00-01:00");
        configuration.with("sluice.risk.time-zone", "Europe/Madrid");
        configuration.with("sluice.risk.loss-cooldown-after", "24").with("sluice.risk.loss-cooldown", "25s");
        configuration.with("sluice.risk.candle-interval", "26s").with("sluice.risk.atr-period", "27");
        configuration.with("sluice.risk.max-volatility-pct", "30").with("sluice.risk.min-correlation", "0.9");
        configuration.with("sluice.risk.correlation-candles", "31").with("sluice.risk.max-exposure-group", "32");
        configuration.with("sluice.risk.groups.a.symbols", "BTCUSDT,ETHUSDT");
        configuration.with("sluice.risk.groups.b.symbols", "BTCUSDT");
        configuration.with("sluice.risk.groups.b.max-exposure", "33");
        configuration.with("sluice.risk.price-collar-bps", "34").with("sluice.risk.duplicate-window", "35ms");
        configuration.with("sluice.risk.symbol-orders-per-minute", "36");

        assertThat(desk().limits().guards())
                .hasToString(
                        "GuardRules[sizing=SizingRules[method=VOLATILITY, atrMultiple=2.1, capitalPct={mine=2.2}], "
                                + "compliance=ComplianceRules[blacklist=[XRPUSDT], restricted=[MON-FRI 22:00-23:00, "
                                + "SUN 21:00-01:00] Europe/Madrid, maxSpreadBps=2.3, losingTrades=24, "
                                + "cooldownNanos=25000000000], candles=CandleRules[intervalNanos=26000000000, "
                                + "atrPeriod=27, "
                                + "maxVolatilityPct=30, resumeVolatilityPct=24.0, minCorrelationRatio=0.9, "
                                + "correlationCandles=31], groups=ExposureGroups[groups=[Group[name=a, "
                                + "symbols=[BTCUSDT, "
                                + "ETHUSDT], maxExposure=32], Group[name=b, symbols=[BTCUSDT], maxExposure=33]], "
                                + "maxCorrelated=32], orders=OrderRules[collarBps=34, duplicateNanos=35000000, "
                                + "perMinute=36]]");
        assertThat(desk().policies().groups()).isEqualTo(Map.of("a", Set.of(BTCUSDT, ETHUSDT), "b", Set.of(BTCUSDT)));
    }

    @Test
    void beginsTheDayWhereItIsConfigured() {
        assertThat(desk().policies().day()).isEqualTo(new TradingDay(LocalTime.MIDNIGHT, ZoneId.of("UTC")));

        configuration.with("sluice.account.day-start", "17:30").with("sluice.account.time-zone", "America/New_York");

        assertThat(desk().policies().day())
                .isEqualTo(new TradingDay(LocalTime.of(17, 30), ZoneId.of("America/New_York")));
    }

    @Test
    void startsHaltedWhereTradingIsDisabled() {
        assertThat(desk().initialState()).isEqualTo(TradingState.ACTIVE);

        configuration.with("sluice.trading.enabled", "false");

        assertThat(desk().initialState()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void opensWithTheBalanceOfTheAccountsCurrency() {
        configuration.with("sluice.paper.balances", "BTC:0.5,USDT:1234.56");

        assertThat(desk().openingBalance()).isEqualByComparingTo("1234.56");
        assertThat(new DeskFactory(configuration.build()).paperVenue().balances())
                .isEqualTo(Map.of(BTC, decimal("0.5"), USDT, decimal("1234.56")));
    }

    @Test
    void runsTheStrategyOnlyWhereItIsEnabled() {
        assertThat(enabled()).containsExactly(MicroPriceMomentum.NAME);

        configuration.with("sluice.strategy.micro-price-momentum.enabled", "false");
        configuration.with("sluice.strategies.sma-cross.enabled", "true");

        assertThat(enabled()).containsExactly("sma-cross");
    }

    @Test
    void runsAStrategyAsItIsConfigured() {
        configuration
                .with("sluice.strategies.sma-cross.interval", "15m")
                .with("sluice.strategies.sma-cross.symbols", "ETHUSDT")
                .with("sluice.strategies.sma-cross.parameters.fast", "3");

        StrategyPolicy policy =
                Objects.requireNonNull(desk().policies().strategies().byName().get("sma-cross"));
        assertThat(policy.enabled()).isFalse();
        assertThat(policy.interval()).hasToString("15m");
        assertThat(policy.symbols()).containsExactly(ETHUSDT);
        assertThat(policy.parameters()).containsEntry("fast", "3").containsEntry("slow", "30");
        assertThat(policy.anew().orElseThrow().get().name()).isEqualTo("sma-cross");
    }

    private List<String> enabled() {
        Map<String, StrategyPolicy> policies = desk().policies().strategies().byName();
        return desk().strategies().stream()
                .map(Strategy::name)
                .filter(name -> Objects.requireNonNull(policies.get(name)).enabled())
                .toList();
    }

    @Test
    void makersPayTheTakersFeesUnlessTheirOwnAreSet() {
        configuration.with("sluice.paper.fees-bps", "7");
        assertThat(new DeskFactory(configuration.build()).paperVenue().fees())
                .hasToString("Fees[makerBps=7, takerBps=7]");

        configuration.with("sluice.paper.maker-fees-bps", "2");

        assertThat(new DeskFactory(configuration.build()).paperVenue().fees())
                .hasToString("Fees[makerBps=2, takerBps=7]");
    }

    @Test
    void keepsTheIdsOfAReplayApart() {
        ReplaySetup setup = new DeskFactory(configuration.build()).replay(Map.of("a", "b"), 2);

        assertThat(setup.desk().idPrefix()).isEqualTo("r");
        assertThat(setup.speed()).isEqualTo(2);
        assertThat(setup.configuration()).isEqualTo(Map.of("a", "b"));
    }

    private DeskSetup desk() {
        return new DeskFactory(configuration.build()).replay(Map.of(), 1).desk();
    }
}
