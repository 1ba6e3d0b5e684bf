package dev.sluice.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A moment at which the desk is killed: before something it says reaches the journal or the venue, or after it has
 * taken effect there and before the desk hears of it.
 *
 * @param deed what the desk is doing
 * @param text by which the moment is recognised in what the desk says
 */
record CrashPoint(Deed deed, Place place, String text, boolean after) {
    /** What people ask of the desk. */
    enum Deed {
        SUBMIT,
        FILL,
        PARTIAL_FILL,
        CANCEL,
        MODIFY
    }

    /** To whom the desk speaks; over REST while the venue's WebSocket API is away. */
    enum Place {
        JOURNAL,
        SOCKET,
        REST
    }

    /** Every write and every request of the saga, before and after. */
    static List<CrashPoint> all() {
        List<CrashPoint> points = new ArrayList<>();
        both(points, Deed.SUBMIT, Place.JOURNAL, event("submit_started"));
        both(points, Deed.SUBMIT, Place.SOCKET, "order.place");
        both(points, Deed.SUBMIT, Place.JOURNAL, event("acknowledged"));
        both(points, Deed.FILL, Place.SOCKET, "order.place");
        both(points, Deed.FILL, Place.JOURNAL, event("completely_filled"));
        both(points, Deed.PARTIAL_FILL, Place.SOCKET, "order.place");
        both(points, Deed.PARTIAL_FILL, Place.JOURNAL, event("partly_filled"));
        both(points, Deed.CANCEL, Place.JOURNAL, event("cancel_started"));
        both(points, Deed.CANCEL, Place.SOCKET, "order.cancel");
        both(points, Deed.CANCEL, Place.JOURNAL, event("canceled"));
        both(points, Deed.MODIFY, Place.JOURNAL, event("amend_started"));
        both(points, Deed.MODIFY, Place.SOCKET, "order.amend.keepPriority");
        both(points, Deed.MODIFY, Place.JOURNAL, event("amended"));
        both(points, Deed.SUBMIT, Place.REST, "POST ");
        both(points, Deed.CANCEL, Place.REST, "DELETE ");
        both(points, Deed.MODIFY, Place.REST, "PUT ");
        return points;
    }

    /** Twelve that between them meet every deed, both places and both sides. */
    static List<CrashPoint> some() {
        return List.of(
                new CrashPoint(Deed.SUBMIT, Place.JOURNAL, event("submit_started"), false),
                new CrashPoint(Deed.SUBMIT, Place.JOURNAL, event("submit_started"), true),
                new CrashPoint(Deed.SUBMIT, Place.SOCKET, "order.place", false),
                new CrashPoint(Deed.SUBMIT, Place.SOCKET, "order.place", true),
                new CrashPoint(Deed.SUBMIT, Place.JOURNAL, event("acknowledged"), false),
                new CrashPoint(Deed.PARTIAL_FILL, Place.SOCKET, "order.place", true),
                new CrashPoint(Deed.PARTIAL_FILL, Place.JOURNAL, event("partly_filled"), false),
                new CrashPoint(Deed.CANCEL, Place.SOCKET, "order.cancel", false),
                new CrashPoint(Deed.CANCEL, Place.SOCKET, "order.cancel", true),
                new CrashPoint(Deed.CANCEL, Place.JOURNAL, event("cancel_started"), true),
                new CrashPoint(Deed.MODIFY, Place.SOCKET, "order.amend.keepPriority", false),
                new CrashPoint(Deed.MODIFY, Place.SOCKET, "order.amend.keepPriority", true));
    }

    private static void both(List<CrashPoint> points, Deed deed, Place place, String text) {
        points.add(new CrashPoint(deed, place, text, false));
        points.add(new CrashPoint(deed, place, text, true));
    }

    private static String event(String name) {
        return "\"event\":\"" + name + "\"";
    }

    @Override
    public String toString() {
        return deed + ", " + (after ? "after " : "before ") + text.strip() + " (" + place + ")";
    }
}
