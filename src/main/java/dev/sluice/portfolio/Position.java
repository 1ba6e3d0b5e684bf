package dev.sluice.portfolio;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The desk's position in one symbol, by average cost. All amounts but {@code quantity} are in the quote asset.
 *
 * @param quantity signed base quantity; a commission taken in the base asset is already off
 * @param cost signed: quantity × average price; exact, carried from fill to fill without loss
 * @param realizedPnl before fees
 * @param fees what commissions were worth when they were booked; one that nothing priced stands in {@link PaidFees}
 *     alone
 */
public record Position(Symbol symbol, BigDecimal quantity, BigDecimal cost, BigDecimal realizedPnl, BigDecimal fees) {
    private static final int COST_SCALE = 16;

    public static Position flat(Symbol symbol) {
        return new Position(symbol, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** As an earlier process had it. */
    static Position restored(ProjectedRow row) {
        return new Position(
                new Symbol(row.text("symbol")),
                new BigDecimal(row.text("quantity")),
                new BigDecimal(row.text("cost")),
                new BigDecimal(row.text("realizedPnl")),
                new BigDecimal(row.text("fees")));
    }

    /** Average price of what is held, 8 decimals half even; empty when flat. */
    public Optional<BigDecimal> averagePrice() {
        return quantity.signum() == 0
                ? Optional.empty()
                : Optional.of(cost.divide(quantity, FixedPoint.SCALE, RoundingMode.HALF_EVEN));
    }

    /** Quantity × mark − cost. */
    public BigDecimal unrealizedPnl(Price mark) {
        return quantity.multiply(mark.decimal()).subtract(cost);
    }

    /** |quantity| × price. */
    public BigDecimal notional(Price price) {
        return quantity.abs().multiply(price.decimal());
    }

    /**
     * This position after a fill.
     *
     * @param fee what its commission is worth
     */
    Position after(Fill fill, Instrument instrument, BigDecimal fee) {
        BigDecimal commission = fill.commission().amount();
        BigDecimal traded = fill.quantity()
                .decimal()
                .multiply(BigDecimal.valueOf(fill.side().sign()));
        boolean inBase = fill.commission().asset().equals(instrument.base());
        BigDecimal change = inBase ? traded.subtract(commission) : traded;
        return moved(change, fill.price().decimal()).withFees(fees.add(fee));
    }

    private Position moved(BigDecimal change, BigDecimal price) {
        boolean grows = quantity.signum() == 0 || quantity.signum() == change.signum();
        if (grows) {
            return new Position(symbol, quantity.add(change), cost.add(change.multiply(price)), realizedPnl, fees);
        }
        BigDecimal closed = change.abs().min(quantity.abs()).multiply(BigDecimal.valueOf(change.signum()));
        BigDecimal closedCost = closed.abs().compareTo(quantity.abs()) == 0
                ? cost
                : cost.multiply(closed.negate()).divide(quantity, COST_SCALE, RoundingMode.HALF_EVEN);
        BigDecimal gain = closed.negate().multiply(price).subtract(closedCost);
        Position rest =
                new Position(symbol, quantity.add(closed), cost.subtract(closedCost), realizedPnl.add(gain), fees);
        BigDecimal opened = change.subtract(closed);
        return opened.signum() == 0 ? rest : rest.moved(opened, price);
    }

    private Position withFees(BigDecimal total) {
        return new Position(symbol, quantity, cost, realizedPnl, total);
    }

    /** The row of the positions projection. */
    Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("symbol", symbol.name());
        row.put("quantity", Money.plain(quantity));
        row.put("cost", Money.plain(cost));
        row.put("realizedPnl", Money.plain(realizedPnl));
        row.put("fees", Money.plain(fees));
        averagePrice().ifPresent(price -> row.put("averagePrice", Money.plain(price)));
        return row;
    }
}
