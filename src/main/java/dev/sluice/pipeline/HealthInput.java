package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.health.Health;
import dev.sluice.health.HealthPolicy;
import dev.sluice.health.Limit;
import dev.sluice.health.Vitals;
import java.util.function.Consumer;

/** What is told of the parts that the desk stands on: gates and safeguards decide by it. Durations in nanoseconds. */
sealed interface HealthInput extends DeskInput {
    /** Tells it. */
    void tell(Health health);

    @Override
    default void reach(TradingPipeline desk, Consumer<Command> out) {
        tell(desk.health());
    }

    /** How parts are judged from here on. */
    record HealthRuled(HealthPolicy policy, long atNanos) implements HealthInput {
        @Override
        public void tell(Health health) {
            health.judgeBy(policy);
        }
    }

    /** A part has to be heard from time to time from here on. */
    record PartExpected(String part, Limit silence, long atNanos) implements HealthInput {
        @Override
        public void tell(Health health) {
            health.expect(part, silence, atNanos);
        }
    }

    /** A part lives. */
    record PartHeard(String part, long atNanos) implements HealthInput {
        @Override
        public void tell(Health health) {
            health.beat(part, atNanos);
        }
    }

    /** The desk's loop got late to what was due. */
    record LoopLagged(long lag, long atNanos) implements HealthInput {
        @Override
        public void tell(Health health) {
            health.lagged(lag, atNanos);
        }
    }

    /** The venue answered a request. */
    record VenueAnswered(long roundTrip, long atNanos) implements HealthInput {
        @Override
        public void tell(Health health) {
            health.answered(roundTrip, atNanos);
        }
    }

    /** The journal committed. */
    record JournalCommitted(long append, long atNanos) implements HealthInput {
        @Override
        public void tell(Health health) {
            health.committed(append, atNanos);
        }
    }

    /** Every part was looked at. */
    record PartsSeen(Vitals seen, long atNanos) implements HealthInput {
        @Override
        public void tell(Health health) {
            health.look(seen, atNanos);
        }
    }
}
