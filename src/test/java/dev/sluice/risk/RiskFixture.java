package dev.sluice.risk;

import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.halt.Halt;
import dev.sluice.halt.TradingState;
import dev.sluice.health.Health;
import dev.sluice.market.MarketFixture;
import dev.sluice.market.Markets;
import dev.sluice.portfolio.EquityWatch;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.PortfolioFixture;
import dev.sluice.signal.ManualRequest;
import dev.sluice.signal.Recommendation;
import dev.sluice.signal.RequestKey;
import dev.sluice.signal.SignalDesk;
import dev.sluice.signal.TradeProposal;
import dev.sluice.strategy.Idea;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A desk in front of the gates: equity 10000, bitcoin at 99.99 to 100.01, ether at 49.99 to 50.01. Limits are plain
 * fields, so that a test says only the one that it is about.
 */
public final class RiskFixture {
    public static final long NOW = 1_000_000_000_000L;

    public final Map<Symbol, Instrument> instruments = new LinkedHashMap<>();
    public final Markets markets = new Markets();
    public final Portfolio portfolio = new Portfolio();
    public final EquityWatch equity = new EquityWatch(decimal("10000"));
    public Halt halt = new Halt(TradingState.ACTIVE);
    public final Health health = new Health();
    public final MarketFixture bitcoinMarket = new MarketFixture(BTCUSDT);
    public final MarketFixture etherMarket = new MarketFixture(ETHUSDT);

    public String maxOrderNotional = "1000";
    public String maxRiskPerTradePct = "1";
    public String maxExposureSymbol = "2000";
    public String maxExposureTotal = "3000";
    public int maxPositions = 2;
    public int globalPerSecond = 10;
    public int symbolPerSecond = 5;
    public GatePolicies policies = GatePolicies.DEFAULT;
    public GuardRules guards = GuardRules.DEFAULT;
    private Optional<RiskMemory> memory = Optional.empty();
    private int orders;

    public RiskFixture() {
        instruments.put(BTCUSDT, bitcoin());
        instruments.put(ETHUSDT, ether());
        bitcoinMarket.opening(NOW, "99.99", "100.01").forEach(markets::on);
        etherMarket.opening(NOW, "49.99", "50.01").forEach(markets::on);
    }

    public RiskLimits limits() {
        return new RiskLimits(
                Set.of(BTCUSDT, ETHUSDT),
                decimal(maxOrderNotional),
                decimal(maxRiskPerTradePct),
                decimal(maxExposureSymbol),
                decimal(maxExposureTotal),
                maxPositions,
                decimal("3"),
                decimal("10"),
                globalPerSecond,
                symbolPerSecond,
                3_000_000_000L,
                guards);
    }

    public RiskContext context() {
        return new RiskContext(instruments, markets, portfolio, equity, halt, health, memory());
    }

    /** What the gates remember; made by the rules as they are when it is first asked for. */
    RiskMemory memory() {
        if (memory.isEmpty()) {
            memory = Optional.of(new RiskMemory(guards, instruments.keySet()));
        }
        return memory.get();
    }

    /** A strategy's order for bitcoin is filled. */
    void fill(String strategy, Side side, String quantity, String price) {
        OrderId order = new OrderId("f" + ++orders);
        memory().reducing(order, strategy);
        portfolio
                .book(order, PortfolioFixture.fill(bitcoin(), side, quantity, price), bitcoin(), NOW)
                .ifPresent(booked -> memory().booked(booked, bitcoin()));
    }

    /** The gates as they are made at a start. */
    List<Gate> gates() {
        return Gates.inOrder(limits(), policies, GateMemory.of(limits(), policies));
    }

    public RiskDesk desk() {
        return new RiskDesk(limits(), policies);
    }

    public RiskDecision decide(TradeProposal proposal) {
        return decide(desk(), proposal, NOW);
    }

    public RiskDecision decide(RiskDesk desk, TradeProposal proposal, long nowNanos) {
        return desk.decide(proposal, context(), () -> new OrderId("o" + ++orders), nowNanos);
    }

    /** What the gates give for a proposal that they must pass. */
    public RiskCleared cleared(TradeProposal proposal) {
        return (RiskCleared) decide(proposal);
    }

    /** Buys bitcoin up to 100 with a stop at 90: ten units of it. */
    public static TradeProposal proposal() {
        return proposal(BTCUSDT, Side.BUY, "100", "90");
    }

    public static TradeProposal proposal(Symbol symbol, Side side, String limit, String stop) {
        return proposal(symbol, side, limit, Optional.of(price(stop)));
    }

    /** What a person asks for: a LIMIT order at that price, without a stop. */
    public static TradeProposal manual(Symbol symbol, Side side, String quantity, String limit) {
        OrderTerms terms = OrderTerms.limit(symbol, side, quantity(quantity), price(limit), TimeInForce.GTC);
        ManualRequest request = new ManualRequest("key", "hash", terms, "operator");
        return new SignalDesk(0).propose(request, price(limit), new ProposalId("p1"), NOW);
    }

    /** What an outside strategy recommends. */
    public static TradeProposal recommendation(Symbol symbol, Side side, String entry, String stop) {
        Recommendation wanted = new Recommendation(
                new RequestKey("key", "hash", "operator"),
                "outside",
                symbol,
                side,
                0.5,
                Optional.of(price(entry)),
                Optional.of(price(stop)),
                Optional.empty(),
                "because",
                Optional.empty());
        return new SignalDesk(0)
                .propose(wanted, price(entry), () -> new ProposalId("p1"), NOW)
                .orElseThrow();
    }

    public static TradeProposal proposal(Symbol symbol, Side side, String limit, Optional<Price> stop) {
        Idea.Enter idea = new Idea.Enter("test", symbol, side, price(limit), stop, 0.5, "because", NOW);
        return new SignalDesk(0).propose(idea, () -> new ProposalId("p1")).orElseThrow();
    }
}
