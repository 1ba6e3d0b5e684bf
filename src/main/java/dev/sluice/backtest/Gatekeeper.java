package dev.sluice.backtest;

import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeTick;
import dev.sluice.halt.Halt;
import dev.sluice.halt.TradingState;
import dev.sluice.health.Health;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.portfolio.EquityWatch;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.risk.RiskCleared;
import dev.sluice.risk.RiskContext;
import dev.sluice.risk.RiskDesk;
import dev.sluice.risk.RiskMemory;
import dev.sluice.risk.RiskRefused;
import dev.sluice.signal.SignalDesk;
import dev.sluice.signal.TradeProposal;
import dev.sluice.strategy.Idea;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The way of an idea through the desk's own objects: repetitions, sizing, gates, reservations, and the books that the
 * gates look at. They are those of a live desk; nothing is decided here.
 */
final class Gatekeeper {
    private final Gating gating;
    private final Markets markets;
    private final RunTally tally;
    private final Portfolio portfolio = new Portfolio();
    private final EquityWatch equity;
    private final SignalDesk signal;
    private final RiskDesk risk;
    private final RiskMemory memory;
    private final RiskContext context;
    private long ids;

    Gatekeeper(Gating gating, BigDecimal cash, Markets markets, RunTally tally) {
        this.gating = gating;
        this.markets = markets;
        this.tally = tally;
        this.equity = new EquityWatch(cash);
        this.signal = new SignalDesk(gating.dedupNanos());
        this.risk = gating.booked()
                ? new RiskDesk(gating.limits(), gating.policies())
                : RiskDesk.withoutMarketData(gating.limits(), gating.policies());
        this.memory =
                new RiskMemory(gating.limits().guards(), gating.instruments().keySet());
        this.context = new RiskContext(
                gating.instruments(), markets, portfolio, equity, new Halt(TradingState.ACTIVE), new Health(), memory);
    }

    /** An order that may go; units in 10⁻⁸. */
    record Cleared(OrderId order, long units) {}

    /** What was seen of the market, after it was folded. */
    void seen(SymbolTrading symbol, MarketEvent event) {
        if (event instanceof TradeTick trade) {
            memory.traded(trade.symbol(), trade.price(), trade.tradedNanos());
        }
        risk.onMarket(symbol.market(), event.receivedNanos());
    }

    /** Empty if the idea was a repetition or was refused, which is counted by its code. */
    Optional<Cleared> clear(Idea.Enter idea, long now) {
        equity.update(portfolio, this::mark, now);
        Optional<TradeProposal> proposal = signal.propose(idea, () -> new ProposalId("b" + ++ids));
        if (proposal.isEmpty()) {
            tally.refuse("repetition");
            return Optional.empty();
        }
        return switch (risk.decide(proposal.get(), context, this::newOrder, now)) {
            case RiskRefused refused -> {
                tally.refuse(refused.code());
                yield Optional.empty();
            }
            case RiskCleared cleared ->
                Optional.of(new Cleared(cleared.order(), cleared.quantity().units()));
        };
    }

    /** An exit; no gate is asked, and the books will know whose it was. */
    OrderId leaving(String strategy) {
        OrderId order = newOrder();
        memory.reducing(order, strategy);
        return order;
    }

    void filled(Symbol symbol, SimulatedOrder order, Lot.Fill fill, boolean maker) {
        Instrument instrument = gating.instruments().get(symbol);
        if (instrument == null) {
            return;
        }
        OrderId id = order.id().orElseGet(() -> leaving(order.strategy()));
        String text = Long.toString(++ids);
        Asset currency = instrument.quote();
        Fill booked = new Fill(
                symbol,
                text,
                new ClientOrderId("b" + text),
                order.side(),
                Price.ofUnits(fill.price()),
                Quantity.ofUnits(fill.quantity()),
                new Money(fill.fee(), currency),
                maker ? Liquidity.MAKER : Liquidity.TAKER,
                fill.atNanos());
        portfolio.book(id, booked, instrument, fill.atNanos()).ifPresent(entry -> memory.booked(entry, instrument));
    }

    /** What the order had reserved and did not use is free again. */
    void ended(SimulatedOrder order) {
        order.id().ifPresent(portfolio::release);
    }

    private OrderId newOrder() {
        return new OrderId("b" + ++ids);
    }

    private Optional<Price> mark(Symbol symbol) {
        return markets.of(symbol).flatMap(SymbolMarket::mark);
    }
}
