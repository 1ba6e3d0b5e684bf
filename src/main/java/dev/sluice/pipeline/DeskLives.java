package dev.sluice.pipeline;

import dev.sluice.journal.JournalHead;
import dev.sluice.journal.postgres.JournalFailedException;
import dev.sluice.journal.postgres.JournalInUseException;
import dev.sluice.journal.postgres.JournalLockedException;
import dev.sluice.journal.postgres.JournalOverflowException;
import dev.sluice.journal.postgres.JournalTornException;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.venue.paper.PaperStoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The lives of the desk in this process. The first start fails as it fails. Once the desk has run, a journal that
 * fails ends a life, not the process: everything of that life is given back, and the stages are gone through anew,
 * with pauses, until it has recovered and aligned. That is exactly what a new process would do, only sooner, and with
 * somebody there who says meanwhile that the desk is not ready.
 *
 * <p>What no waiting heals ends the process: a defect, a journal that is broken or has lost what was durable, a schema
 * that a newer version made, another process that keeps the journal for a minute.
 */
final class DeskLives {
    private static final Logger LOG = Logger.getLogger(DeskLives.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** A life that lasted as long was no failed try: the pauses begin anew. */
    private static final Duration GOOD_LIFE = Duration.ofSeconds(10);

    /** A session of ours that died is noticed by the server within half a minute. */
    private static final Duration LOCKED_LIMIT = Duration.ofMinutes(1);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final List<Class<? extends Throwable>> HEALING =
            List.of(JournalFailedException.class, JournalOverflowException.class, PaperStoreException.class);
    private static final List<Class<? extends Throwable>> FATAL =
            List.of(JournalInUseException.class, JournalTornException.class, JournalBrokenException.class);

    private final Function<Consumer<Throwable>, StagedStart> births;
    private final Supplier<StagedStart.Surroundings> surroundings;
    private final DeskWatch watch;
    private final Runnable server;
    private final Consumer<Throwable> ended;
    private final Thread keeper = new Thread(this::keep, "desk-keeper");
    private volatile @Nullable DeskLife current;
    private Optional<JournalHead> known = Optional.empty();

    /** Why the current life has ended and another must begin; guarded by this, as are the two below. */
    private @Nullable Throwable lost;

    private boolean interruptible;
    private boolean stopping;
    private long pauseMillis = SHORTEST_PAUSE.toMillis();
    private String lastCause = "";
    private long lockedSince;

    /**
     * What a life begins with.
     *
     * @param births makes the stages; they tell why a life has ended
     * @param server makes sure before a new life that the database's server runs, where it is ours
     */
    record Parts(
            Function<Consumer<Throwable>, StagedStart> births,
            Supplier<StagedStart.Surroundings> surroundings,
            DeskWatch watch,
            Runnable server) {}

    /** @param ended hears, at most once, why there will be no more lives */
    DeskLives(Parts parts, Consumer<Throwable> ended) {
        this.births = parts.births();
        this.surroundings = parts.surroundings();
        this.watch = parts.watch();
        this.server = parts.server();
        this.ended = ended;
        keeper.setDaemon(true);
    }

    /** The first life; blocks, and fails if that start does. */
    void begin() {
        live();
        keeper.start();
    }

    Optional<DeskLife> current() {
        return Optional.ofNullable(current);
    }

    /** Ends it all in order, also in the middle of a new start; blocks. */
    void stop(boolean cancelOpen) {
        synchronized (this) {
            stopping = true;
            if (interruptible) {
                keeper.interrupt();
            }
            notifyAll();
        }
        try {
            keeper.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        DeskLife life = current;
        if (life != null) {
            current = null;
            life.stop(cancelOpen);
        }
    }

    private DeskLife live() {
        Mourner mourner = new Mourner();
        DeskLife life = current = mourner.life = new DeskLife(births.apply(mourner));
        life.start(surroundings.get(), known);
        return life;
    }

    /** Hears of the end of one life, from any thread; whatever breaks after that follows from it. */
    private final class Mourner implements Consumer<Throwable> {
        private volatile @Nullable DeskLife life;

        @Override
        public void accept(Throwable cause) {
            DeskLife ending = life;
            synchronized (DeskLives.this) {
                if (ending == null || ending.hasEnded()) {
                    return;
                }
                ending.end(cause);
            }
            if (isAny(cause, HEALING)) {
                lose(cause);
            } else {
                giveUp(cause);
            }
        }
    }

    private synchronized void lose(Throwable cause) {
        watch.lost(told(cause));
        lost = cause;
        notifyAll();
    }

    private void giveUp(Throwable cause) {
        synchronized (this) {
            stopping = true;
            notifyAll();
        }
        watch.enter(Phase.FAILED, told(cause));
        ended.accept(cause);
    }

    private void keep() {
        try {
            long bornNanos = System.nanoTime();
            while (true) {
                Throwable cause = awaitLoss();
                if (System.nanoTime() - bornNanos > GOOD_LIFE.toNanos()) {
                    pauseMillis = SHORTEST_PAUSE.toMillis();
                }
                LOG.errorf("the desk recovers, because %s", told(cause));
                bury();
                if (!revive()) {
                    return;
                }
                bornNanos = System.nanoTime();
            }
        } catch (InterruptedException e) {
            LOG.debugf("no new life: the desk is being stopped");
        }
    }

    private synchronized Throwable awaitLoss() throws InterruptedException {
        while (!stopping) {
            Throwable cause = lost;
            if (cause != null) {
                lost = null;
                return cause;
            }
            wait();
        }
        throw new InterruptedException();
    }

    /** Tries until there is a life, or there can be none. */
    private boolean revive() throws InterruptedException {
        long began = System.nanoTime();
        lastCause = "";
        lockedSince = 0;
        while (true) {
            pause();
            Optional<RuntimeException> failure = attempt();
            if (failure.isEmpty()) {
                LOG.infof("the desk is back after %d s", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
                return true;
            }
            bury();
            if (isHopeless(failure.get())) {
                giveUp(failure.get());
                return false;
            }
            tell(failure.get());
        }
    }

    private void pause() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE.toMillis());
        synchronized (this) {
            for (long left = 1; !stopping && left > 0; ) {
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left > 0) {
                    wait(left);
                }
            }
            if (stopping) {
                throw new InterruptedException();
            }
            lost = null;
            interruptible = true;
        }
    }

