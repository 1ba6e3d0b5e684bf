package dev.sluice.execution;

import dev.sluice.halt.Halt;
import dev.sluice.market.Markets;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.Map;

/**
 * What execution looks at and works on.
 *
 * @param maxPriceDriftBps how far the price may move against an order between decision and submit
 */
public record ExecutionContext(
        Map<Symbol, Instrument> instruments,
        Markets markets,
        Portfolio portfolio,
        Halt halt,
        double maxPriceDriftBps,
        ExecutionPolicy policy) {}
