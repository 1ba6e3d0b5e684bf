/**
 * The ways to people that stay on this machine: the log and the file of all alerts.
 *
 * <p>Entry points: {@link dev.sluice.alert.log.LogChannel}, {@link dev.sluice.alert.log.FileChannel}.
 */
@NullMarked
package dev.sluice.alert.log;

import org.jspecify.annotations.NullMarked;
