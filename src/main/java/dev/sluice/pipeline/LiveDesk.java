package dev.sluice.pipeline;

import dev.sluice.journal.JournalRecord;
import dev.sluice.operator.AccountView;
import dev.sluice.operator.BookView;
import dev.sluice.operator.CancelAnswer;
import dev.sluice.operator.CandleInterval;
import dev.sluice.operator.CandleView;
import dev.sluice.operator.Desk;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.operator.DeskStatus;
import dev.sluice.operator.DeskUnavailableException;
import dev.sluice.operator.HaltChange;
import dev.sluice.operator.HaltView;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.operator.OrderRequest;
import dev.sluice.operator.PositionView;
import dev.sluice.operator.ReconciliationView;
import dev.sluice.signal.ManualRequest;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Symbol;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The port to the running desk: every request becomes one turn on the desk's loop. */
@Singleton
public class LiveDesk implements Desk {
    private final DeskService service;

    @Inject
    public LiveDesk(DeskService service) {
        this.service = service;
    }

    @Override
    public DeskHealth health() {
        return service.health();
    }

    @Override
    public Uni<DeskStatus> status() {
        return ask(running -> running.run().ask(out -> running.status()));
    }

    @Override
    public Uni<OrderAnswer> place(OrderRequest request) {
        ManualRequest wanted =
                new ManualRequest(request.idempotencyKey(), request.bodyHash(), request.terms(), request.by());
        return ask(running -> running.run().ask(out -> pipeline(running).order(wanted, out, running.nowNanos())));
    }

    @Override
    public Uni<CancelAnswer> cancel(OrderId order, String by) {
        return ask(running -> running.run().ask(out -> {
            boolean alive = pipeline(running).cancel(order, out, running.nowNanos());
            if (alive) {
                return CancelAnswer.REQUESTED;
            }
            return pipeline(running).execution().find(order).isPresent() ? CancelAnswer.ENDED : CancelAnswer.UNKNOWN;
        }));
    }

    @Override
    public Uni<HaltView> halt() {
        return ask(running -> running.run().ask(out -> running.views().halt()));
    }

    @Override
    public Uni<HaltView> change(HaltChange change) {
        return ask(running -> running.run().ask(out -> {
            TradingPipeline pipeline = pipeline(running);
            long now = running.nowNanos();
            switch (change.kind()) {
                case ENGAGE -> {
                    pipeline.engage(change.reason(), change.by(), out, now);
                    running.rechecks().due("kill_switch");
                }
                case REDUCE -> pipeline.reduceOnly(change.reason(), change.by(), out, now);
                case RESET -> pipeline.reset(change.reason(), change.by(), out, now);
            }
            return running.views().halt();
        }));
    }

    @Override
    public Uni<List<PositionView>> positions() {
        return ask(running -> running.run().ask(out -> running.views().positions()));
    }

    @Override
    public Uni<AccountView> account() {
        return ask(running -> running.run().ask(out -> running.views().account(running.nowNanos())));
    }

    @Override
    public Uni<Optional<BookView>> book(Symbol symbol, int levels) {
        return ask(running -> running.run().ask(out -> running.views().book(symbol, levels)));
    }

    @Override
    public Uni<Optional<List<CandleView>>> candles(Symbol symbol, CandleInterval interval, int limit) {
        return ask(running ->
                running.run().ask(out -> running.views().candles(symbol, interval, limit, running.nowNanos())));
    }

    @Override
    public Uni<ReconciliationView> reconcile() {
        return ask(running -> Uni.createFrom()
                .completionStage(() -> running.rechecks().demand())
                .map(found -> ReconciliationView.of(found.payload(), found.atNanos())));
    }

    @Override
    public Multi<JournalRecord> journaled() {
        return service.journaled();
    }

    private static TradingPipeline pipeline(RunningDesk running) {
        return running.run().pipeline();
    }

    private <T> Uni<T> ask(Function<RunningDesk, Uni<T>> request) {
        return Uni.createFrom().deferred(() -> {
            RunningDesk running = service.running();
            if (running == null || service.health().phase() != Phase.TRADING) {
                return Uni.createFrom().failure(unavailable(service.health()));
            }
            return request.apply(running).onFailure().transform(LiveDesk::told);
        });
    }

    /** Only a journal that failed makes a turn fail; nobody knows then whether the request is durable. */
    private static Throwable told(Throwable cause) {
        return new DeskUnavailableException(
                "the journal failed before the request was known to be durable: " + cause.getMessage());
    }

    private static DeskUnavailableException unavailable(DeskHealth health) {
        return new DeskUnavailableException(
                "the desk is " + health.phase().name().toLowerCase(Locale.ROOT)
                        + (health.detail().isEmpty() ? "" : ": " + health.detail()));
    }
}
