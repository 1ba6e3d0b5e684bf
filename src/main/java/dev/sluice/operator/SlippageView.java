package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.portfolio.postgres.MeasuredBps;
import dev.sluice.portfolio.postgres.MeasuredSlippage;
import dev.sluice.vocabulary.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/execution/slippage}; decimals as strings, basis points, positive is worse.
 *
 * @param window {@code live}, {@code day} or {@code total}
 * @param from when it begins; absent for everything
 * @param all of all fills in it
 * @param items by symbol, side and strategy
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Slippage")
record SlippageView(String window, @Nullable String from, Measured all, List<OfStrategy> items, String at) {
    /**
     * Of some fills.
     *
     * @param notional Σ price × quantity
     * @param decision against the price that was decided at; absent without fills
     * @param arrival against the mark when the intent was made; absent if there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MeasuredSlippage")
    record Measured(
            long fills,
            String notional,
            @Nullable Percentiles decision,
            @Nullable Percentiles arrival) {
        static Measured of(MeasuredSlippage slippage) {
            return new Measured(
                    slippage.fills(),
                    Money.plain(slippage.notional()),
                    slippage.decision().map(Percentiles::of).orElse(null),
                    slippage.arrival().map(Percentiles::of).orElse(null));
        }
    }

    /** Of the fills of a strategy or person in one symbol on one side. */
    @Schema(name = "SlippageOfStrategy")
    record OfStrategy(String symbol, String side, String strategy, Measured slippage) {
        static OfStrategy of(MeasuredSlippage.Of whose, MeasuredSlippage slippage) {
            return new OfStrategy(whose.symbol().name(), whose.side().name(), whose.strategy(), Measured.of(slippage));
        }
    }

    /**
     * Where they lie.
     *
     * @param fills how many were measured
     * @param meanBps weighted by notional
     */
    @Schema(name = "SlippagePercentiles")
    record Percentiles(long fills, String meanBps, String p50Bps, String p95Bps, String p99Bps) {
        static Percentiles of(MeasuredBps measured) {
            return new Percentiles(
                    measured.fills(),
                    Money.plain(measured.mean()),
                    Money.plain(measured.p50()),
                    Money.plain(measured.p95()),
                    Money.plain(measured.p99()));
        }
    }
}
