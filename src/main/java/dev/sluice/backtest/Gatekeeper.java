package dev.sluice.backtest;

import dev.sluice.market.Markets;
import dev.sluice.strategy.Idea;
import java.util.OptionalLong;

/** stub */
final class Gatekeeper {
    Gatekeeper(Gating gating, Markets markets, Wallet wallet, RunTally tally) {}

    OptionalLong clear(Idea.Enter idea, SymbolTrading symbol, long now) {
        return OptionalLong.of(0);
    }
}
