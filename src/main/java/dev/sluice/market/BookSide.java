package dev.sluice.market;

import dev.sluice.feed.PriceLevels;
import java.util.Arrays;

/**
 * One side of an order book: prices and quantities in two arrays, the best at the end. Prices are kept as keys, negated
 * where a lower one is better, so that both sides ascend.
 *
 * <p>Changes happen mostly near the top, so keeping the best last lets an insertion move a few numbers only, and
 * reading the top is one array access. At the level limit the worst level goes: what lies that deep is unknown after a
 * snapshot of limited depth anyway.
 *
 * <p>A busy moment changes hundreds of levels in one diff, which names them best first; they are then merged in one
 * walk, because shifting the arrays for each would make just those moments the slowest.
 */
final class BookSide {
    /** Levels kept a side: twice the deepest snapshot that the venue serves. */
    static final int LEVEL_LIMIT = 10_000;

    /** Kept levels that a merge may walk over for each level set; beyond it, searching and shifting is cheaper. */
    private static final int MERGE_WALK = 32;

    private final int direction;
    private long[] keys = new long[1_024];
    private long[] quantities = new long[1_024];
    private long[] oldKeys = new long[0];
    private long[] oldQuantities = new long[0];
    private int size;

    /** @param direction +1 where a higher price is better (bids), −1 where a lower one is (asks) */
    BookSide(int direction) {
        this.direction = direction;
    }

    int size() {
        return size;
    }

    /** Price of the level {@code depth} steps from the best; 0 where there is none. */
    long price(int depth) {
        return depth < size ? keys[size - 1 - depth] * direction : 0;
    }

    /** Quantity of the level {@code depth} steps from the best; 0 where there is none. */
    long quantity(int depth) {
        return depth < size ? quantities[size - 1 - depth] : 0;
    }

    /** Quantity at a price; 0 where there is no such level. */
    long quantityAt(long price) {
        long key = price * direction;
        int index = firstNotBelow(key);
        return holds(index, key) ? quantities[index] : 0;
    }

    /** Levels at a price and at all better ones. */
    int countUpTo(long price) {
        return size - firstNotBelow(price * direction);
    }

    void clear() {
        size = 0;
    }

    /** Sets a level to an absolute quantity; 0 removes it, and removing an unknown level does nothing. */
    void set(long price, long quantity) {
        long key = price * direction;
        int index = firstNotBelow(key);
        if (holds(index, key)) {
            if (quantity == 0) {
                remove(index);
            } else {
                quantities[index] = quantity;
            }
        } else if (quantity != 0) {
            insert(index, key, quantity);
        }
    }

    /** Sets many levels, as {@link #set(long, long)} would one after the other. */
    void set(PriceLevels levels) {
        int count = levels.size();
        if (count > 0 && size + count <= LEVEL_LIMIT && areBestFirst(levels)) {
            int start = firstNotBelow(levels.price(count - 1) * direction);
            if (size - start <= MERGE_WALK * count) {
                merge(levels, start);
                return;
            }
        }
        for (int i = 0; i < count; i++) {
            set(levels.price(i), levels.quantity(i));
        }
    }

    private boolean areBestFirst(PriceLevels levels) {
        for (int i = 1; i < levels.size(); i++) {
            if (levels.price(i) * direction >= levels.price(i - 1) * direction) {
                return false;
            }
        }
        return true;
    }

    /** Rebuilds everything from {@code start}, the place of the worst of the levels, in one walk. */
    private void merge(PriceLevels levels, int start) {
        int end = size - start;
        reserve(size + levels.size());
        System.arraycopy(keys, start, oldKeys, 0, end);
        System.arraycopy(quantities, start, oldQuantities, 0, end);
        size = start;
        int old = 0;
        for (int i = levels.size() - 1; i >= 0; i--) {
            long key = levels.price(i) * direction;
            while (old < end && oldKeys[old] < key) {
                append(oldKeys[old], oldQuantities[old++]);
            }
            if (old < end && oldKeys[old] == key) {
                old++;
            }
            if (levels.quantity(i) != 0) {
                append(key, levels.quantity(i));
            }
        }
        System.arraycopy(oldKeys, old, keys, size, end - old);
        System.arraycopy(oldQuantities, old, quantities, size, end - old);
        size += end - old;
    }

    private void append(long key, long quantity) {
        keys[size] = key;
        quantities[size++] = quantity;
    }

    private void reserve(int levels) {
        if (levels > keys.length) {
            keys = Arrays.copyOf(keys, levels * 2);
            quantities = Arrays.copyOf(quantities, levels * 2);
        }
        if (oldKeys.length < keys.length) {
            oldKeys = new long[keys.length];
            oldQuantities = new long[keys.length];
        }
    }

    private boolean holds(int index, long key) {
        return index < size && keys[index] == key;
    }

    /** The index of the first key that is not below the given one; the loop has no branch to be guessed wrong. */
    private int firstNotBelow(long key) {
        int first = 0;
        int left = size;
        while (left > 0) {
            int half = (left + 1) >>> 1;
            first = keys[first + half - 1] < key ? first + half : first;
            left -= half;
        }
        return first;
    }

    private void remove(int index) {
        size--;
        System.arraycopy(keys, index + 1, keys, index, size - index);
        System.arraycopy(quantities, index + 1, quantities, index, size - index);
    }

    private void insert(int index, long key, long quantity) {
        int at = index;
        if (size == LEVEL_LIMIT) {
            if (at == 0) {
                return;
            }
            remove(0);
            at--;
        }
        reserve(size + 1);
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(quantities, at, quantities, at + 1, size - at);
        keys[at] = key;
        quantities[at] = quantity;
        size++;
    }
}
