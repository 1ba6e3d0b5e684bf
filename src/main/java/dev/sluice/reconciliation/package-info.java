/**
 * Do we and the venue agree?
 *
 * <p>Entry points: {@link dev.sluice.reconciliation.ReconciliationDesk}, which compares in runs of a few readings, and
 * {@link dev.sluice.reconciliation.VenueLedger}, the port through which the venue's truth is asked.
 *
 * <p>Invariants: pure; what a statement proves goes to the saga, and the one writer applies it. What a venue says is
 * evidence; that it said nothing is none. A difference counts when it was found twice; what stays unexplained suspends
 * trading, and only a run that finds nothing or a person leads out. A second run after a repair changes nothing.
 */
@NullMarked
package dev.sluice.reconciliation;

import org.jspecify.annotations.NullMarked;