    private Optional<RuntimeException> attempt() {
        try {
            server.run();
            live();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        } finally {
            settle();
        }
    }

    /** From here on a stop waits instead of interrupting; an interrupt that came is answered by looking at it. */
    private synchronized void settle() {
        interruptible = false;
        if (Thread.interrupted()) {
            stopping = true;
        }
    }

    /** Gives back what the life had; it knows better than those before it where the journal was. */
    private void bury() {
        DeskLife life = current;
        current = null;
        if (life != null) {
            life.stages().head().ifPresent(head -> known = Optional.of(head));
            life.stop(false);
        }
    }

    private boolean isHopeless(RuntimeException failure) {
        if (!isAny(failure, List.of(JournalLockedException.class))) {
            lockedSince = 0;
            return isAny(failure, FATAL);
        }
        long now = System.nanoTime();
        lockedSince = lockedSince == 0 ? now : lockedSince;
        return now - lockedSince > LOCKED_LIMIT.toNanos();
    }

    /** Once for each cause: a database can be away for hours. */
    private void tell(RuntimeException failure) {
        String cause = told(failure);
        watch.enter(Phase.RECOVERING, cause);
        if (!cause.equals(lastCause)) {
            lastCause = cause;
            LOG.warnf("the desk is not back yet, and tries again: %s", cause);
        }
    }

    private static boolean isAny(Throwable failure, List<Class<? extends Throwable>> kinds) {
        return causes(failure).anyMatch(cause -> kinds.stream().anyMatch(kind -> kind.isInstance(cause)));
    }

    /** The first of its causes that says more than the name of a class. */
    static String told(Throwable failure) {
        Throwable telling = causes(failure)
                .filter(cause -> cause.getMessage() != null && !isWrapping(cause))
                .findFirst()
                .orElse(failure);
        return String.valueOf(telling.getMessage()).replaceAll("\\s+", " ");
    }

    /** Its message is only that of its cause with a class name before it. */
    private static boolean isWrapping(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause != null && cause.toString().equals(failure.getMessage());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
