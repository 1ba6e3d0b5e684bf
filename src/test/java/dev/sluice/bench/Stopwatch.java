package dev.sluice.bench;

import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/** Hears of every order when it is about to be placed and when its answer is there, one order after another. */
interface Stopwatch {
    /** Longer than any client here takes to read an answer. */
    long PACE_NANOS = 80_000;

    /** Measures nothing; the only one for orders that overlap. */
    Stopwatch NONE = new Stopwatch() {
        @Override
        public void called() {}

        @Override
        public void answered() {}
    };

    void called();

    void answered();

    /**
     * From the call to the answer.
     *
     * @param into takes nanoseconds
     */
    static Stopwatch roundTrip(Histogram into) {
        return new Stopwatch() {
            private long calledNanos;

            @Override
            public void called() {
                calledNanos = System.nanoTime();
            }

            @Override
            public void answered() {
                into.recordValue(System.nanoTime() - calledNanos);
            }
        };
    }

    /**
     * From the call to the arrival of the request. Each call waits until a fixed time after the arrival before it: the
     * longer the other side has slept, the longer it takes to wake, and a client that is slow with an answer would pay
     * for that with its next request.
     *
     * @param arrivedNanos when the latest request arrived
     * @param into takes nanoseconds
     */
    static Stopwatch wire(LongSupplier arrivedNanos, Histogram into) {
        return new Stopwatch() {
            private long calledNanos;

            @Override
            public void called() {
                long nextNanos = arrivedNanos.getAsLong() + PACE_NANOS;
                do {
                    Thread.onSpinWait();
                    calledNanos = System.nanoTime();
                } while (calledNanos < nextNanos);
            }

            @Override
            public void answered() {
                into.recordValue(Math.max(0, arrivedNanos.getAsLong() - calledNanos));
            }
        };
    }
}
