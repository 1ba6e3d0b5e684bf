/**
 * The books in PostgreSQL, for those who ask: snapshots of the account, and how orders fared.
 *
 * <p>Entry points: {@link dev.sluice.portfolio.postgres.ExecutionStatistics}, {@link
 * dev.sluice.portfolio.postgres.SnapshotStore}.
 *
 * <p>Invariants: nothing here is needed to trade, and a failure here stops nothing; snapshots are derived, so they are
 * written outside of the journal's transaction and thrown away when they are old.
 */
@NullMarked
package dev.sluice.portfolio.postgres;

import org.jspecify.annotations.NullMarked;
