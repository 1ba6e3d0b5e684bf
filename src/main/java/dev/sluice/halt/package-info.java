/**
 * May we trade? The trading state, who changed it, and what changes it by itself.
 *
 * <p>Entry point: {@link dev.sluice.halt.Halt}, {@link dev.sluice.halt.HaltTriggers}.
 *
 * <p>Invariant: only ACTIVE lets exposure grow; nothing here can stop a cancel or a reducing order.
 */
@NullMarked
package dev.sluice.halt;

import org.jspecify.annotations.NullMarked;
