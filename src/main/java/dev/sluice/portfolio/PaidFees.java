package dev.sluice.portfolio;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * The commissions that the trades of one symbol cost in one asset.
 *
 * @param amount all of them, in that asset
 * @param value what those were worth that something priced when they were booked, in the quote asset
 * @param unpriced so much of the amount nothing priced then; it is in no value and never counts as zero
 */
public record PaidFees(Symbol symbol, Asset asset, BigDecimal amount, BigDecimal value, BigDecimal unpriced) {
    static PaidFees none(Symbol symbol, Asset asset) {
        return new PaidFees(symbol, asset, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** As an earlier process had them. */
    static PaidFees restored(ProjectedRow row) {
        return new PaidFees(
                new Symbol(row.text("symbol")),
                new Asset(row.text("asset")),
                new BigDecimal(row.text("amount")),
                new BigDecimal(row.text("value")),
                new BigDecimal(row.text("unpriced")));
    }

    PaidFees plus(BigDecimal paid, Optional<BigDecimal> worth) {
        return new PaidFees(
                symbol,
                asset,
                amount.add(paid),
                value.add(worth.orElse(BigDecimal.ZERO)),
                worth.isPresent() ? unpriced : unpriced.add(paid));
    }

    /**
     * Both together.
     *
     * @param other in the same asset; the symbol is this one's
     */
    public PaidFees and(PaidFees other) {
        return new PaidFees(
                symbol, asset, amount.add(other.amount), value.add(other.value), unpriced.add(other.unpriced));
    }

    /** The row of the fees projection. */
    Map<String, Object> row() {
        return Map.of(
                "symbol", symbol.name(),
                "asset", asset.code(),
                "amount", Money.plain(amount),
                "value", Money.plain(value),
                "unpriced", Money.plain(unpriced));
    }
}
