package dev.sluice.venue.paper;

/** How lively a simulated market is; see {@link PriceProcess} and {@link SymbolAgents} for what each number does. */
public enum MarketPhase {
    QUIET(90, 0.18, 0.12, 1.2, 0.45),
    NORMAL(120, 0.35, 0.30, 3, 0.45),
    WILD(30, 0.9, 0.85, 8, 0.7);

    /** Mean duration. */
    final double meanSeconds;

    /** Standard deviation of the fair price's noise over one second. */
    final double noiseBps;

    /** Standard deviation of the trend, in basis points a second. */
    final double trendBps;

    /** Orders a second that take at random. */
    final double takersPerSecond;

    /** Distance of the best quotes from the fair price. */
    final double halfSpreadBps;

    MarketPhase(double meanSeconds, double noiseBps, double trendBps, double takersPerSecond, double halfSpreadBps) {
        this.meanSeconds = meanSeconds;
        this.noiseBps = noiseBps;
        this.trendBps = trendBps;
        this.takersPerSecond = takersPerSecond;
        this.halfSpreadBps = halfSpreadBps;
    }
}
