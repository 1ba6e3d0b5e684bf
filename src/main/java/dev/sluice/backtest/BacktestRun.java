package dev.sluice.backtest;

import dev.sluice.backtest.Ledger.Quote;
import dev.sluice.execution.OrderTrigger;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeTick;
import dev.sluice.market.Markets;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run. Candles that end at one moment are one step, whatever their symbols: first all orders trade within them,
 * then all positions are valued at the closes, then the strategies are asked in the order of the files. So no symbol's
 * order is sized by another's later price. Every other event is a step of its own.
 */
final class BacktestRun {
    /** Of trades and books one value a minute is kept; peak and drawdown see all. */
    private static final long TICK_BUCKET_NANOS = 60_000_000_000L;

    private final BacktestSettings settings;
    private final List<Strategy> strategies;
    private final Period period;
    private final Markets markets = new Markets();
    private final Map<Symbol, SymbolTrading> symbols = new LinkedHashMap<>();
    private final RunTally tally = new RunTally();
    private final RunDigest digest = new RunDigest();
    private final Wallet wallet;
    private final Ledger ledger;
    private final @Nullable Gatekeeper gates;
    private final CandleFills candleFills;
    private final TickFills tickFills;
    private final Deciding deciding;
    private final int warmUpCandles;
    private @Nullable EquityCurve curve;
    private @Nullable SymbolTrading newest;
    private CandleClosed[] step = new CandleClosed[8];
    private SymbolTrading[] stepSymbols = new SymbolTrading[8];
    private int stepSize;
    private boolean started;
    private boolean ruined;
    private long startNanos;
    private long valuedNanos;
    private double valued;

    BacktestRun(BacktestSettings settings, List<Strategy> strategies) {
        this.settings = settings;
        this.strategies = List.copyOf(strategies);
        this.period = settings.period();
        this.wallet = new Wallet(settings.cash());
        this.gates = settings.gating()
                .map(gating -> new Gatekeeper(gating, settings.cash(), markets, tally))
                .orElse(null);
        this.ledger = new Ledger(settings, wallet, tally, digest, gates);
        Chance chance = new Chance(settings.fills());
        this.candleFills = new CandleFills(settings, ledger, chance);
        this.tickFills = new TickFills(settings, ledger, chance);
        this.deciding = new Deciding(settings, strategies, tally, gates);
        this.warmUpCandles = strategies.stream()
                .mapToInt(strategy -> strategy.inputs().warmUpCandles())
                .max()
                .orElse(0);
    }

    void on(MarketEvent event) {
        long now = event.receivedNanos();
        if (startNanos == 0 && period.holds(now)) {
            startNanos = event instanceof CandleClosed candle ? candle.openNanos() : now;
        }
        if (!period.holds(now)) {
            tally.skip();
        } else if (event instanceof CandleClosed candle) {
            if (stepSize > 0 && step[0].receivedNanos() != now) {
                finishStep();
            }
            add(candle);
        } else {
            finishStep();
            tick(event, now);
        }
    }

    private void add(CandleClosed candle) {
        SymbolTrading symbol = symbol(candle);
        if (!symbol.accepts(candle)) {
            requireOneLength(symbol, candle);
            tally.refuse("candle_not_later");
            tally.skip();
            return;
        }
        if (settings.fills().model() == FillModel.BOOK_WALK && !symbol.hasTicks()) {
            throw new IllegalArgumentException(
                    "candles have no book to walk; give recordings of books, or another fill model");
        }
        tally.candle();
        if (stepSize == step.length) {
            step = Arrays.copyOf(step, stepSize * 2);
            stepSymbols = Arrays.copyOf(stepSymbols, stepSize * 2);
        }
        step[stepSize] = candle;
        stepSymbols[stepSize++] = symbol;
    }

    private static void requireOneLength(SymbolTrading symbol, CandleClosed candle) {
        CandleClosed last = symbol.lastCandle();
        long length = candle.closeNanos() - candle.openNanos();
        long other = last == null ? length : last.closeNanos() - last.openNanos();
        if (length > 2 * other || other > 2 * length) {
            throw new IllegalArgumentException("candles of " + Duration.ofNanos(other) + " and of "
                    + Duration.ofNanos(length) + " of " + symbol.symbol() + " overlap; give those of one length");
        }
    }

    private void finishStep() {
        if (stepSize == 0) {
            return;
        }
        CandleClosed first = step[0];
        ledger.at(begin(first.receivedNanos(), 0));
        if (!wallet.holdsNothing() || stepSize > 1 || !stepSymbols[0].isIdle()) {
            tradeWithinStep();
        }
        for (int i = 0; i < stepSize; i++) {
            closeCandle(stepSymbols[i], step[i]);
        }
        for (int i = 0; i < stepSize; i++) {
            decide(stepSymbols[i], step[i]);
        }
        stepSize = 0;
        value(first.receivedNanos());
    }

    private void tradeWithinStep() {
        for (int i = 0; i < stepSize; i++) {
            if (!stepSymbols[i].hasTicks()) {
                stepSymbols[i].mark(step[i].open());
            }
        }
        for (int i = 0; i < stepSize; i++) {
            if (!stepSymbols[i].hasTicks()) {
                candleFills.within(stepSymbols[i], step[i]);
            }
        }
    }

    private void closeCandle(SymbolTrading symbol, CandleClosed candle) {
        symbol.fold(candle, markets);
        if (gates != null) {
            gates.seen(symbol, candle);
        }
        if (!symbol.hasTicks()) {
            symbol.mark(candle.close());
            candleFills.atClose(symbol, candle);
        }
        if (symbol.candles() >= warmUpCandles) {
            symbol.startHolding();
        }
    }

