package dev.sluice.operator;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The paper exchange's own view of itself, for those who compare it with ours. */
public interface PaperDoor {
    /** What it holds; empty if no paper exchange runs in this process. */
    Uni<Optional<PaperStateView>> state();
}
