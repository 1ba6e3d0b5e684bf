package dev.sluice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.List;

/**
 * A call that makes a decision unrepeatable or blocks the one thread that decides.
 *
 * @param owner the class, or one that it extends
 * @param method its method, or {@code <init>}
 * @param arity how many arguments make the call a banned one; {@link #ANY} for every form
 * @param instead what to use
 */
record Ban(String owner, String method, int arity, String instead) {
    static final int ANY = -1;

    /** Where the world comes in: time, randomness and waiting are these places' business. */
    static final List<String> RIM = List.of("pipeline", "cli", "operator", "*.postgres", "venue.binance");

    private static final String TIME = "take the time from the input; the rim reads it from an InstantSource";
    private static final String CHANCE = "take a generator seeded at the rim from the state or the input";
    private static final String IDS = "take the id from the input, or derive it from what it names";
    private static final String WAIT = "return a command such as \"wake me at t\" and take the answer as an event";

    static final List<Ban> ALL = List.of(
            new Ban("java.lang.System", "currentTimeMillis", ANY, TIME),
            new Ban("java.lang.System", "nanoTime", ANY, TIME),
            new Ban("java.time.Instant", "now", 0, TIME),
            new Ban("java.time.LocalDate", "now", ANY, TIME),
            new Ban("java.time.LocalTime", "now", ANY, TIME),
            new Ban("java.time.LocalDateTime", "now", ANY, TIME),
            new Ban("java.time.OffsetDateTime", "now", ANY, TIME),
            new Ban("java.time.ZonedDateTime", "now", ANY, TIME),
            new Ban("java.time.Clock", "systemUTC", ANY, TIME),
            new Ban("java.time.Clock", "systemDefaultZone", ANY, TIME),
            new Ban("java.time.Clock", "system", ANY, TIME),
            new Ban("java.time.InstantSource", "system", ANY, TIME),
            new Ban("java.util.Date", "<init>", 0, TIME),
            new Ban("java.util.Calendar", "getInstance", ANY, TIME),
            new Ban("java.util.Random", "<init>", 0, CHANCE),
            new Ban("java.util.SplittableRandom", "<init>", 0, CHANCE),
            new Ban("java.security.SecureRandom", "<init>", ANY, CHANCE),
            new Ban("java.util.concurrent.ThreadLocalRandom", "current", ANY, CHANCE),
            new Ban("java.lang.Math", "random", ANY, CHANCE),
            new Ban("java.util.random.RandomGenerator", "getDefault", ANY, CHANCE),
            new Ban("java.util.random.RandomGenerator", "of", ANY, CHANCE),
            new Ban("java.util.UUID", "randomUUID", ANY, IDS),
            new Ban("java.lang.Thread", "sleep", ANY, WAIT),
            new Ban("java.lang.Thread", "join", ANY, WAIT),
            new Ban("java.lang.Object", "wait", ANY, WAIT),
            new Ban("java.util.concurrent.TimeUnit", "sleep", ANY, WAIT),
            new Ban("java.util.concurrent.Future", "get", ANY, WAIT),
            new Ban("java.util.concurrent.CompletableFuture", "join", ANY, WAIT));

    static Rule rule(String base) {
        return Rule.of(
                "no clock, chance or waiting outside " + String.join(", ", RIM),
                DescribedPredicate.not(Rooms.inside(base, RIM)),
                (javaClass, findings) -> {
                    for (JavaCodeUnitAccess<?> access : javaClass.getCodeUnitAccessesFromSelf()) {
                        String instead = insteadOf(base, access.getTarget());
                        if (!instead.isEmpty()) {
                            findings.add(access.getDescription() + ": banned outside the rim; " + instead);
                        }
                    }
                });
    }

    /** What to use instead of the target, or nothing if it is not banned. */
    private static String insteadOf(String base, CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean isOurs = !Rooms.room(base, owner).isEmpty();
        if (target.getName().startsWith("await") && !isOurs) {
            return WAIT;
        }
        int arguments = target.getRawParameterTypes().size();
        return ALL.stream()
                .filter(ban -> ban.method.equals(target.getName()))
                .filter(ban -> ban.arity == ANY || ban.arity == arguments)
                .filter(ban -> "<init>".equals(ban.method)
                        ? owner.getName().equals(ban.owner)
                        : owner.isAssignableTo(ban.owner))
                .map(Ban::instead)
                .findFirst()
                .orElse("");
    }
}
