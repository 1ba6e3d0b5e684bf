package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.ExecutionAlarm;
import dev.sluice.execution.OrderTransitioned;
import dev.sluice.execution.OrderTrigger;
import dev.sluice.journal.JournalEntry;
import dev.sluice.portfolio.FillBooked;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What the desk did, counted where it happens. */
public final class DeskCounters {
    private final Map<Reason, Long> refusals = new EnumMap<>(Reason.class);
    private final Map<OrderState, Long> ended = new EnumMap<>(OrderState.class);
    private final Map<String, Long> reasons = new TreeMap<>();
    private long events;
    private long proposals;
    private long orders;
    private long fills;
    private long alarms;
    private long earlierRefusals;
    private long earlierOrders;
    private long earlierProposals;
    private long earlierFills;
    private long refusedLocally;

    void countEvent() {
        events++;
    }

    void countProposal() {
        proposals++;
    }

    void countRefusal(Reason reason) {
        refusals.merge(reason, 1L, Long::sum);
    }

    void count(Command command) {
        switch (command) {
            case Command.JournalIntent intent -> {
                if (intent.entries().stream().anyMatch(DeskCounters::isNewOrder)) {
                    orders++;
                }
            }
            case Command.Journal journal -> {
                switch (journal.entry()) {
                    case FillBooked _ -> fills++;
                    case ExecutionAlarm _ -> alarms++;
                    case StrategyFailed _ -> alarms++;
                    case OrderTransitioned moved
                    when moved.trigger() == OrderTrigger.REFUSED_LOCALLY -> {
                        refusedLocally++;
                        end(moved);
                    }
                    case OrderTransitioned moved
                    when moved.to().isTerminal() && moved.from() != moved.to() -> end(moved);
                    default -> {
                        // other entries are not counted
                    }
                }
            }
            case Command.ToVenue _, Command.WakeAt _ -> {
                // counted, if at all, when its intent was journaled
            }
        }
    }

    private static boolean isNewOrder(JournalEntry entry) {
        return entry instanceof OrderTransitioned moved
                && moved.trigger() == OrderTrigger.SUBMIT_STARTED
                && moved.from() == OrderState.PENDING;
    }

    /** Goes on from what an earlier process counted; see {@link Counted}. */
    void restore(Counted earlier) {
        earlierProposals = earlier.proposals();
        earlierRefusals = earlier.refused();
        earlierOrders = earlier.orders();
        earlierFills = earlier.fills();
    }

    /** Proposals refused by a gate since the journal began. */
    public long refused() {
        return earlierRefusals
                + refusals.values().stream().mapToLong(Long::longValue).sum();
    }

    private void end(OrderTransitioned moved) {
        ended.merge(moved.to(), 1L, Long::sum);
        if (moved.row().get("reason") instanceof String reason) {
            reasons.merge(reason, 1L, Long::sum);
        }
    }

    public long events() {
        return events;
    }

    public long proposals() {
        return proposals;
    }

    /** Orders whose intent was journaled. */
    public long orders() {
        return orders;
    }

    /** Orders since the journal began, those included that a pre-trade check refused. */
    public long started() {
        return earlierOrders + orders + refusedLocally;
    }

    /** Proposals since the journal began. */
    public long proposed() {
        return earlierProposals + proposals;
    }

    /** Fills since the journal began. */
    public long filled() {
        return earlierFills + fills;
    }

    public long fills() {
        return fills;
    }

    public long alarms() {
        return alarms;
    }

    /** Refused proposals by the code of the gate's reason. */
    public Map<String, Long> refusals() {
        Map<String, Long> byCode = new TreeMap<>();
        refusals.forEach((reason, count) -> byCode.put(reason.code(), count));
        return byCode;
    }

    /** Ended orders by the code of what ended them, where there is one; codes come from the closed catalogue. */
    public Map<String, Long> reasons() {
        return new TreeMap<>(reasons);
    }

    /** Ended orders by the state in which they ended. */
    public Map<String, Long> ended() {
        Map<String, Long> byState = new TreeMap<>();
        ended.forEach((state, count) -> byState.put(state.name(), count));
        return byState;
    }
}
