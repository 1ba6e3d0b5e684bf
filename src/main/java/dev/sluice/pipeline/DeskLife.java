package dev.sluice.pipeline;

import dev.sluice.journal.JournalHead;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One life of the desk: from the first stage of its start until everything is given back. */
final class DeskLife {
    private final StagedStart stages;
    private volatile @Nullable RunningDesk running;
    private volatile @Nullable Throwable end;

    DeskLife(StagedStart stages) {
        this.stages = stages;
    }

    /**
     * Goes through the stages; blocks.
     *
     * @param known where the journal was at least, as a life before this one knows
     */
    void start(StagedStart.Surroundings surroundings, Optional<JournalHead> known) {
        RunningDesk desk = stages.run(surroundings, known);
        running = desk;
        Throwable cause = end;
        if (cause != null) {
            desk.run().abandon(cause);
        }
    }

    /** It is over: nothing more is decided, sent or answered. */
    void end(Throwable cause) {
        end = cause;
        RunningDesk desk = running;
        if (desk != null) {
            desk.run().abandon(cause);
        }
    }

    boolean hasEnded() {
        return end != null;
    }

    /** What the loop turns; null before it does, and after its end. */
    @Nullable RunningDesk running() {
        return end == null ? running : null;
    }

    StagedStart stages() {
        return stages;
    }

    /** Lets it come to rest if it still lives, and gives everything back; blocks. */
    void stop(boolean cancelOpen) {
        RunningDesk desk = running;
        if (desk != null) {
            new OrderlyStop(desk).run(hasEnded(), cancelOpen);
        }
        stages.close();
    }
}
