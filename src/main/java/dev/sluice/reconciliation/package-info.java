/**
 * Do we and the venue agree?
 *
 * <p>Entry points: {@link dev.sluice.reconciliation.VenueLedger}, the port through which the venue's truth is asked.
 *
 * <p>Invariants: pure; it compares and proposes, and the one writer applies. What a venue says is evidence; that it
 * said nothing is none.
 */
@NullMarked
package dev.sluice.reconciliation;

import org.jspecify.annotations.NullMarked;
