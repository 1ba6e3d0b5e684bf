package dev.sluice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/**
 * The rooms' names, and which classes are inside one.
 *
 * <p>A place is a room ({@code pipeline}, with its subpackages), all rooms of a family ({@code venue.*}), or a
 * technology's corner in any room ({@code *.postgres}). Places are relative to a base package, so that the same rule
 * can be tried on fixtures that imitate the rooms.
 */
final class Rooms {
    static final String BASE = "dev.sluice";

    /** Rooms that are plain Java: no I/O, no thread, no clock. Their technology subpackages are not meant. */
    static final Set<String> CORE = Set.of(
            "vocabulary",
            "feed",
            "market",
            "indicator",
            "strategy",
            "signal",
            "risk",
            "approval",
            "execution",
            "reconciliation",
            "journal",
            "portfolio",
            "halt",
            "health",
            "alert");

    private static final Set<String> SHELL = Set.of(
            "journal.postgres",
            "portfolio.postgres",
            "alert.log",
            "alert.vertx",
            "rollout",
            "venue.binance",
            "venue.binance.vertx",
            "venue.paper",
            "venue.paper.binance",
            "venue.paper.postgres",
            "venue.paper.vertx",
            "venue.ibkr",
            "backtest",
            "operator",
            "pipeline",
            "cli");

    private Rooms() {}

    static boolean isKnown(String room) {
        return CORE.contains(room) || SHELL.contains(room);
    }

    /** Whether a place names at least one known room; what does not would silently fence nothing. */
    static boolean isKnownPlace(String place) {
        return CORE.stream().anyMatch(room -> covers(place, room))
                || SHELL.stream().anyMatch(room -> covers(place, room));
    }

    static DescribedPredicate<JavaClass> inside(String base, List<String> places) {
        return DescribedPredicate.describe("inside " + String.join(", ", places), javaClass -> {
            String room = room(base, javaClass);
            return places.stream().anyMatch(place -> covers(place, room));
        });
    }

    /** In the flat package of a core room. */
    static DescribedPredicate<JavaClass> inCore(String base) {
        return DescribedPredicate.describe("in the core", javaClass -> CORE.contains(room(base, javaClass)));
    }

    /** The package relative to the base: the room, perhaps with a technology; empty for anything outside the base. */
    static String room(String base, JavaClass javaClass) {
        String name = javaClass.getBaseComponentType().getPackageName();
        return name.startsWith(base + ".") ? name.substring(base.length() + 1) : "";
    }

    private static boolean covers(String place, String room) {
        if (place.startsWith("*.")) {
            return room.endsWith(place.substring(1)) || room.contains(place.substring(1) + ".");
        }
        String name = place.endsWith(".*") ? place.substring(0, place.length() - 2) : place;
        return room.equals(name) || room.startsWith(name + ".");
    }
}