    private void decide(SymbolTrading symbol, CandleClosed candle) {
        if (!ruined && deciding.on(symbol, candle) && settings.fills().latencyNanos() == 0) {
            if (symbol.hasTicks()) {
                tickFills.atOnce(symbol, candle.receivedNanos());
            } else {
                candleFills.atClose(symbol, candle);
            }
        }
    }

    private void tick(MarketEvent event, long now) {
        SymbolTrading symbol = symbol(event);
        if (event instanceof TradeTick) {
            tally.trade();
        } else {
            tally.other();
        }
        if (event instanceof DepthDiff) {
            symbol.sawDepth();
        }
        ledger.at(begin(now, TICK_BUCKET_NANOS));
        if (!symbol.fold(event, markets)) {
            tally.refuse("event_repeated");
            return;
        }
        symbol.ticked();
        if (gates != null) {
            gates.seen(symbol, event);
        }
        symbol.markBy(event instanceof TradeTick trade ? trade.price() : 0);
        tickFills.on(symbol, event);
        boolean wanted = false;
        for (CandleClosed candle : symbol.candlesOf(event, settings.candles())) {
            wanted |= !ruined && deciding.on(symbol, candle);
        }
        if (symbol.candles() >= warmUpCandles) {
            symbol.startHolding();
        }
        if (!ruined && deciding.on(symbol, event) | wanted) {
            tickFills.atOnce(symbol, now);
        }
        value(now);
    }

    private SymbolTrading symbol(MarketEvent event) {
        SymbolTrading last = newest;
        Symbol name = event.symbol();
        if (last != null && (last.symbol() == name || last.symbol().equals(name))) {
            return last;
        }
        SymbolTrading found = symbols.get(name);
        if (found == null) {
            found = new SymbolTrading(name, gates == null ? order -> {} : gates::ended);
            symbols.put(name, found);
        }
        newest = found;
        return found;
    }

    /** The value of the step before is final now; where in the curve this one is going to be. */
    private int begin(long nanos, long bucketNanos) {
        EquityCurve known = curve;
        if (known == null) {
            known = new EquityCurve(bucketNanos);
            curve = known;
        } else if (started) {
            known.add(valuedNanos, valued);
        }
        return known.placeOf(nanos);
    }

    private void value(long nanos) {
        started = true;
        valuedNanos = nanos;
        valued = wallet.equityRatio();
        if (valued <= 0 && !ruined) {
            ruined = true;
            tally.refuse("ruined");
            leaveAll(TradingRules.Finish.LAST_CLOSE);
            valued = wallet.equityRatio();
        }
    }

    BacktestResult finish() {
        finishStep();
        EquityCurve done = curve == null ? new EquityCurve(0) : curve;
        done.startsAt(startNanos);
        symbols.values().stream()
                .filter(SymbolTrading::lacksItsBook)
                .forEach(symbol -> tally.refuse("book_unsynchronised"));
        ledger.finish();
        symbols.values().forEach(ledger::tellRest);
        leaveAll(settings.rules().finish());
        if (started) {
            done.add(valuedNanos, wallet.equityRatio());
        }
        PerformanceMetrics metrics = PerformanceMetrics.of(settings, done, ledger.trades(), holdPct());
        return new BacktestResult(
                settings,
                strategies.stream().map(Strategy::name).toList(),
                List.copyOf(symbols.keySet()),
                tally.counts(),
                done,
                List.copyOf(ledger.trades()),
                openPositions(),
                wallet.equity(),
                wallet.costs(),
                metrics,
                digest.finish(done));
    }

    /** The average over all symbols, as if the cash had been spread evenly. */
    private double holdPct() {
        return symbols.values().stream()
                .mapToDouble(SymbolTrading::holdPct)
                .average()
                .orElse(0);
    }

    private SortedMap<Symbol, Long> openPositions() {
        SortedMap<Symbol, Long> open = new TreeMap<>();
        symbols.values().stream()
                .filter(symbol -> symbol.position() != 0)
                .forEach(symbol -> open.put(symbol.symbol(), symbol.position()));
        return open;
    }

    private void leaveAll(TradingRules.Finish how) {
        for (SymbolTrading symbol : symbols.values()) {
            symbol.orders().stream().filter(SimulatedOrder::isOpen).forEach(order -> order.on(OrderTrigger.CANCELED));
            symbol.refresh();
            if (symbol.position() != 0 && how != TradingRules.Finish.OPEN) {
                leave(symbol, how);
            }
        }
    }

    private void leave(SymbolTrading symbol, TradingRules.Finish how) {
        Quote quote = quoteToLeaveAt(symbol, how);
        Side side = symbol.position() > 0 ? Side.SELL : Side.BUY;
        String strategy = symbol.lots().get(0).strategy();
        SimulatedOrder order = new SimulatedOrder(strategy, Optional.empty(), side, quote.atNanos());
        tally.ordered();
        order.on(OrderTrigger.SUBMIT_STARTED);
        ledger.fill(symbol, order, quote);
        symbol.refresh();
    }

    private Quote quoteToLeaveAt(SymbolTrading symbol, TradingRules.Finish how) {
        CandleClosed last = symbol.hasTicks() ? null : symbol.lastCandle();
        CandleClosed previous = symbol.previousCandle();
        if (last == null) {
            return Quote.taking(symbol.mark(), valuedNanos);
        }
        if (how == TradingRules.Finish.LAST_OPEN) {
            return Quote.taking(last.open(), last.openNanos());
        }
        return how == TradingRules.Finish.PREVIOUS_CLOSE && previous != null
                ? Quote.taking(previous.close(), previous.closeNanos())
                : Quote.taking(symbol.mark(), last.closeNanos());
    }
}
