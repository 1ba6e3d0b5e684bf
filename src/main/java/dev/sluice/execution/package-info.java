/**
 * From approved order to the venue and back: pre-trade checks, the order state machine, the saga.
 *
 * <p>Entry points: {@link dev.sluice.execution.OrderDesk} (the saga), {@link dev.sluice.execution.OrderTransitions}
 * (the one transition table), {@link dev.sluice.execution.OrderGateway} (the port that a venue implements).
 *
 * <p>Invariants: an intent is committed to the journal before its first byte goes out; only a
 * {@link dev.sluice.execution.JournaledIntent}, minted here after that commit, can be submitted; no order ends without
 * evidence; an illegal transition changes nothing, alarms and halts.
 */
@NullMarked
package dev.sluice.execution;

import org.jspecify.annotations.NullMarked;
