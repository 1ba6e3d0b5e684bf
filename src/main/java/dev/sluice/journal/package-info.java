/**
 * The append-only, hash-chained truth of the desk, as pure values and folds: nothing here does I/O or reads a clock.
 *
 * <p>Entry points: {@link dev.sluice.journal.JournalEntry} is what other rooms write,
 * {@link dev.sluice.journal.CanonicalJson} turns it into the text that is hashed,
 * {@link dev.sluice.journal.ChainVerifier} proves a sequence of {@link dev.sluice.journal.JournalRecord}s, and
 * {@link dev.sluice.journal.ProjectedRows} folds them into the rows of {@link dev.sluice.journal.Projections}.
 *
 * <p>Invariants: an entry has exactly one canonical text; a record's hash covers all records before it; a projection is
 * a fold of the journal and of nothing else; whatever was journaled once stays readable.
 */
@NullMarked
package dev.sluice.journal;

import org.jspecify.annotations.NullMarked;
