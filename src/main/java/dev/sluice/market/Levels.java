package dev.sluice.market;

import dev.sluice.vocabulary.Aggressor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Volume by price and who took, of one bar: sorted arrays, because a trade mostly meets the level of the one before,
 * and a new level is rare. A price's level is the largest multiple of the step that is not above it.
 *
 * <p>At the limit of levels the step becomes ten times as large and levels are put together: nothing is lost but
 * detail.
 */
final class Levels {
    private static final int COARSER = 10;

    private final int limit;
    private long step;
    private int size;
    private long[] keys = new long[8];
    private Sums buy = new Sums(8);
    private Sums sell = new Sums(8);
    private Sums all = new Sums(8);
    private int last;
    private int richest = -1;
    private int coarsened;

    /** @param step more than 0 */
    Levels(long step, int limit) {
        this.step = step;
        this.limit = limit;
    }

    void add(long price, long quantity, Aggressor aggressor) {
        int index = indexOf(price);
        all.add(index, quantity);
        if (aggressor == Aggressor.BUY) {
            buy.add(index, quantity);
        } else if (aggressor == Aggressor.SELL) {
            sell.add(index, quantity);
        }
        last = index;
        enrich(index);
    }

    /** Of the levels with the most volume, the lowest: a level only ever grows, so no other need be looked at. */
    private void enrich(int index) {
        int order = richest < 0 ? 1 : all.compare(index, richest);
        if (order > 0 || order == 0 && index < richest) {
            richest = index;
        }
    }

    private int indexOf(long price) {
        if (last < size) {
            long above = price - keys[last];
            if (above >= 0 && above < step) {
                return last;
            }
        }
        long key = price - Math.floorMod(price, step);
        int found = Arrays.binarySearch(keys, 0, size, key);
        if (found >= 0) {
            return found;
        }
        if (size == limit) {
            coarsen(step * COARSER);
            coarsened++;
            return indexOf(price);
        }
        insert(-found - 1, key);
        return -found - 1;
    }

    private void insert(int index, long key) {
        if (size == keys.length) {
            resize(Math.min(2 * size, limit));
        }
        System.arraycopy(keys, index, keys, index + 1, size - index);
        keys[index] = key;
        buy.insert(index, size);
        sell.insert(index, size);
        all.insert(index, size);
        size++;
        richest += richest >= index ? 1 : 0;
    }

    /** Puts levels together until they are so high. */
    void coarsen(long newStep) {
        if (newStep == step) {
            return;
        }
        int to = -1;
        for (int from = 0; from < size; from++) {
            long key = keys[from] - Math.floorMod(keys[from], newStep);
            if (to < 0 || keys[to] != key) {
                keys[++to] = key;
                buy.move(from, to);
                sell.move(from, to);
                all.move(from, to);
            } else {
                buy.join(from, to);
                sell.join(from, to);
                all.join(from, to);
            }
        }
        size = to + 1;
        step = newStep;
        last = 0;
        richest = -1;
        for (int i = 0; i < size; i++) {
            enrich(i);
        }
    }

    /** Adds what another bar has; the coarser step is kept. */
    void add(Levels other) {
        long coarser = Math.max(step, other.step);
        coarsen(coarser);
        for (int i = 0; i < other.size; i++) {
            int index = indexOf(other.keys[i]);
            buy.add(index, other.buy, i);
            sell.add(index, other.sell, i);
            all.add(index, other.all, i);
            last = index;
            enrich(index);
        }
    }

    /** Gives back memory that is not used; more may be added all the same. */
    void trim() {
        resize(Math.max(1, size));
    }

    private void resize(int capacity) {
        keys = Arrays.copyOf(keys, capacity);
        buy.resize(capacity);
        sell.resize(capacity);
        all.resize(capacity);
    }

    int size() {
        return size;
    }

    long step() {
        return step;
    }

    int coarsened() {
        return coarsened;
    }

    /** The level with the most volume, the lowest of equal ones; 0 without any. */
    long pointOfControl() {
        return richest < 0 ? 0 : keys[richest];
    }

    /** Lowest first. */
    List<Footprint.Level> all() {
        List<Footprint.Level> levels = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            BigDecimal bought = buy.decimal(i);
            BigDecimal sold = sell.decimal(i);
            BigDecimal unknown = all.decimal(i).subtract(bought).subtract(sold);
            levels.add(new Footprint.Level(keys[i], bought, sold, unknown));
        }
        return levels;
    }

    /** Sums of quantities, none negative: 63 bits each, and what overflows counted apart where it happens at all. */
    private static final class Sums {
        private long[] low;
        private long @Nullable [] high;

        Sums(int capacity) {
            low = new long[capacity];
        }

        void add(int index, long quantity) {
            long sum = low[index] + quantity;
            if (sum < 0) {
                carry(index, 1);
            }
            low[index] = sum & Long.MAX_VALUE;
        }

        private void carry(int index, long count) {
            if (high == null) {
                high = new long[low.length];
            }
            high[index] += count;
        }

        private long high(int index) {
            return high == null ? 0 : high[index];
        }

        void add(int index, Sums other, int from) {
            add(index, other.low[from]);
            if (other.high(from) != 0) {
                carry(index, other.high(from));
            }
        }

        void join(int from, int to) {
            add(to, this, from);
        }

        void move(int from, int to) {
            low[to] = low[from];
            if (high != null) {
                high[to] = high[from];
            }
        }

        void insert(int index, int size) {
            System.arraycopy(low, index, low, index + 1, size - index);
            low[index] = 0;
            if (high != null) {
                System.arraycopy(high, index, high, index + 1, size - index);
                high[index] = 0;
            }
        }

        void resize(int capacity) {
            low = Arrays.copyOf(low, capacity);
            high = high == null ? null : Arrays.copyOf(high, capacity);
        }

        int compare(int one, int other) {
            int order = Long.compare(high(one), high(other));
            return order != 0 ? order : Long.compare(low[one], low[other]);
        }

        BigDecimal decimal(int index) {
            WideSum sum = new WideSum();
            sum.addProduct(high(index), Long.MAX_VALUE);
            sum.add(high(index));
            sum.add(low[index]);
            return sum.decimal();
        }
    }
}
