package dev.sluice.storm;

import dev.sluice.approval.ApprovalEnded;
import dev.sluice.approval.ProposalApproved;
import dev.sluice.execution.OrderTransitioned;
import dev.sluice.execution.OrderTrigger;
import dev.sluice.journal.JournalEntry;
import dev.sluice.pipeline.StormDesk.CrashPoint;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts how doubts were resolved, so that a test can tell that every way of it was really gone. */
final class Resolutions {
    private final Tally tally;
    private final Map<OrderId, OrderTransitioned> last = new HashMap<>();
    private final Map<OrderId, Resolved> resolving = new LinkedHashMap<>();

    /** What one piece of evidence made of an order in doubt: the last state that it reached in that moment. */
    private record Resolved(OrderState to, String by, long atNanos) {}

    private Resolutions(Tally tally) {
        this.tally = tally;
    }

    static void count(Storm storm) {
        Resolutions resolutions = new Resolutions(storm.tally);
        for (JournalEntry entry : storm.desk.journal().entries()) {
            switch (entry) {
                case OrderTransitioned moved -> resolutions.count(moved);
                case ReconciliationFinished finished ->
                    storm.tally.count("repaired by reconciliation", finished.repaired());
                case ProposalApproved approved
                when approved.decision().isPresent() -> storm.tally.count("approved by a person");
                case ApprovalEnded ended -> storm.tally.count("waited in vain: " + ended.code());
                default -> {}
            }
        }
        resolutions.resolving.values().forEach(resolutions::tell);
        for (CrashPoint point : CrashPoint.values()) {
            storm.tally.count("death " + point, storm.desk.deaths().getOrDefault(point, 0));
            storm.tally.count("passed " + point, storm.desk.passes().getOrDefault(point, 0));
        }
        storm.tally.count("resolved by a person", storm.user.resolved());
        storm.tally.count("orders", storm.user.accepted());
        storm.user.amends().forEach((answer, times) -> storm.tally.count("amend " + answer, times));
        storm.user.refusals().forEach((code, times) -> storm.tally.count("refused " + code, times));
    }

    private void count(OrderTransitioned moved) {
        doubts(moved);
        if (moved.trigger() == OrderTrigger.SUBMIT_STARTED && moved.from() != OrderState.PENDING) {
            tally.count("attempted again: " + moved.evidence());
        }
        OrderTransitioned before = last.put(moved.order(), moved);
        boolean atOnce = before != null
                && before.atNanos() == moved.atNanos()
                && by(before).equals("trade");
        if (atOnce && moved.to() == OrderState.CANCELLED && moved.evidence().equals("venue")) {
            tally.count("cancelled, and a trade came after that");
        }
        if (moved.trigger() == OrderTrigger.AMENDED) {
            tally.count("amended");
        }
        if (moved.to().isTerminal() && !moved.from().isTerminal()) {
            tally.count("ended " + moved.to());
        }
    }

    private void doubts(OrderTransitioned moved) {
        boolean doubted = isDoubt(moved.from());
        Resolved before = resolving.get(moved.order());
        if (moved.to() == OrderState.MANUAL_REVIEW_REQUIRED && moved.from() != moved.to()) {
            tally.count("manual review");
        } else if (isDoubt(moved.to()) && !doubted) {
            tally.count("doubted");
        }
        if (doubted && !isDoubt(moved.to())) {
            resolving.put(moved.order(), new Resolved(moved.to(), by(moved), moved.atNanos()));
        } else if (before != null && before.atNanos() == moved.atNanos()) {
            resolving.put(moved.order(), new Resolved(moved.to(), before.by(), moved.atNanos()));
        } else if (before != null) {
            tell(before);
            resolving.remove(moved.order());
        }
    }

    private void tell(Resolved resolved) {
        tally.count("found " + resolved.to() + " by " + resolved.by());
    }

    private static boolean isDoubt(OrderState state) {
        return state == OrderState.UNKNOWN || state == OrderState.MANUAL_REVIEW_REQUIRED;
    }

    /** Evidence without ids. */
    private static String by(OrderTransitioned moved) {
        return moved.evidence().startsWith("trade ") ? "trade" : moved.evidence();
    }
}
