package dev.sluice.portfolio.postgres;

import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How fills compared with what was expected.
 *
 * @param of whose fills; empty for all
 * @param notional Σ price × quantity, in the quote asset
 * @param decision against the price that was decided at
 * @param arrival against the mark when the intent was made; without the fills of which there was none
 */
public record MeasuredSlippage(
        Optional<Of> of,
        long fills,
        BigDecimal notional,
        Optional<MeasuredBps> decision,
        Optional<MeasuredBps> arrival) {
    /** @param strategy the strategy or person behind the order */
    public record Of(Symbol symbol, Side side, String strategy) {}
}
