package dev.sluice.pipeline;

import dev.sluice.approval.ApprovalPolicy;
import dev.sluice.execution.ExecutionPolicy;
import dev.sluice.halt.TradingState;
import dev.sluice.health.Floor;
import dev.sluice.health.HealthPolicy;
import dev.sluice.health.Limit;
import dev.sluice.pipeline.SluiceConfig.PaperInstrument;
import dev.sluice.portfolio.TradingDay;
import dev.sluice.risk.BreakerPolicy;
import dev.sluice.risk.DataPolicy;
import dev.sluice.risk.GatePolicies;
import dev.sluice.risk.LatencyLimits;
import dev.sluice.risk.OrderHook;
import dev.sluice.risk.RiskLimits;
import dev.sluice.strategy.StrategyCatalogue;
import dev.sluice.venue.paper.Fees;
import dev.sluice.venue.paper.PaperVenue;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** From checked configuration to the parts of a desk. */
public final class DeskFactory {
    private static final int MEBIBYTE_BITS = 20;

    private final SluiceConfig config;
    private final List<OrderHook> hooks;
    private final StrategyFleet fleet;

    public DeskFactory(SluiceConfig config) {
        this(config, List.of(), InstalledStrategies.catalogue());
    }

    /**
     * With what users have added.
     *
     * @param hooks their own rules
     */
    DeskFactory(SluiceConfig config, List<OrderHook> hooks, StrategyCatalogue strategies) {
        this.config = config;
        this.hooks = hooks;
        this.fleet = new StrategyFleet(config, strategies);
    }

    /** A replay's setup; its ids carry the prefix {@code r}. */
    public ReplaySetup replay(Map<String, String> effectiveConfiguration, double speed) {
        return new ReplaySetup(desk("r", instruments(), balances()), paperVenue(), effectiveConfiguration, speed);
    }

    /**
     * A desk.
     *
     * @param instruments what it trades, with the venue's rules
     * @param openingBalances what the account held when the journal began
     */
    DeskSetup desk(String idPrefix, Map<Symbol, Instrument> instruments, Map<Asset, BigDecimal> openingBalances) {
        return new DeskSetup(
                instruments,
                fleet.strategies(),
                limits(),
                tradingEnabled() ? TradingState.ACTIVE : TradingState.HALTED,
                new Asset(config.account().currency()),
                openingBalances,
                config.signal().dedup().toNanos(),
                config.execution().maxPriceDriftBps(),
                config.reconciliation().balanceTolerance(),
                policy(config.execution()),
                policies(),
                idPrefix);
    }

    private DeskPolicies policies() {
        return new DeskPolicies(
                new ApprovalPolicy(
                        config.approval().threshold(), config.approval().ttl().toNanos()),
                gates(config.risk(), config.breaker()),
                new GuardFactory(config.risk().guards()).groupsByName(),
                HaltRules.policy(config.halt()),
                new TradingDay(
                        LocalTime.parse(config.account().dayStart()),
                        ZoneId.of(config.account().timeZone())),
                new DeskPolicies.Strategies(
                        fleet.policies(), config.signal().outcomeHorizon().toNanos()));
    }

    /** From when on a part is degraded or critical. */
    HealthPolicy health() {
        HealthConfig health = config.health();
        return new HealthPolicy(
                limit(health.loopLagDegraded(), health.loopLagCritical()),
                HealthPolicy.DEFAULT.loopSilence(),
                limit(health.roundTripDegraded(), health.roundTripCritical()),
                limit(health.appendDegraded(), health.appendCritical()),
                limit(health.clockOffsetDegraded(), health.clockOffsetCritical()),
                new Floor(health.diskFreeDegradedMib() << MEBIBYTE_BITS, health.diskFreeCriticalMib() << MEBIBYTE_BITS),
                health.outage().toNanos(),
                Math.max(
                        health.comparisonOverdue().toNanos(),
                        config.reconciliation().interval().multipliedBy(3).toNanos()),
                config.risk().maxDataAge().toNanos());
    }

    private static Limit limit(Duration degraded, Duration critical) {
        return new Limit(degraded.toNanos(), critical.toNanos());
    }

