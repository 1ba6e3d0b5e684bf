package dev.sluice.feed;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** An immutable list of (price, quantity) pairs in 10⁻⁸, kept as two arrays so that a book update allocates little. */
public final class PriceLevels {
    public static final PriceLevels NONE = new PriceLevels(new long[0], new long[0]);

    private final long[] prices;
    private final long[] quantities;

    private PriceLevels(long[] prices, long[] quantities) {
        this.prices = prices;
        this.quantities = quantities;
    }

    public int size() {
        return prices.length;
    }

    public long price(int index) {
        return prices[index];
    }

    public long quantity(int index) {
        return quantities[index];
    }

    /** These levels with another list's quantities where both have a price, and its further levels behind. */
    PriceLevels overlaidBy(PriceLevels later) {
        Map<Long, Long> quantityByPrice = new LinkedHashMap<>();
        for (int i = 0; i < size(); i++) {
            quantityByPrice.put(price(i), quantity(i));
        }
        for (int i = 0; i < later.size(); i++) {
            quantityByPrice.put(later.price(i), later.quantity(i));
        }
        Builder merged = new Builder();
        quantityByPrice.forEach(merged::add);
        return merged.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PriceLevels that
                && Arrays.equals(prices, that.prices)
                && Arrays.equals(quantities, that.quantities);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(prices) + Arrays.hashCode(quantities);
    }

    /** Collects levels; reusable after {@link #build()}. */
    public static final class Builder {
        private long[] prices = new long[64];
        private long[] quantities = new long[64];
        private int size;

        public Builder add(long price, long quantity) {
            if (size == prices.length) {
                prices = Arrays.copyOf(prices, size * 2);
                quantities = Arrays.copyOf(quantities, size * 2);
            }
            prices[size] = price;
            quantities[size++] = quantity;
            return this;
        }

        /** The levels so far; the builder is empty afterwards. */
        public PriceLevels build() {
            PriceLevels levels =
                    size == 0 ? NONE : new PriceLevels(Arrays.copyOf(prices, size), Arrays.copyOf(quantities, size));
            size = 0;
            return levels;
        }

        void clear() {
            size = 0;
        }
    }
}
