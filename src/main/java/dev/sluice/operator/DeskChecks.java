package dev.sluice.operator;

import dev.sluice.health.Condition;
import dev.sluice.operator.DeskHealth.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** {@code /q/health}: what an orchestrator asks. The open answers name parts and conditions, no amounts. */
@ApplicationScoped
class DeskChecks {
    private static final String LOOP = "loop";
    private static final Set<Phase> BEFORE_TRADING = Set.of(Phase.STARTING, Phase.RECOVERING, Phase.ALIGNING);

    /** Down when only a restart helps: the desk failed, or its loop hangs. */
    @Produces
    @Liveness
    HealthCheck alive(RunningDesk desk) {
        return () -> {
            DeskHealth health = desk.health();
            boolean hangs = health.components().stream()
                    .anyMatch(part -> part.name().equals(LOOP) && part.condition() == Condition.CRITICAL);
            return answer("desk-alive", health, health.phase() != Phase.FAILED && !hangs);
        };
    }

    /** Up while it takes requests. */
    @Produces
    @Readiness
    HealthCheck ready(RunningDesk desk) {
        return () -> {
            DeskHealth health = desk.health();
            return answer("desk-ready", health, health.ready());
        };
    }

    /** Up once it has recovered and aligned. */
    @Produces
    @Startup
    HealthCheck started(RunningDesk desk) {
        return () -> {
            DeskHealth health = desk.health();
            return answer("desk-started", health, !BEFORE_TRADING.contains(health.phase()));
        };
    }

    private static HealthCheckResponse answer(String name, DeskHealth health, boolean up) {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(name)
                .status(up)
                .withData("phase", health.phase().name())
                .withData("detail", health.detail());
        health.components()
                .forEach(part -> answer.withData(part.name(), part.condition().name()));
        return answer.build();
    }
}
