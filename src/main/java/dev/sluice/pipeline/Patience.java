package dev.sluice.pipeline;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Waiting with a limit, for what starts and stops a desk; never on a loop. */
final class Patience {
    /** Far beyond anything that still goes well. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private Patience() {}

    /** @throws io.smallrye.mutiny.TimeoutException after {@link #LIMIT} */
    static <T> T await(Supplier<CompletionStage<T>> stage) {
        return Uni.createFrom().completionStage(stage).await().atMost(LIMIT);
    }
}
