package dev.sluice.pipeline;

import dev.sluice.halt.Halt;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournalHead;
import dev.sluice.market.Candle;
import dev.sluice.market.OrderBook;
import dev.sluice.market.SymbolMarket;
import dev.sluice.operator.BookView;
import dev.sluice.operator.CandleInterval;
import dev.sluice.operator.CandleView;
import dev.sluice.operator.DeskStatus;
import dev.sluice.operator.HaltView;
import dev.sluice.operator.HaltView.KillSwitch;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The desk as people see it: decimals as text, times in ISO-8601. On the desk's loop, because it reads live state. */
final class DeskViews {
    private final TradingPipeline pipeline;
    private final DeskSetup setup;
    private final AccountViews account;

    DeskViews(TradingPipeline pipeline, DeskSetup setup) {
        this.pipeline = pipeline;
        this.setup = setup;
        this.account = new AccountViews(pipeline, setup);
    }

    /** What is held, and what it is worth. */
    AccountViews account() {
        return account;
    }

    DeskStatus.Counts counts() {
        DeskCounters counters = pipeline.counters();
        return new DeskStatus.Counts(
                counters.events(),
                counters.proposed(),
                counters.refused(),
                counters.started(),
                counters.filled(),
                live(OrderState.UNKNOWN),
                live(OrderState.MANUAL_REVIEW_REQUIRED),
                pipeline.reconciliation().divergences().size(),
                pipeline.approvals().waiting().size());
    }

    private long live(OrderState state) {
        return pipeline.execution().live().stream()
                .filter(order -> order.state() == state)
                .count();
    }

    static DeskStatus.Journal journal(JournalHead head) {
        return new DeskStatus.Journal(head.sequence(), head.hash());
    }

    HaltView halt() {
        Halt halt = pipeline.halt();
        KillSwitch killSwitch = halt.killSwitch()
                .map(thrown -> new KillSwitch(
                        thrown.engaged(),
                        thrown.reason(),
                        UtcNanos.format(thrown.atNanos()),
                        thrown.by(),
                        thrown.engaged() && thrown.closing()))
                .orElseGet(() -> new KillSwitch(false, null, null, null));
        return new HaltView(halt.state().name(), halt.reason().orElse(null), killSwitch, triggers(), true);
    }

    /** While the journal is away. */
    static HaltView emergency(dev.sluice.halt.KillSwitch engaged) {
        return new HaltView(
                TradingState.HALTED.name(),
                engaged.reason(),
                new KillSwitch(true, engaged.reason(), UtcNanos.format(engaged.atNanos()), engaged.by()),
                List.of(),
                false);
    }

    private List<HaltView.TriggerView> triggers() {
        return pipeline.safeguards().triggers().standing().stream()
                .map(each -> new HaltView.TriggerView(
                        each.trigger().code(),
                        each.rule().action().name(),
                        Money.plain(each.measured()),
                        Money.plain(each.rule().limit()),
                        each.tripped()))
                .toList();
    }

    Optional<BookView> book(Symbol symbol, int levels) {
        if (!setup.instruments().containsKey(symbol)) {
            return Optional.empty();
        }
        return Optional.of(pipeline.markets()
                .of(symbol)
                .map(market -> book(market, levels))
                .orElseGet(() -> new BookView(symbol.name(), false, 0, List.of(), List.of(), "")));
    }

    private static BookView book(SymbolMarket market, int levels) {
        OrderBook book = market.book();
        return new BookView(
                market.symbol().name(),
                book.synchronised(),
                book.lastUpdateId(),
                side(book, Side.BUY, levels),
                side(book, Side.SELL, levels),
                market.lastDepthNanos() == 0 ? "" : UtcNanos.format(market.lastDepthNanos()));
    }

    private static List<List<String>> side(OrderBook book, Side side, int levels) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(levels, book.depth(side)); i++) {
            rows.add(List.of(FixedPoint.format(book.price(side, i)), FixedPoint.format(book.quantity(side, i))));
        }
        return rows;
    }

    Optional<List<CandleView>> candles(Symbol symbol, CandleInterval interval, int limit, long nowNanos) {
        if (!setup.instruments().containsKey(symbol)) {
            return Optional.empty();
        }
        long nanos = interval.seconds() * UtcNanos.PER_SECOND;
        return Optional.of(
                pipeline
                        .markets()
                        .of(symbol)
                        .map(market -> market.candles().newest(nanos, limit))
                        .orElse(List.of())
                        .stream()
                        .map(candle -> candle(candle, candle.openNanos() + nanos <= nowNanos))
                        .toList());
    }

    private static CandleView candle(Candle candle, boolean closed) {
        return new CandleView(
                UtcNanos.format(candle.openNanos()),
                FixedPoint.format(candle.open()),
                FixedPoint.format(candle.high()),
                FixedPoint.format(candle.low()),
                FixedPoint.format(candle.close()),
                FixedPoint.format(candle.volume()),
                Money.plain(candle.quoteVolume()),
                candle.trades(),
                closed);
    }
}
