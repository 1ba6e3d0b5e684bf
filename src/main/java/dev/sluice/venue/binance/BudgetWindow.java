package dev.sluice.venue.binance;

/**
 * What is used of one limit in the interval that runs. Used is what the venue said last plus what is on its way: too
 * much rather than too little, for what is on its way may be in the venue's number already.
 */
final class BudgetWindow {
    private RateLimit limit;
    private long index = Long.MIN_VALUE;
    private int told;
    private int underway;

    /** What was sent in the interval before and is not answered: the venue may count it in either. */
    private int carried;

    BudgetWindow(RateLimit limit) {
        this.limit = limit;
    }

    RateLimit limit() {
        return limit;
    }

    void limit(RateLimit changed) {
        limit = changed;
    }

    boolean counts(RateLimit.Kind kind, long intervalNanos) {
        return limit.kind() == kind && limit.intervalNanos() == intervalNanos;
    }

    int used(long nowNanos) {
        roll(nowNanos);
        return told + underway + carried;
    }

    /** @param sharePct how much of the limit the asker may have used when it is through, 0 to 100 */
    boolean admits(int amount, int sharePct, long nowNanos) {
        int used = used(nowNanos);
        long ceiling = (long) limit.limit() * sharePct / 100;
        // A single request that is larger than its share goes when nothing else does.
        return used + (long) amount <= ceiling || (used == 0 && amount <= limit.limit());
    }

    void take(int amount, long nowNanos) {
        roll(nowNanos);
        underway += amount;
    }

    /** What was taken never left. */
    void giveBack(int amount, long takenNanos) {
        land(amount, takenNanos);
    }

    /**
     * What was taken is answered, or lost.
     *
     * @param used what the venue says is used; −1 if it said nothing
     */
    void settle(int amount, long takenNanos, int used, long nowNanos) {
        roll(nowNanos);
        boolean sameInterval = Math.floorDiv(takenNanos, limit.intervalNanos()) == index;
        land(amount, takenNanos);
        if (!sameInterval || used < 0) {
            told += amount;
        } else if (limit.kind() == RateLimit.Kind.ORDERS) {
            told = used; // falls when an order trades: faqs/order_count_decrement.md
        } else {
            told = Math.max(told, used); // answers may overtake each other
        }
    }

    /** When the next interval begins. */
    long nextNanos(long nowNanos) {
        return (Math.floorDiv(nowNanos, limit.intervalNanos()) + 1) * limit.intervalNanos();
    }

    private void land(int amount, long takenNanos) {
        long taken = Math.floorDiv(takenNanos, limit.intervalNanos());
        if (taken == index) {
            underway = Math.max(0, underway - amount);
        } else if (taken == index - 1) {
            carried = Math.max(0, carried - amount);
        }
    }

    private void roll(long nowNanos) {
        long now = Math.floorDiv(nowNanos, limit.intervalNanos());
        if (now > index) {
            carried = now == index + 1 ? underway : 0;
            underway = 0;
            told = 0;
            index = now;
        }
    }
}
