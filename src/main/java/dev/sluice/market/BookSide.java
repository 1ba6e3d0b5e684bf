package dev.sluice.market;

import java.util.Arrays;

/**
 * One side of an order book: prices and quantities in two arrays, the best at the end.
 *
 * <p>Changes happen mostly near the top, so keeping the best last lets an insertion move a few numbers only, and
 * reading the top is one array access. At the level limit the worst level goes: what lies that deep is unknown after a
 * snapshot of limited depth anyway.
 */
final class BookSide {
    /** Levels kept a side: twice the deepest snapshot that the venue serves. */
    static final int LEVEL_LIMIT = 10_000;

    private final int direction;
    private long[] prices = new long[1_024];
    private long[] quantities = new long[1_024];
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
        return depth < size ? prices[size - 1 - depth] : 0;
    }

    /** Quantity of the level {@code depth} steps from the best; 0 where there is none. */
    long quantity(int depth) {
        return depth < size ? quantities[size - 1 - depth] : 0;
    }

    /** Quantity at a price; 0 where there is no such level. */
    long quantityAt(long price) {
        int index = find(price);
        return index >= 0 ? quantities[index] : 0;
    }

    void clear() {
        size = 0;
    }

    /** Sets a level to an absolute quantity; 0 removes it, and removing an unknown level does nothing. */
    void set(long price, long quantity) {
        int index = find(price);
        if (index >= 0) {
            if (quantity == 0) {
                remove(index);
            } else {
                quantities[index] = quantity;
            }
        } else if (quantity != 0) {
            insert(-index - 1, price, quantity);
        }
    }

    private int find(long price) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(prices[middle], price) * direction;
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private void remove(int index) {
        size--;
        System.arraycopy(prices, index + 1, prices, index, size - index);
        System.arraycopy(quantities, index + 1, quantities, index, size - index);
    }

    private void insert(int index, long price, long quantity) {
        int at = index;
        if (size == LEVEL_LIMIT) {
            if (at == 0) {
                return;
            }
            remove(0);
            at--;
        }
        if (size == prices.length) {
            prices = Arrays.copyOf(prices, size * 2);
            quantities = Arrays.copyOf(quantities, size * 2);
        }
        System.arraycopy(prices, at, prices, at + 1, size - at);
        System.arraycopy(quantities, at, quantities, at + 1, size - at);
        prices[at] = price;
        quantities[at] = quantity;
        size++;
    }
}
