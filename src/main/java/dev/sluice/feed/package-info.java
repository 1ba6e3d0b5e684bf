/**
 * Market events as they reach the desk: their types, their order, and recorded files of them.
 *
 * <p>Entry points: {@link dev.sluice.feed.MarketEvent}, {@link dev.sluice.feed.DepthSequencer},
 * {@link dev.sluice.feed.TradeSequencer}, {@link dev.sluice.feed.EventFiles}, {@link dev.sluice.feed.EventRecorder}.
 *
 * <p>Invariants: an event is immutable; a depth stream is never called synchronised without a snapshot that joins it;
 * whatever is missing or malformed is counted and named, never passed on silently.
 */
@NullMarked
package dev.sluice.feed;

import org.jspecify.annotations.NullMarked;
