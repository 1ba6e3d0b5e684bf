package dev.sluice.bench;

import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.MarketEvent;
import dev.sluice.halt.TradingState;
import dev.sluice.market.SymbolMarket;
import dev.sluice.pipeline.Configuration;
import dev.sluice.pipeline.DeskFactory;
import dev.sluice.pipeline.DeskPolicies;
import dev.sluice.pipeline.DeskSetup;
import dev.sluice.pipeline.ReplaySetup;
import dev.sluice.risk.GatePolicies;
import dev.sluice.risk.HookAnswer;
import dev.sluice.risk.HookedOrder;
import dev.sluice.risk.OrderHook;
import dev.sluice.risk.RiskLimits;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The desks that are measured. */
final class Desks {
    static final Symbol BTCUSDT = new Symbol("BTCUSDT");

    private static final Configuration CONFIGURATION = Configuration.load(Map.of());
    private static final BigDecimal PLENTY = new BigDecimal("1000000000000");
    private static final int PLENTY_A_SECOND = 1_000_000_000;

    private Desks() {}

    /** As configured, with the built-in strategy; fresh every time, because a strategy keeps state. */
    static ReplaySetup configured() {
        return new DeskFactory(CONFIGURATION.desk()).replay(CONFIGURATION.effective(), Double.POSITIVE_INFINITY);
    }

    /** Proposes on every depth event, and every gate is asked and passes. */
    static DeskSetup passing() {
        return proposing(Long.MAX_VALUE);
    }

    /** The same, but the last gate refuses: no data is ever fresh enough. */
    static DeskSetup refusing() {
        return proposing(-1);
    }

    /** As {@link #passing}, with every gate at work as it is configured, and two users' hooks. */
    static DeskSetup guarded() {
        return guarded(TradingState.ACTIVE, false);
    }

    /** The same, but nothing may trade: the first gate refuses, and all others are asked to explain the rest. */
    static DeskSetup explaining() {
        return guarded(TradingState.HALTED, true);
    }

    private static DeskSetup guarded(TradingState state, boolean explain) {
        DeskSetup desk = passing();
        DeskPolicies configured = configured().desk().policies();
        GatePolicies gates = configured
                .gates()
                .explaining(explain)
                .with(List.of(new Limit("small", "1000000"), new Limit("tiny", "100000")));
        return new DeskSetup(
                desk.instruments(),
                desk.strategies(),
                desk.limits(),
                state,
                desk.currency(),
                desk.openingBalances(),
                0,
                desk.maxPriceDriftBps(),
                desk.balanceTolerance(),
                desk.execution(),
                configured.with(gates),
                "g");
    }

    /** A hook such as a user would write. */
    private record Limit(String name, BigDecimal most) implements OrderHook {
        Limit(String name, String most) {
            this(name, new BigDecimal(most));
        }

        @Override
        public HookAnswer check(HookedOrder order) {
            return order.notional().compareTo(most) > 0 ? HookAnswer.refuse("too large") : HookAnswer.pass();
        }
    }

    /** Takes people's orders, as many and as large as they like. */
    static DeskSetup manual(String idPrefix) {
        DeskSetup desk = passing();
        return new DeskSetup(
                Map.of(BTCUSDT, Objects.requireNonNull(desk.instruments().get(BTCUSDT))),
                List.of(),
                desk.limits(),
                desk.initialState(),
                desk.currency(),
                desk.openingBalances(),
                0,
                desk.maxPriceDriftBps(),
                desk.execution(),
                idPrefix);
    }

    private static DeskSetup proposing(long maxDataAgeNanos) {
        RiskLimits limits = new RiskLimits(
                Set.of(BTCUSDT),
                new BigDecimal("1000"),
                new BigDecimal("0.5"),
                PLENTY,
                PLENTY,
                1,
                new BigDecimal("100"),
                new BigDecimal("100"),
                PLENTY_A_SECOND,
                PLENTY_A_SECOND,
                maxDataAgeNanos);
        DeskSetup configured = configured().desk();
        return new DeskSetup(
                configured.instruments(),
                List.of(new Eager()),
                limits,
                TradingState.ACTIVE,
                configured.currency(),
                Map.of(configured.currency(), PLENTY),
                0,
                configured.maxPriceDriftBps(),
                configured.execution(),
                "b");
    }

    /** Wants to buy whenever the book has changed. */
    private static final class Eager implements Strategy {
        @Override
        public String name() {
            return "eager";
        }

        @Override
        public List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding) {
            long ask = market.book().price(Side.SELL, 0);
            if (!(event instanceof DepthDiff) || ask == 0) {
                return List.of();
            }
            Optional<Price> stop = Optional.of(Price.ofUnits(ask - ask / 1_000));
            return List.of(new Idea.Enter(
                    name(), event.symbol(), Side.BUY, Price.ofUnits(ask), stop, 1, "always", event.receivedNanos()));
        }
    }
}
