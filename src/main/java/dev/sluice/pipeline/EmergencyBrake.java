package dev.sluice.pipeline;

import dev.sluice.halt.KillSwitch;
import dev.sluice.halt.KillSwitchThrown;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.vocabulary.UtcNanos;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The kill switch while the journal cannot take it: durable in a file of its own, with cancels that go to the venue all
 * the same. One for the process, whatever becomes of the desk's lives; the next life journals what the file holds and
 * is killed before it does anything. Safe from any thread; what writes blocks.
 */
final class EmergencyBrake {
    private static final Logger LOG = Logger.getLogger(EmergencyBrake.class);
    private static final String ENGAGED = "kill_switch_engaged";

    private final EmergencyFile file;
    private final InstantSource clock;
    private final boolean closes;
    private final Runnable cancels;
    private volatile @Nullable KillSwitch pulled;
    private volatile @Nullable String deskName;
    private boolean cancelling;
    private int journaled;

    /**
     * @param closes whether an engaged switch closes positions, once the journal is back
     * @param cancels cancels at the venue for as long as {@link #pulled} is there; blocks
     */
    EmergencyBrake(EmergencyFile file, InstantSource clock, boolean closes, CancelsOf cancels) {
        this.file = file;
        this.clock = clock;
        this.closes = closes;
        this.cancels = cancels.of(this);
        this.pulled = file.entries().stream()
                .filter(entry -> entry.kind().equals(ENGAGED))
                .findFirst()
                .map(EmergencyBrake::killSwitch)
                .orElse(null);
    }

    /** Makes what cancels for a brake. */
    interface CancelsOf {
        Runnable of(EmergencyBrake brake);
    }

    EmergencyFile file() {
        return file;
    }

    /** How the switch was engaged; empty if it is not, or the journal has it. */
    Optional<KillSwitch> pulled() {
        return Optional.ofNullable(pulled);
    }

    /** Ids of the desk's orders begin with its name. */
    void knows(String name) {
        deskName = name;
    }

    /** With what the ids of the desk's orders begin; empty before it has recovered once. */
    Optional<String> deskName() {
        return Optional.ofNullable(deskName);
    }

    /**
     * Engages the switch; again does no harm.
     *
     * @throws java.io.UncheckedIOException if it cannot be made durable; then it is not engaged
     */
    synchronized KillSwitch pull(String reason, String by) {
        KillSwitch engaged = pulled;
        if (engaged == null) {
            engaged = new KillSwitch(true, reason, by, UtcNanos.of(clock.instant()), closes);
            file.append(new KillSwitchThrown(engaged, TradingState.HALTED));
            pulled = engaged;
            LOG.errorf("the kill switch was engaged by %s while the journal is away: %s", by, reason);
        }
        if (!cancelling) {
            cancelling = true;
            Thread.ofPlatform().daemon().name("emergency-brake").start(this::cancel);
        }
        return engaged;
    }

    private void cancel() {
        try {
            cancels.run();
        } catch (RuntimeException e) {
            LOG.error("the emergency cancels have stopped", e);
        } finally {
            synchronized (this) {
                cancelling = false;
            }
        }
    }

    /** What the journal does not have yet, oldest first. */
    synchronized List<JournaledEntry> pending() {
        return pulled == null
                ? List.of()
                : file.entries().stream().skip(journaled).toList();
    }

    /** The journal has so many more; with the last of them the brake is off, and the journal's switch alone counts. */
    synchronized void journaled(int more) {
        journaled += more;
        if (pulled != null && pending().isEmpty()) {
            file.retire(UtcNanos.of(clock.instant()));
            journaled = 0;
            pulled = null;
        }
    }

    /** As it was engaged, if this entry says that. */
    static Optional<KillSwitch> engaged(JournaledEntry entry) {
        return entry.kind().equals(ENGAGED) ? Optional.of(killSwitch(entry)) : Optional.empty();
    }

    private static KillSwitch killSwitch(JournaledEntry entry) {
        Map<?, ?> row = entry.payload().get("killSwitch") instanceof Map<?, ?> map ? map : Map.of();
        return new KillSwitch(
                true,
                String.valueOf(row.get("reason")),
                String.valueOf(row.get("by")),
                entry.atNanos(),
                Boolean.parseBoolean(String.valueOf(row.get("closing"))));
    }
}
