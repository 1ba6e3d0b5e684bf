/**
 * The commands that people type, and how they end: 0 done, 1 a check failed or work was done with errors, 2 usage or
 * configuration, 3 environment (database, disk, files).
 *
 * <p>Entry point: {@link dev.sluice.cli.Main}.
 *
 * <p>Invariants: usage and configuration are checked before anything starts; results go to standard output, progress
 * and errors to standard error; an error is one clear line, never a stack trace.
 */
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;
