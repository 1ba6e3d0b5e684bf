package dev.sluice.operator;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The desk as requests reach it: there may be none in this process, and one that does not answer must not keep a caller
 * waiting for ever. Answers come back on the caller's own context, so that writing them out never burdens the desk's.
 */
@Singleton
final class RunningDesk {
    /** Far beyond anything a healthy desk takes. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String NONE = "no desk runs in this process";

    private final Instance<Desk> desks;

    @Inject
    RunningDesk(Instance<Desk> desks) {
        this.desks = desks;
    }

    Optional<Desk> desk() {
        return desks.isResolvable() ? Optional.of(desks.get()) : Optional.empty();
    }

    /** Where it stands; without a desk, stopped. */
    DeskHealth health() {
        return desk().map(Desk::health).orElseGet(() -> new DeskHealth(DeskHealth.Phase.STOPPED, NONE, List.of()));
    }

    /** @return fails with {@link DeskUnavailableException} also if there is no desk or no answer in time */
    <T> Uni<T> ask(Function<Desk, Uni<T>> question) {
        Context caller = Vertx.currentContext();
        Uni<T> answer = Uni.createFrom()
                .deferred(() -> question.apply(desk().orElseThrow(() -> new DeskUnavailableException(NONE))))
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new DeskUnavailableException(
                        "the desk did not answer within " + PATIENCE.toSeconds() + " s; whether it will is not known"));
        return caller == null ? answer : answer.emitOn(task -> caller.runOnContext(ignored -> task.run()));
    }
}
