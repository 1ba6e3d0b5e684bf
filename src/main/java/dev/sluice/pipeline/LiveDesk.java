package dev.sluice.pipeline;

import dev.sluice.approval.Decision;
import dev.sluice.execution.Command;
import dev.sluice.execution.Resolution;
import dev.sluice.journal.JournalRecord;
import dev.sluice.operator.AccountView;
import dev.sluice.operator.AlertView;
import dev.sluice.operator.BookView;
import dev.sluice.operator.CancelAnswer;
import dev.sluice.operator.CandleView;
import dev.sluice.operator.ChangeAnswer;
import dev.sluice.operator.ChangeAnswer.Kind;
import dev.sluice.operator.DecisionAnswer;
import dev.sluice.operator.DeltaView;
import dev.sluice.operator.Desk;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.operator.DeskStatus;
import dev.sluice.operator.DeskUnavailableException;
import dev.sluice.operator.ExposureView;
import dev.sluice.operator.FootprintView;
import dev.sluice.operator.HaltChange;
import dev.sluice.operator.HaltView;
import dev.sluice.operator.ImbalanceQuery;
import dev.sluice.operator.MarketStructureView;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.operator.OrderRequest;
import dev.sluice.operator.PositionView;
import dev.sluice.operator.ProposalDecision;
import dev.sluice.operator.RecommendationRequest;
import dev.sluice.operator.ReconciliationView;
import dev.sluice.operator.ResetRefusedException;
import dev.sluice.operator.ReviewDecision;
import dev.sluice.operator.RiskAnswer;
import dev.sluice.operator.RiskChange;
import dev.sluice.operator.RiskView;
import dev.sluice.operator.StrategyAnswer;
import dev.sluice.operator.StrategyChange;
import dev.sluice.operator.StrategyView;
import dev.sluice.operator.TapeView;
import dev.sluice.risk.LimitsAnswer;
import dev.sluice.signal.ManualRequest;
import dev.sluice.signal.Recommendation;
import dev.sluice.signal.RequestKey;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The port to the running desk: every request becomes one turn on the desk's loop. */
@Singleton
public class LiveDesk implements Desk {
    /** How long engaging may take; whoever engages waits for an answer no longer than a second. */
    private static final Duration AT_ONCE = Duration.ofMillis(700);

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
        return ask(running -> running.run().request(now -> new PersonInput.OrderWanted(wanted, now)));
    }

    @Override
    public Uni<DecisionAnswer> decide(ProposalDecision decided) {
        Decision decision = new Decision(decided.by(), decided.reason());
        return ask(running -> running.run()
                .request(
                        now -> new PersonInput.ProposalDecided(decided.proposal(), decided.approved(), decision, now)));
    }

    @Override
    public Uni<Optional<OrderAnswer>> recommend(RecommendationRequest request) {
        RecommendationRequest.View view = request.view();
        Recommendation wanted = new Recommendation(
                new RequestKey(request.idempotencyKey(), request.bodyHash(), request.by()),
                view.strategy(),
                view.symbol(),
                view.side(),
                view.confidence().doubleValue(),
                view.entry(),
                view.stop(),
                view.target(),
                view.rationale(),
                view.validForNanos());
        return ask(running -> running.run().request(now -> new PersonInput.Recommended(wanted, now)));
    }

    @Override
    public Uni<Optional<OrderId>> close(Symbol symbol, String reason, String by) {
        Exits.Why why = new Exits.Why(by, reason);
        return ask(running -> running.run().request(now -> new PersonInput.CloseWanted(symbol, why, now)));
    }

    @Override
    public Uni<CancelAnswer> cancel(OrderId order, String by) {
        return ask(running -> running.run().ask(out -> {
            boolean alive = running.run().reach(new PersonInput.CancelAsked(order, running.nowNanos()), out);
            if (alive) {
                return CancelAnswer.REQUESTED;
            }
            return running.run().pipeline().execution().find(order).isPresent()
                    ? CancelAnswer.ENDED
                    : CancelAnswer.UNKNOWN;
        }));
    }

    @Override
    public Uni<ChangeAnswer> amend(OrderId order, Quantity quantity) {
        return ask(running -> running.run().ask(out -> switch (running.run()
                .reach(new PersonInput.AmendAsked(order, quantity, running.nowNanos()), out)) {
            case REQUESTED, UNCHANGED -> ChangeAnswer.DONE;
            case NOT_POSSIBLE_NOW ->
                new ChangeAnswer(
                        Kind.CONFLICT, "the order has ended, is in doubt, or another request of it is on its way");
            case NOT_SMALLER ->
                new ChangeAnswer(Kind.INVALID, "must be less than the order asks for and more than is filled already");
            case FILTER -> new ChangeAnswer(Kind.INVALID, "breaks one of the venue's filters");
            case UNKNOWN_ORDER -> new ChangeAnswer(Kind.CONFLICT, "order " + order + " has ended");
        }));
    }

    @Override
    public Uni<ChangeAnswer> resolve(OrderId order, ReviewDecision decided) {
        Resolution resolution =
                new Resolution(decided.state(), decided.filled(), decided.price(), decided.reason(), decided.by());
        return ask(running -> running.run().ask(out -> switch (running.run()
                .reach(new PersonInput.ReviewDecided(order, resolution, running.nowNanos()), out)) {
            case RESOLVED -> ChangeAnswer.DONE;
            case NOT_IN_DOUBT, UNKNOWN_ORDER -> new ChangeAnswer(Kind.CONFLICT, "order " + order + " is not in doubt");
            case IMPOSSIBLE_QUANTITY ->
                new ChangeAnswer(
                        Kind.INVALID,
                        "must be at least what is booked, the whole order if FILLED, less if CANCELLED or EXPIRED,"
                                + " and 0 if REJECTED");
        }));
    }

    @Override
    public Uni<HaltView> halt() {
        return ask(running -> running.run().ask(out -> running.views().halt()))
                .onFailure(DeskUnavailableException.class)
                .recoverWithUni(away -> service.brake()
                        .flatMap(EmergencyBrake::pulled)
                        .map(engaged -> Uni.createFrom().item(DeskViews.emergency(engaged)))
                        .orElseGet(() -> Uni.createFrom().failure(away)));
    }

    @Override
    public Uni<HaltView> change(HaltChange change) {
        return switch (change.kind()) {
            case ENGAGE -> engage(change);
            case REDUCE ->
                ask(running -> running.run().ask(out -> {
                    running.run()
                            .reach(new PersonInput.ReduceWanted(change.reason(), change.by(), running.nowNanos()), out);
                    return running.views().halt();
                }));
            case RESET -> ask(running -> reset(running, change));
        };
    }

    /** Through the desk if it can take it at once, and without it else. */
    private Uni<HaltView> engage(HaltChange change) {
        return ask(running -> running.run().ask(out -> {
                    running.run()
                            .reach(new PersonInput.KillWanted(change.reason(), change.by(), running.nowNanos()), out);
                    return running.views().halt();
                }))
                .ifNoItem()
                .after(AT_ONCE)
                .fail()
                .onFailure()
                .recoverWithUni(late -> brake(change, late));
    }

    /** Writing it down blocks. */
    private Uni<HaltView> brake(HaltChange change, Throwable late) {
        EmergencyBrake brake = service.brake().orElse(null);
        if (brake == null) {
            return Uni.createFrom().failure(late);
        }
        return Uni.createFrom()
                .item(() -> brake.pull(change.reason(), change.by()))
                .invoke(service::tellKilled)
                .map(DeskViews::emergency)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .transform(broken -> new DeskUnavailableException(
                        "neither the journal nor a file could take it: " + broken.getMessage()));
    }

    /** Nobody trades again on books that were not compared. */
    private static Uni<HaltView> reset(RunningDesk running, HaltChange change) {
        return Uni.createFrom()
                .completionStage(() -> running.rechecks().demand())
                .chain(compared -> running.run()
                        .request(now -> new PersonInput.ResetWanted(
                                change.reason(), change.by(), change.acceptDivergences(), now)))
                .chain(answer -> switch (answer) {
                    case DONE -> running.run().ask(out -> running.views().halt());
                    case NOT_COMPARED ->
                        refused("the books were not compared with the venue's since the kill switch was engaged;"
                                + " try again");
                    case DIVERGED ->
                        refused("the books differ from the venue's: look at GET /api/reconciliations, then repeat with"
                                + " \"acceptDivergences\": true to take the venue's word for it");
                });
    }

    private static Uni<HaltView> refused(String why) {
        return Uni.createFrom().failure(new ResetRefusedException(why));
    }

    @Override
    public Uni<List<PositionView>> positions() {
        return ask(running -> running.run().ask(out -> running.views().account().positions()));
    }

    @Override
    public Uni<AccountView> account() {
        return ask(running -> running.run().ask(out -> {
            valued(running, out);
            return running.views().account().account(running.nowNanos());
        }));
    }

    @Override
    public Uni<ExposureView> exposure() {
        return ask(running -> running.run().ask(out -> running.views().account().exposure(running.nowNanos())));
    }

    @Override
    public Uni<Optional<MarketStructureView>> structure(Symbol symbol, CandleInterval interval, int swing) {
        return ask(running ->
                        running.run().ask(out -> running.views().closedCandles(symbol, interval, running.nowNanos())))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> found.map(candles -> StructureViews.of(symbol, interval, swing, candles)));
    }

    @Override
    public Uni<Optional<BookView>> book(Symbol symbol, int levels) {
        return ask(running -> running.run().ask(out -> running.views().market().book(symbol, levels)));
    }

    @Override
    public Uni<Optional<List<CandleView>>> candles(Symbol symbol, CandleInterval interval, int limit) {
        return ask(running -> running.run()
                .ask(out -> running.views().market().candles(symbol, interval, limit, running.nowNanos())));
    }

    @Override
    public Uni<Optional<TapeView>> tape(Symbol symbol, int limit) {
        return ask(running -> running.run().ask(out -> running.views().market().tape(symbol, limit)));
    }

    @Override
    public Uni<Optional<List<DeltaView>>> delta(Symbol symbol, CandleInterval interval, int limit) {
        return ask(running ->
                running.run().ask(out -> running.views().market().delta(symbol, interval, limit, running.nowNanos())));
    }

    @Override
    public Uni<Optional<List<FootprintView>>> footprint(
            Symbol symbol, CandleInterval interval, int limit, ImbalanceQuery imbalance) {
        return ask(running -> running.run()
                .ask(out ->
                        running.views().market().footprint(symbol, interval, limit, imbalance, running.nowNanos())));
    }

    @Override
    public Uni<RiskView> risk() {
        return ask(running -> running.run().ask(out -> riskView(running, out)));
    }

    @Override
    public Uni<RiskAnswer> changeLimits(RiskChange change) {
        return ask(running -> running.run().ask(out -> switch (running.run()
                .reach(new PersonInput.LimitsWanted(change, running.nowNanos()), out)) {
            case LimitsAnswer.Changed _ -> new RiskAnswer.Changed(riskView(running, out));
            case LimitsAnswer.Refused refused -> new RiskAnswer.Refused(refused.problems());
        }));
    }

    @Override
    public Uni<List<StrategyView>> strategies() {
        return ask(running -> running.run().ask(out -> running.strategies().all()));
    }

    @Override
    public Uni<StrategyAnswer> changeStrategy(StrategyChange change) {
        return ask(running -> running.run().ask(out -> running.changeStrategy(change, out)));
    }

    /** A look at what the account is worth may move its peak, so that it is an input like any other. */
    private static void valued(RunningDesk running, Consumer<Command> out) {
        running.run().reach(new DeskInput.AccountValued(running.nowNanos()), out);
    }

    private static RiskView riskView(RunningDesk running, Consumer<Command> out) {
        valued(running, out);
        return new RiskViews(running.run().pipeline()).risk(running.nowNanos());
    }

    @Override
    public Uni<ReconciliationView> reconcile() {
        return ask(running -> Uni.createFrom()
                .completionStage(() -> running.rechecks().demand())
                .map(found -> ReconciliationView.of(found.payload(), found.atNanos())));
    }

    @Override
    public List<AlertView> recentAlerts() {
        return service.recentAlerts();
    }

    @Override
    public Multi<AlertView> alerted() {
        return service.alerted();
    }

    @Override
    public Multi<JournalRecord> journaled() {
        return service.journaled();
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
        if (cause instanceof ResetRefusedException || cause instanceof DeskUnavailableException) {
            return cause;
        }
        return new DeskUnavailableException(
                "the journal failed before the request was known to be durable: " + cause.getMessage());
    }

    private static DeskUnavailableException unavailable(DeskHealth health) {
        return new DeskUnavailableException(
                "the desk is " + health.phase().name().toLowerCase(Locale.ROOT)
                        + (health.detail().isEmpty() ? "" : ": " + health.detail()));
    }
}
