package dev.sluice.portfolio;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is at risk, in the quote asset: what is held, and apart from it what orders on their way may add.
 *
 * @param position |quantity| × mark, dust with it; empty while something that is held has no mark, because a part of a
 *     sum is no sum
 * @param reserved what orders on their way may add; never less than 0
 */
public record Exposure(Optional<BigDecimal> position, BigDecimal reserved) {
    /** Of one symbol. */
    static Exposure of(Portfolio portfolio, Symbol symbol, Optional<Price> mark) {
        Position held = portfolio.position(symbol);
        Optional<BigDecimal> value =
                held.quantity().signum() == 0 ? Optional.of(BigDecimal.ZERO) : mark.map(held::notional);
        return new Exposure(value, portfolio.reserved(symbol));
    }

    static Exposure sum(Stream<Exposure> parts) {
        return parts.reduce(new Exposure(Optional.of(BigDecimal.ZERO), BigDecimal.ZERO), Exposure::plus);
    }

    /** Position and orders together; empty as the position is. */
    public Optional<BigDecimal> total() {
        return position.map(reserved::add);
    }

    private Exposure plus(Exposure other) {
        return new Exposure(position.flatMap(ours -> other.position.map(ours::add)), reserved.add(other.reserved));
    }
}
