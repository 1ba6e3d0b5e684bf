package dev.sluice.backtest;

import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;

/**
 * A position, or a part of one, from its entry to its exit. Amounts are exact, prices and quantity in 10⁻⁸.
 *
 * @param side BUY for long, SELL for short
 * @param entryPrice slippage and a fee of style {@code ENTRY_PRICE} included
 * @param fees of entry and exit together, beyond what the prices hold
 * @param pnl what it changed the wallet by, fees deducted
 * @param returnPct {@code pnl} in percent of the entry's value
 * @param maePct worst move against it while it was open, in percent of the entry price; 0 or less
 * @param mfePct best move for it, in percent of the entry price; 0 or more
 * @param entryBar place of the entry in the equity curve; with
 *     {@code exitBar} the time in the market
 * @param finished whether it was closed only because the events ended
 */
public record ClosedTrade(
        String strategy,
        Symbol symbol,
        Side side,
        long quantity,
        long entryNanos,
        long entryPrice,
        long exitNanos,
        long exitPrice,
        BigDecimal fees,
        BigDecimal pnl,
        double returnPct,
        double maePct,
        double mfePct,
        int entryBar,
        int exitBar,
        boolean finished) {
    /** Nanoseconds from entry to exit. */
    public long durationNanos() {
        return exitNanos - entryNanos;
    }
}
