package dev.sluice.bench;

import java.util.concurrent.atomic.AtomicLong;

/** Places one limit order again and again. */
interface OrderClient extends AutoCloseable {
    String KEY = "paper";
    String SECRET = "paper";
    String SYMBOL = "BTCUSDT";
    String QUANTITY = "0.5";
    String PRICE = "61837.63";

    AtomicLong LAST_ID = new AtomicLong();

    /** An id that no order had before. */
    static String newId() {
        return "bench-" + LAST_ID.incrementAndGet();
    }

    /**
     * Makes orders ready, places them, and returns when all are answered.
     *
     * @param inFlight how many are on their way at any time
     * @return nanoseconds from the first call to the last answer
     * @throws Exception if one of them is not accepted
     */
    long place(int orders, int inFlight, Stopwatch watch) throws Exception;

    @Override
    void close() throws Exception;
}
