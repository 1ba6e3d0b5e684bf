package dev.sluice.pipeline;

import dev.sluice.approval.Decision;
import dev.sluice.approval.PendingApproval;
import dev.sluice.execution.AmendAnswer;
import dev.sluice.execution.Command;
import dev.sluice.execution.Order;
import dev.sluice.execution.Resolution;
import dev.sluice.operator.DecisionAnswer;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.signal.ManualRequest;
import dev.sluice.storm.Sabotage;
import dev.sluice.storm.StormTime;
import dev.sluice.storm.Wire;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Quantity;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The desk through all its processes: when one dies, or cannot start, another begins soon, and finds what is durable
 * and nothing else.
 */
public final class StormDesk {
    /** The desk's name: ids of its orders begin with it. */
    public static final String NAME = "s";

    final StormTime time;
    final Wire wire;
    final Settings settings;
    final StormJournal journal = new StormJournal();
    final SplittableRandom chance;
    private final Map<CrashPoint, Integer> deaths = new EnumMap<>(CrashPoint.class);
    private final Map<CrashPoint, Integer> passes = new EnumMap<>(CrashPoint.class);
    private @Nullable StormLife life;
    private int lives;
    private CrashPoint deathAt = CrashPoint.NOW;
    private int passesLeft = -1;
    private long stalledUntilNanos;

    /** Where a process can die. */
    public enum CrashPoint {
        /** Wherever it is. */
        NOW,
        /** It could not start in time and gave up. */
        START,
        /** A commit is asked for. */
        BEFORE_COMMIT,
        /** It is durable, and the process does not know it yet. */
        AFTER_COMMIT,
        /** A request to the venue is due. */
        BEFORE_CALL,
        /** Its bytes have just left. */
        AFTER_CALL
    }

    public StormDesk(StormTime time, Wire wire, SplittableRandom chance, Settings settings) {
        this.time = time;
        this.wire = wire;
        this.chance = chance;
        this.settings = settings;
    }

    /** How the desk is configured, and what is wrong with it on purpose. Shared by storms, on any thread. */
    public static final class Settings {
        final SluiceConfig config;
        final DeskFactory factory;
        final Sabotage sabotage;

        public Settings(Map<String, String> configuration, Sabotage sabotage) {
            this.config = SimulatedDesk.configuration(1, configuration);
            this.factory = new DeskFactory(config);
            this.sabotage = sabotage;
        }

        public List<Instrument> instruments() {
            return List.copyOf(factory.instruments().values());
        }

        /** What the account owns at first. */
        public Map<Asset, BigDecimal> balances() {
            return factory.paperVenue().balances();
        }
    }

    /** Begins the first process. */
    public void start() {
        StormLife next = new StormLife(this, ++lives);
        life = next;
        next.begin();
    }

    public StormJournal journal() {
        return journal;
    }

    /** The running process's core, once it is aligned. */
    public Optional<TradingPipeline> pipeline() {
        return Optional.ofNullable(life).flatMap(StormLife::trading);
    }

    public int lives() {
        return lives;
    }

    /** How often it died where. */
    public Map<CrashPoint, Integer> deaths() {
        return deaths;
    }

    /** It will die when it has passed that point so often; whatever was planned before is forgotten. */
    public void dieAt(CrashPoint point, int passes) {
        deathAt = point;
        passesLeft = passes;
    }

    /** How often it came by which point since {@link #countPasses}. */
    public Map<CrashPoint, Integer> passes() {
        return passes;
    }

    /** Counts from here. */
    public void countPasses() {
        passes.clear();
    }

    /** It will not die any more. */
    public void spare() {
        passesLeft = -1;
    }

    /** Nothing is committed until then. */
    public void stallJournal(long untilNanos) {
        stalledUntilNanos = untilNanos;
    }

    long stalledUntilNanos() {
        return stalledUntilNanos;
    }

    /** Kills the process. */
    public void die() {
        die(CrashPoint.NOW);
    }

    /** The process comes by a point where it may die; true if it did. */
    boolean pass(CrashPoint point) {
        passes.merge(point, 1, Integer::sum);
        if (passesLeft > 0 && point == deathAt && --passesLeft == 0) {
            die(point);
            return true;
        }
        return false;
    }

    void die(CrashPoint point) {
        StormLife dying = life;
        if (dying != null) {
            life = null;
            deaths.merge(point, 1, Integer::sum);
            dying.die();
            time.in(StormTime.SECOND / 5 + chance.nextLong(3 * StormTime.SECOND), this::start);
        }
    }

    /** A person's order; the answer never comes if the process dies first. */
    public void order(ManualRequest request, Consumer<OrderAnswer> answer) {
        ask((pipeline, out) -> pipeline.operator().order(request, out, time.nowNanos()), answer);
    }

    /** The answer says whether there was something to cancel. */
    public void cancel(OrderId order, Consumer<Boolean> answer) {
        ask((pipeline, out) -> pipeline.operator().cancel(order, out, time.nowNanos()), answer);
    }

    /** A person wants an order smaller. */
    public void amend(OrderId order, Quantity quantity, Consumer<AmendAnswer> answer) {
        ask((pipeline, out) -> pipeline.operator().amend(order, quantity, out, time.nowNanos()), answer);
    }

    /** A person decides about an order in doubt. */
    public void resolve(OrderId order, Resolution decided, Consumer<Resolution.Answer> answer) {
        ask((pipeline, out) -> pipeline.operator().resolve(order, decided, out, time.nowNanos()), answer);
    }

    /** What waits for a person. */
    public List<ProposalId> waiting() {
        return pipeline().stream()
                .flatMap(running -> running.approvals().waiting().stream())
                .map(PendingApproval::proposal)
                .toList();
    }

    /** A person decides about an order that waits. */
    public void decide(ProposalId proposal, boolean approved, Consumer<DecisionAnswer> answer) {
        Decision decision = new Decision("operator", "storm");
        ask(
                (pipeline, out) -> approved
                        ? pipeline.operator().approve(proposal, decision, out, time.nowNanos())
                        : pipeline.operator().reject(proposal, decision, out, time.nowNanos()),
                answer);
    }

    /** A person throws the kill switch; the answer is the orders that lived then. */
    public void engage(Consumer<List<OrderId>> answer) {
        ask(
                (pipeline, out) -> {
                    List<OrderId> live =
                            pipeline.execution().live().stream().map(Order::id).toList();
                    pipeline.operator().engage("storm", "operator", out, time.nowNanos());
                    return live;
                },
                answer);
    }

    /** A person puts it back; the answer is whether it is. */
    public void reset(Consumer<Boolean> answer) {
        ask(
                (pipeline, out) -> {
                    pipeline.operator().reset("storm is over", "operator", true, out, time.nowNanos());
                    return !pipeline.halt().isKilled();
                },
                answer);
    }

    /** Nobody answers where no process trades. */
    private <T> void ask(BiFunction<TradingPipeline, Consumer<Command>, T> step, Consumer<T> answer) {
        StormLife asked = life;
        if (asked != null && asked.trading().isPresent()) {
            asked.ask(step, answer);
        }
    }
}
