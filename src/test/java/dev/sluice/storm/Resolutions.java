package dev.sluice.storm;

import dev.sluice.execution.OrderTransitioned;
import dev.sluice.execution.OrderTrigger;
import dev.sluice.journal.JournalEntry;
import dev.sluice.pipeline.StormDesk.CrashPoint;
import dev.sluice.vocabulary.OrderState;

/** Counts how doubts were resolved, so that a test can tell that every way of it was really gone. */
final class Resolutions {
    private Resolutions() {}

    static void count(Storm storm) {
        for (JournalEntry entry : storm.desk.journal().entries()) {
            if (entry instanceof OrderTransitioned moved) {
                count(moved, storm.tally);
            }
        }
        for (CrashPoint point : CrashPoint.values()) {
            storm.tally.count("death " + point, storm.desk.deaths().getOrDefault(point, 0));
            storm.tally.count("passed " + point, storm.desk.passes().getOrDefault(point, 0));
        }
        storm.tally.count("orders", storm.user.accepted());
        storm.user.amends().forEach((answer, times) -> storm.tally.count("amend " + answer, times));
        storm.user.refusals().forEach((code, times) -> storm.tally.count("refused " + code, times));
    }

    /** Without ids. */
    private static String by(String evidence) {
        return evidence.startsWith("trade") ? "trade" : evidence;
    }

    private static void count(OrderTransitioned moved, Tally tally) {
        boolean doubted = moved.from() == OrderState.UNKNOWN || moved.from() == OrderState.MANUAL_REVIEW_REQUIRED;
        if (doubted && moved.to() != moved.from()) {
            tally.count("resolved " + moved.from() + " to " + moved.to() + " by " + by(moved.evidence()));
        }
        if (moved.trigger() == OrderTrigger.SUBMIT_STARTED && moved.from() != OrderState.PENDING) {
            tally.count("attempted again: " + moved.evidence());
        }
        if (moved.to() == OrderState.UNKNOWN && moved.from() != OrderState.UNKNOWN) {
            tally.count("doubted");
        }
        if (moved.from() == moved.to() && moved.from().isTerminal() && moved.evidence().startsWith("trade")) {
            tally.count("late fill on " + moved.to());
        }
        if (moved.to() == OrderState.FILLED && moved.from() != OrderState.FILLED) {
            tally.count("filled");
        }
    }
}
