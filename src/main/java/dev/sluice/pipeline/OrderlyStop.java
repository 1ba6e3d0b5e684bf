package dev.sluice.pipeline;

import dev.sluice.approval.PendingApproval;
import dev.sluice.execution.Command;
import dev.sluice.execution.Order;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.operator.DeskStatus;
import dev.sluice.vocabulary.OrderId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Stops a desk so that the next start finds everything at rest: no strategy is asked any more, what is on its way comes
 * to its end or to rest in the venue's book, and the marks are written down. Blocks, with a limit.
 */
final class OrderlyStop {
    private static final Logger LOG = Logger.getLogger(OrderlyStop.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final RunningDesk desk;

    OrderlyStop(RunningDesk desk) {
        this.desk = desk;
    }

    /**
     * @param broken whether the journal has failed, so that nothing can be written down
     * @param cancelOpen whether open orders are cancelled at the venue first
     */
    void run(boolean broken, boolean cancelOpen) {
        desk.venue().feed().stop();
        if (broken) {
            return;
        }
        desk.watch().enter(Phase.DRAINING, "waiting for what is on its way");
        try {
            TradingPipeline pipeline = desk.run().pipeline();
            ask(() -> desk.run().ask(out -> {
                desk.run().reach(new DeskInput.Drained(desk.nowNanos()), out);
                if (cancelOpen) {
                    desk.run().reach(new PersonInput.AllCancelsAsked(desk.nowNanos()), out);
                }
                return true;
            }));
            if (!awaitRest(pipeline, cancelOpen)) {
                LOG.warnf("stopping although orders are on their way; the next start asks the venue about them");
            }
            ask(() -> desk.run().ask(out -> {
                desk.run().reach(new DeskInput.AccountMarkDue(desk.nowNanos()), out);
                out.accept(new Command.Journal(new SessionFinished(summary(), desk.nowNanos())));
                return true;
            }));
            LOG.infof("stopped in order, journal head %s", desk.journal().head());
        } catch (RuntimeException e) {
            LOG.warnf("the desk did not stop in order: %s", e.getMessage());
        }
    }

    private boolean awaitRest(TradingPipeline pipeline, boolean cancelOpen) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            if (ask(() -> desk.run().ask(out -> rests(pipeline, cancelOpen)))) {
                return true;
            }
            Uni.createFrom().voidItem().onItem().delayIt().by(LOOK).await().atMost(LIMIT);
        }
        return false;
    }

    /** Whether no order will change soon; one that waits for a person goes on waiting after the next start. */
    static boolean rests(TradingPipeline pipeline, boolean cancelOpen) {
        Set<OrderId> waiting = pipeline.approvals().waiting().stream()
                .map(PendingApproval::order)
                .collect(Collectors.toSet());
        return pipeline.execution().live().stream()
                .allMatch(order -> waiting.contains(order.id()) || rests(order, cancelOpen));
    }

    /** In the venue's book, or in doubt: neither will change soon. */
    private static boolean rests(Order order, boolean cancelOpen) {
        return switch (order.state()) {
            case SUBMITTED, PARTIALLY_FILLED -> !cancelOpen && order.terms().mayRest();
            case UNKNOWN, MANUAL_REVIEW_REQUIRED -> true;
            default -> order.state().isTerminal();
        };
    }

    private Map<String, Object> summary() {
        DeskStatus.Counts counts = desk.views().counts();
        return Map.of(
                "events", counts.events(),
                "proposals", counts.proposals(),
                "refused", counts.refused(),
                "orders", counts.orders(),
                "fills", counts.fills(),
                "unknown", counts.unknown());
    }

    private static <T> T ask(Supplier<Uni<T>> request) {
        return request.get().await().atMost(LIMIT);
    }
}
