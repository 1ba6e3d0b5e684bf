package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import java.util.List;

/** The best levels of a book, best first on each side. */
public record Depth(List<Level> bids, List<Level> asks) {
    public Depth {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /**
     * Everything that rests at one price; the quantity stops at the largest {@link Quantity} instead of overflowing.
     */
    public record Level(Price price, Quantity quantity) {}
}