    private GatePolicies gates(RiskConfig risk, BreakerConfig breaker) {
        return new GatePolicies(
                risk.explain(),
                config.rate().maxVenueWeightPct(),
                new LatencyLimits(
                        risk.maxRoundTrip().toNanos(), risk.maxLoopLag().toNanos()),
                new BreakerPolicy(
                        breaker.window().toNanos(),
                        breaker.minimumCalls(),
                        breaker.failurePct(),
                        breaker.open().toNanos(),
                        breaker.probes()),
                new DataPolicy(
                        risk.dataCheckTtl().toNanos(),
                        risk.dataGapWindow().toNanos(),
                        risk.outlierDeviations(),
                        risk.outlierFloorBps()),
                hooks);
    }

    private ExecutionPolicy policy(SluiceConfig.Execution execution) {
        Duration validity = config.venue().binance().recvWindow();
        return new ExecutionPolicy(
                execution.submitTimeout().toNanos(),
                validity.plus(execution.notFoundHorizon()).toNanos(),
                execution.unknownTimeout().toNanos(),
                execution.slaTimeout().toNanos(),
                execution.queueTimeout().toNanos(),
                execution.maxAttempts(),
                execution.maxInFlight(),
                execution.resubmit() == SluiceConfig.Resubmit.AFTER_EVIDENCE,
                config.venue().binance().backupRestUrl().isPresent());
    }

    /** Where no money is at stake it is enabled unless somebody says otherwise; elsewhere somebody has to say so. */
    private boolean tradingEnabled() {
        return config.trading().enabled().orElse(config.mode().isPlay());
    }

    /** What the built-in paper exchange is made of. */
    public PaperVenue.Setup paperVenue() {
        SluiceConfig.Paper paper = config.paper();
        return new PaperVenue.Setup(
                List.copyOf(instruments().values()),
                new Fees(paper.makerFeesBps().orElse(paper.feesBps()), paper.feesBps()),
                balances(),
                paper.latency().toNanos(),
                paper.seed());
    }

    private RiskLimits limits() {
        RiskConfig risk = config.risk();
        return new RiskLimits(
                config.symbols().stream().map(Symbol::new).collect(Collectors.toUnmodifiableSet()),
                risk.maxOrderNotional(),
                risk.maxRiskPerTradePct(),
                risk.maxExposureSymbol(),
                risk.maxExposureTotal(),
                risk.maxPositions(),
                risk.maxDailyLossPct(),
                risk.maxDrawdownPct(),
                config.rate().globalPerSecond(),
                config.rate().symbolPerSecond(),
                risk.maxDataAge().toNanos(),
                new GuardFactory(risk.guards()).rules());
    }

    /** What the desk may trade. */
    Set<Symbol> symbols() {
        return config.symbols().stream().map(Symbol::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Only what is on the whitelist is traded, and only that has an instrument on the paper exchange. */
    Map<Symbol, Instrument> instruments() {
        Map<Symbol, Instrument> instruments = new LinkedHashMap<>();
        for (String name : config.symbols()) {
            PaperInstrument rules = config.paper().instruments().get(name);
            if (rules != null) {
                instruments.put(new Symbol(name), instrument(name, rules));
            }
        }
        return instruments;
    }

    private static Instrument instrument(String name, PaperInstrument rules) {
        return new Instrument(
                new Symbol(name),
                new Asset(rules.base()),
                new Asset(rules.quote()),
                FixedPoint.toUnits(rules.tickSize()),
                FixedPoint.toUnits(rules.minPrice()),
                FixedPoint.toUnits(rules.maxPrice()),
                new Instrument.Lot(
                        FixedPoint.toUnits(rules.minQuantity()),
                        FixedPoint.toUnits(rules.maxQuantity()),
                        FixedPoint.toUnits(rules.stepSize())),
                new Instrument.Lot(0, FixedPoint.toUnits(rules.maxMarketQuantity()), 0),
                new Instrument.Notional(rules.minNotional(), true, rules.maxNotional(), false));
    }

    private Map<Asset, BigDecimal> balances() {
        Map<Asset, BigDecimal> balances = new TreeMap<>();
        for (String entry : config.paper().balances()) {
            String[] parts = entry.split(":", 2);
            balances.put(new Asset(parts[0]), new BigDecimal(parts[1]));
        }
        return balances;
    }
}
