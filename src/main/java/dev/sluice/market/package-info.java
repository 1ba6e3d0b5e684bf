/**
 * What the market looks like now: a fold of market events into order books, tapes, candles, delta bars and footprints.
 *
 * <p>Entry points: {@link dev.sluice.market.Markets}, {@link dev.sluice.market.SymbolMarket},
 * {@link dev.sluice.market.OrderBook}, {@link dev.sluice.market.Tape}, {@link dev.sluice.market.CandleBuilder},
 * {@link dev.sluice.market.DeltaBars}.
 *
 * <p>Invariants: state changes only through {@link dev.sluice.market.Markets#on}; a book is empty unless synchronised;
 * memory per symbol is bounded; every step is incremental. One thread folds; nobody else reads meanwhile.
 */
@NullMarked
package dev.sluice.market;

import org.jspecify.annotations.NullMarked;
