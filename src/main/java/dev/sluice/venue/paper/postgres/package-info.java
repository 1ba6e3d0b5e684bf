/**
 * The paper exchange's account in PostgreSQL, schema {@code paper}.
 *
 * <p>Entry point: {@link dev.sluice.venue.paper.postgres.PostgresPaperStore}.
 *
 * <p>Invariants: a commit is one statement and so one transaction; a trade is stored once or the commit fails; who did
 * not open the store last cannot commit.
 */
@NullMarked
package dev.sluice.venue.paper.postgres;

import org.jspecify.annotations.NullMarked;
