package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.journal.postgres.JournalWriter;
import dev.sluice.market.SymbolMarket;
import dev.sluice.operator.DeskStatus;
import dev.sluice.operator.DeskTimings;
import dev.sluice.operator.StrategyAnswer;
import dev.sluice.operator.StrategyChange;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A desk that has recovered: what its loop turns. Its methods belong on that loop.
 *
 * @param startedNanos when this process was ready
 * @param rechecks compares it with the venue from time to time
 */
record RunningDesk(
        LiveRun run,
        DeskViews views,
        DeskSetup setup,
        JournalWriter journal,
        EventLoop loop,
        DeskWatch watch,
        VenueLink link,
        DeskVenue venue,
        SluiceConfig.Mode mode,
        long startedNanos,
        Rechecks rechecks,
        VitalSigns vitals) {

    long nowNanos() {
        return loop.nowNanos();
    }

    /**
     * Looks after its parts.
     *
     * @param dueNanos when this look was due
     */
    void look(DeskTimings timings, long dueNanos) {
        long now = nowNanos();
        vitals.look(dueNanos, now);
        watch.look(vitals.health(), now);
        venue.notices()
                .takeWeight()
                .ifPresent(weight -> run.turn(new DeskInput.VenueLoadTold(weight.used(), weight.limit(), now)));
        run.turn(new DeskInput.SafeguardsLooked(now));
        run.tellCancelled();
        link.countGaps(run.pipeline().markets().all(), timings);
        link.healBooks(venue.feed(), lostBooks(), now);
    }

    StrategyViews strategies() {
        return new StrategyViews(run.pipeline(), setup.instruments().keySet());
    }

    StrategyAnswer changeStrategy(StrategyChange change, Consumer<Command> out) {
        if (run.pipeline().strategies().find(change.name()).isEmpty()) {
            return new StrategyAnswer.Unknown();
        }
        return run.reach(new PersonInput.StrategyWanted(change, nowNanos()), out)
                .<StrategyAnswer>map(problem -> new StrategyAnswer.Refused("capitalPct", problem))
                .orElseGet(() -> new StrategyAnswer.Changed(
                        strategies().of(change.name()).orElseThrow()));
    }

    DeskStatus status() {
        String name = mode.word();
        return new DeskStatus(
                name,
                watch.phase().name(),
                run.pipeline().halt().state().name(),
                run.pipeline().halt().isKilled(),
                setup.instruments().keySet().stream().map(Symbol::name).toList(),
                new DeskStatus.Venue(
                        venue.name(),
                        word(venue.notices().connections().market() > 0),
                        word(venue.notices().connections().user() > 0),
                        roundTripMillis()),
                views.counts(),
                DeskViews.journal(journal.head()),
                UtcNanos.format(startedNanos),
                UtcNanos.format(nowNanos()));
    }

    private static String word(boolean connected) {
        return connected ? "connected" : "disconnected";
    }

    private List<Symbol> lostBooks() {
        List<Symbol> lost = new ArrayList<>();
        for (SymbolMarket market : run.pipeline().markets().all()) {
            if (market.depthSequence().needsSnapshot()) {
                lost.add(market.symbol());
            }
        }
        return lost;
    }

    private String roundTripMillis() {
        return run.roundTripNanos()
                .map(nanos -> BigDecimal.valueOf(nanos / 1_000, 3).toPlainString())
                .orElse("");
    }
}
