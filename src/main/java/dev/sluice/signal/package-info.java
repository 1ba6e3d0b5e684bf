/**
 * From idea to trade proposal: what is worth asking the gates about.
 *
 * <p>Entry points: {@link dev.sluice.signal.SignalDesk}, {@link dev.sluice.signal.TradeProposal},
 * {@link dev.sluice.signal.SignalOutcomes}.
 *
 * <p>Invariant: a {@link dev.sluice.signal.TradeProposal} is minted here and nowhere else, from an idea that does not
 * repeat a recent one.
 */
@NullMarked
package dev.sluice.signal;

import org.jspecify.annotations.NullMarked;
