package dev.sluice.venue.paper;

/** How lively a simulated market is; see {@link PriceProcess} and {@link SymbolAgents} for what each number does. */
public enum MarketPhase {
    QUIET(100, 0.1, 0.06, 1.5, 0.25),
    NORMAL(100, 0.2, 0.18, 4, 0.25),
    WILD(25, 0.8, 0.8, 10, 0.5);

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
