package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.ExecutionAlarm;
import dev.sluice.execution.OrderGateway;
import dev.sluice.execution.OrderReport;
import dev.sluice.feed.MarketEvent;
import dev.sluice.halt.KillSwitchThrown;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.journal.postgres.JournalWriter;
import dev.sluice.operator.DeskTimings;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The shell that drives the pipeline live: it carries commands out and feeds their effects back, and decides nothing.
 * Everything here happens on the desk's loop.
 *
 * <p>What one turn journals goes into one transaction; an intent is acted upon only after its commit. When the journal
 * fails nobody knows what is durable, so the run ends: nothing more is decided, sent or answered.
 */
final class LiveRun {
    private static final Logger LOG = Logger.getLogger(LiveRun.class);

    private final TradingPipeline pipeline;
    private final JournalWriter journal;
    private final OrderGateway venue;
    private final EventLoop loop;
    private final Consumer<Throwable> failed;
    private final DeskTimings timings;
    private final ArrayDeque<Command> commands = new ArrayDeque<>();
    private final List<JournalEntry> batch = new ArrayList<>();
    private final List<OrderId> intents = new ArrayList<>();
    private final Map<ClientOrderId, Long> unanswered = new HashMap<>();
    private final ArrayDeque<Long> commitsBegun = new ArrayDeque<>();
    private CompletableFuture<@Nullable Void> lastCommit = CompletableFuture.completedFuture(null);
    private final KillTiming kill;
    private InputLog inputs = InputLog.NONE;
    private Executor wire = Runnable::run;
    private Runnable killed = () -> {};
    private Consumer<MarketEvent> recording = event -> {};
    private @Nullable Throwable failure;
    private long roundTripNanos = -1;

    LiveRun(
            TradingPipeline pipeline,
            JournalWriter journal,
            OrderGateway venue,
            EventLoop loop,
            Consumer<Throwable> failed,
            DeskTimings timings) {
        this.pipeline = pipeline;
        this.journal = journal;
        this.venue = venue;
        this.loop = loop;
        this.failed = failed;
        this.timings = timings;
        this.kill = new KillTiming(pipeline.execution());
    }

    /** Before anything else: where all inputs are written down. */
    void noteTo(InputLog log) {
        inputs = log;
    }

    /**
     * Before anything else.
     *
     * @param adapter runs what it is given after what it was given before: requests to the venue, too
     * @param listener hears that the kill switch was engaged, on the loop
     */
    void onKill(Executor adapter, Runnable listener) {
        wire = adapter;
        killed = listener;
    }

    /** Before anything else: hears of every market event before it is decided on, on the loop. */
    void recordTo(Consumer<MarketEvent> listener) {
        recording = listener;
    }

    TradingPipeline pipeline() {
        return pipeline;
    }

    /** Time from the last order's submission to the venue's first word on it; empty before the first. */
    Optional<Long> roundTripNanos() {
        return roundTripNanos < 0 ? Optional.empty() : Optional.of(roundTripNanos);
    }

    /** How long the oldest append has been waiting for its commit; 0 if none is. On the loop. */
    long waitingNanos() {
        Long oldest = commitsBegun.peek();
        return oldest == null ? 0 : System.nanoTime() - oldest;
    }

    /** Asks the core from any thread; the answer comes when everything journaled until then is committed. */
    <T> Uni<T> request(LongFunction<DeskInput.Request<T>> request) {
        return ask(out -> reach(request.apply(loop.nowNanos()), out));
    }

    /** Lets an input reach the core, on the loop. */
    void turn(DeskInput input) {
        if (failure == null) {
            inputs.note(input);
            input.reach(pipeline, commands::add);
            carryOut();
        }
    }

    /** The same for one that is answered at once; within a turn. */
    <T> T reach(DeskInput.Request<T> request, Consumer<Command> out) {
        inputs.note(request);
        return request.answer(pipeline, out);
    }

