/**
 * Who is told, of what, and how often?
 *
 * <p>Entry points: {@link dev.sluice.alert.AlertDesk} decides what goes out, {@link dev.sluice.alert.AlertKind} is the
 * catalogue, {@link dev.sluice.alert.AlertChannel} is the port of every channel and
 * {@link dev.sluice.alert.ChannelQueue} what waits for one.
 *
 * <p>Invariants: every alert that is raised is told, counted as a repetition, or counted as suppressed, and what was
 * suppressed is told as a number. No text leaves with a secret in it.
 */
@NullMarked
package dev.sluice.alert;

import org.jspecify.annotations.NullMarked;
