package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderReport;
import dev.sluice.feed.EventFiles;
import dev.sluice.feed.MarketEvent;
import dev.sluice.halt.TradingStateChanged;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.journal.postgres.JournalWriter;
import dev.sluice.market.SymbolMarket;
import dev.sluice.venue.paper.PaperVenue;
import dev.sluice.vocabulary.BalanceChange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The shell that drives the pipeline from a recording: the paper exchange as venue, a real journal, and virtual time.
 *
 * <p>An event is delivered only after all effects of the one before are through, commits included; latency and timers
 * run in the recording's time. So the same recording, configuration and seed give the same journal to the last byte,
 * and the hash of its last entry is the digest of the run.
 */
public final class ReplayRun implements PaperVenue.Listener {
    private static final Duration COMMIT_LIMIT = Duration.ofSeconds(60);
    private static final long LAST_ANSWERS_NANOS = 60_000_000_000L;

    private final ReplaySetup setup;
    private final JournalWriter journal;
    private final VirtualTime time = new VirtualTime();
    private final TradingPipeline pipeline;
    private final PaperVenue venue;
    private final ArrayDeque<Command> commands = new ArrayDeque<>();
    private final List<JournalEntry> batch = new ArrayList<>();

    public ReplayRun(ReplaySetup setup, JournalWriter journal) {
        this.setup = setup;
        this.journal = journal;
        this.pipeline = new TradingPipeline(setup.desk());
        this.venue = new PaperVenue(setup.venue(), time, this);
    }

    /**
     * Runs the recording to its end, or until {@code stop} says so.
     *
     * @param progress told about once a second of wall time
     * @throws IOException if a file cannot be read
     */
    public ReplaySummary run(EventFiles recording, Consumer<ReplayProgress> progress, BooleanSupplier stop)
            throws IOException {
        ReplayPace pace = new ReplayPace(setup.speed(), progress, stop);
        MarketEvent event = recording.next();
        long firstNanos = event == null ? 0 : event.receivedNanos();
        begin(firstNanos);
        while (event != null && !stop.getAsBoolean()) {
            pace.before(event, pipeline);
            time.advanceTo(event.receivedNanos());
            deliver(event);
            event = recording.next();
        }
        time.runOut(LAST_ANSWERS_NANOS);
        return finish(recording, firstNanos, pace);
    }

    @Override
    public void onReport(OrderReport report) {
        pipeline.onReport(report, commands::add, time.nowNanos());
        carryOut();
    }

    @Override
    public void onBalance(BalanceChange balance) {
        pipeline.onBalance(balance, commands::add, time.nowNanos());
        carryOut();
    }

    private void begin(long atNanos) {
        time.advanceTo(atNanos);
        batch.add(new SessionStarted("replay", Optional.empty(), setup.configuration(), atNanos));
        batch.add(new TradingStateChanged(Optional.empty(), pipeline.halt().state(), "as configured", atNanos));
        venue.announceBalances();
        carryOut();
    }

    private void deliver(MarketEvent event) {
        venue.onMarket(event);
        pipeline.onMarket(event, commands::add);
        carryOut();
    }

    /** Carries commands out in order, those included that come of carrying them out. */
    private void carryOut() {
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            switch (command) {
                case Command.Journal(JournalEntry entry) -> batch.add(entry);
                case Command.JournalIntent intent -> {
                    batch.addAll(intent.entries());
                    JournalReceipt receipt = commit();
                    pipeline.onCommitted(intent.order(), receipt, commands::add, time.nowNanos());
                }
                case Command.ToVenue request -> request.sendTo(venue);
                case Command.WakeAt(long atNanos) -> time.at(atNanos, this::wake);
            }
        }
        if (!batch.isEmpty()) {
            commit();
        }
    }

    private void wake() {
        pipeline.onTime(commands::add, time.nowNanos());
        carryOut();
    }

    private JournalReceipt commit() {
        List<JournalEntry> entries = List.copyOf(batch);
        batch.clear();
        return journal.append(entries).await().atMost(COMMIT_LIMIT);
    }

    private ReplaySummary finish(EventFiles recording, long firstNanos, ReplayPace pace) {
        Map<String, Object> counted = new SummaryTables(pipeline, recording).counted();
        batch.add(new SessionFinished(counted, time.nowNanos()));
        commit();
        return new ReplaySummary(
                counted, firstNanos, time.nowNanos(), books(), journal.head(), pace.finish(pipeline, time));
    }

    private SortedMap<String, Boolean> books() {
        SortedMap<String, Boolean> books = new TreeMap<>();
        for (SymbolMarket market : pipeline.markets().all()) {
            books.put(market.symbol().name(), market.book().synchronised());
        }
        return books;
    }
}
