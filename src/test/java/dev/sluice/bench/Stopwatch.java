package dev.sluice.bench;

import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/** Hears of every order when it is about to be placed and when its answer is there, one order after another. */
interface Stopwatch {
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
     * From the call to what the clock shows once the answer is there: the time now, or when the request arrived.
     *
     * @param into takes nanoseconds
     */
    static Stopwatch until(LongSupplier end, Histogram into) {
        return new Stopwatch() {
            private long calledNanos;

            @Override
            public void called() {
                calledNanos = System.nanoTime();
            }

            @Override
            public void answered() {
                into.recordValue(Math.max(0, end.getAsLong() - calledNanos));
            }
        };
    }
}
