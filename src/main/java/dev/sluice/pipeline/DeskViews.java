package dev.sluice.pipeline;

import dev.sluice.feed.CandleClosed;
import dev.sluice.halt.Halt;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournalHead;
import dev.sluice.operator.DeskStatus;
import dev.sluice.operator.HaltView;
import dev.sluice.operator.HaltView.KillSwitch;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import java.util.Optional;

/** The desk as people see it: decimals as text, times in ISO-8601. On the desk's loop, because it reads live state. */
final class DeskViews {
    private final TradingPipeline pipeline;
    private final DeskSetup setup;
    private final AccountViews account;
    private final MarketViews market;

    DeskViews(TradingPipeline pipeline, DeskSetup setup) {
        this.pipeline = pipeline;
        this.setup = setup;
        this.account = new AccountViews(pipeline, setup);
        this.market = new MarketViews(pipeline.markets(), setup.instruments().keySet());
    }

    /** What is held, and what it is worth. */
    AccountViews account() {
        return account;
    }

    /** What the market looks like. */
    MarketViews market() {
        return market;
    }

    /** The newest candles of a traded symbol that are whole and over, oldest first. */
    Optional<List<CandleClosed>> closedCandles(Symbol symbol, CandleInterval interval, long nowNanos) {
        return setup.instruments().containsKey(symbol)
                ? Optional.of(StructureViews.candles(pipeline.markets(), symbol, interval, nowNanos))
                : Optional.empty();
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
}