    /**
     * Runs one step from any thread, which must not change the core; the answer comes when everything journaled until
     * then is committed.
     */
    <T> Uni<T> ask(Function<Consumer<Command>, T> step) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.execute(() -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
                return;
            }
            T result = step.apply(commands::add);
            carryOut();
            lastCommit.whenComplete((done, broken) -> {
                if (broken == null) {
                    answer.complete(result);
                } else {
                    answer.completeExceptionally(broken);
                }
            });
        });
        return Uni.createFrom().completionStage(answer);
    }

    /** Runs one step, which must not change the core, on the loop. */
    void turn(Consumer<Consumer<Command>> step) {
        if (failure == null) {
            step.accept(commands::add);
            carryOut();
        }
    }

    /** Appends an entry of the shell's own, on the loop. */
    void journal(JournalEntry entry) {
        turn(out -> out.accept(new Command.Journal(entry)));
    }

    /** Runs one market event through the pipeline, on the loop. */
    void onMarket(MarketEvent event) {
        if (failure != null) {
            return;
        }
        recording.accept(event);
        long began = System.nanoTime();
        DeskInput input = new DeskInput.MarketMoved(event);
        inputs.note(input);
        input.reach(pipeline, commands::add);
        if (!commands.isEmpty()) {
            timings.decided(System.nanoTime() - began);
            carryOut();
        }
    }

    void onReport(OrderReport report) {
        Long sent = unanswered.remove(report.clientOrderId());
        if (sent != null) {
            roundTripNanos = loop.nowNanos() - sent;
            turn(new HealthInput.VenueAnswered(roundTripNanos, loop.nowNanos()));
        }
        turn(new DeskInput.OrderReported(report, loop.nowNanos()));
    }

    void onBalance(BalanceChange balance) {
        turn(new DeskInput.BalanceReported(balance, loop.nowNanos()));
    }

    void onTransfer(AssetTransfer transfer) {
        turn(new DeskInput.TransferReported(transfer, loop.nowNanos()));
    }

    private void carryOut() {
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            switch (command) {
                case Command.Journal(ExecutionAlarm alarm) -> {
                    LOG.errorf("alarm: %s", alarm.message());
                    batch.add(alarm);
                }
                case Command.Journal(KillSwitchThrown thrown) -> {
                    batch.add(thrown);
                    thrown(thrown);
                }
                case Command.Journal(JournalEntry entry) -> batch.add(entry);
                case Command.JournalIntent intent -> {
                    batch.addAll(intent.entries());
                    intents.add(intent.order());
                }
                case Command.Submit submit -> send(submit);
                case Command.Cancel cancel -> send(cancel);
                case Command.ToVenue request -> request.sendTo(venue);
                case Command.WakeAt(long atNanos) -> loop.at(atNanos, this::wake);
            }
        }
        if (!batch.isEmpty()) {
            commit();
        }
    }

    private void send(Command.Submit submit) {
        unanswered.put(submit.intent().clientOrderId(), loop.nowNanos());
        submit.sendTo(venue);
    }

    private void thrown(KillSwitchThrown thrown) {
        if (thrown.killSwitch().engaged()) {
            kill.engaged(thrown.atNanos(), System.nanoTime());
            killed.run();
        }
    }

    /** What the adapter is given after the request runs when that is on the wire. */
    private void send(Command.Cancel cancel) {
        cancel.sendTo(venue);
        if (kill.isRunning()) {
            wire.execute(() -> {
                long sent = System.nanoTime();
                loop.execute(() -> {
                    kill.sent(cancel.request().order(), sent);
                    tellCancelled();
                });
            });
        }
    }

    /** Says, once there is nothing more to wait for, how long an engaged kill switch took; on the loop. */
    void tellCancelled() {
        if (failure == null) {
            kill.finished(loop.nowNanos()).ifPresent(sent -> {
                timings.killCancelled(sent.tookNanos());
                LOG.infof("the kill switch sent %d cancels in %d ms", sent.requests(), sent.tookNanos() / 1_000_000);
                journal(sent);
            });
        }
    }

    private void wake() {
        turn(new DeskInput.TimePassed(loop.nowNanos()));
    }

    private void commit() {
        List<JournalEntry> entries = List.copyOf(batch);
        List<OrderId> orders = List.copyOf(intents);
        batch.clear();
        intents.clear();
        long began = System.nanoTime();
        commitsBegun.add(began);
        CompletableFuture<@Nullable Void> committed = new CompletableFuture<>();
        lastCommit = committed;
        journal.append(entries)
                .subscribe()
                .with(
                        receipt -> {
                            long took = System.nanoTime() - began;
                            measure(took, !orders.isEmpty());
                            loop.execute(() -> onCommitted(orders, receipt, took));
                            committed.complete(null);
                        },
                        cause -> {
                            loop.execute(() -> fail(cause));
                            committed.completeExceptionally(cause);
                        });
    }

    private void measure(long nanos, boolean withIntents) {
        timings.appended(nanos);
        if (withIntents) {
            timings.intentCommitted(nanos);
        }
    }

    private void onCommitted(List<OrderId> orders, JournalReceipt receipt, long tookNanos) {
        commitsBegun.poll();
        turn(new HealthInput.JournalCommitted(tookNanos, loop.nowNanos()));
        for (OrderId order : orders) {
            turn(new DeskInput.IntentCommitted(order, receipt, loop.nowNanos()));
        }
    }

    private void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
            failed.accept(cause);
        }
    }

    /** Ends the run, from any thread, because something else that it cannot do without has failed. */
    void abandon(Throwable cause) {
        loop.execute(() -> failure = failure == null ? cause : failure);
    }
}
