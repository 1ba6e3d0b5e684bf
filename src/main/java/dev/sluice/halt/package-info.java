/**
 * May we trade? The trading state and who changed it.
 *
 * <p>Entry point: {@link dev.sluice.halt.TradingState}.
 *
 * <p>Invariant: only ACTIVE lets exposure grow; nothing here can stop a cancel or a reducing order.
 */
@NullMarked
package dev.sluice.halt;

import org.jspecify.annotations.NullMarked;
