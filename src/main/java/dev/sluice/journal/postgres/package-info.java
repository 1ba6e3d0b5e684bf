/**
 * The journal in PostgreSQL: the only place of SQL, and the server itself when none is given.
 *
 * <p>Entry points: {@link dev.sluice.journal.postgres.JournalWriter} appends,
 * {@link dev.sluice.journal.postgres.JournalReader} reads back,
 * {@link dev.sluice.journal.postgres.JournalVerification} proves and
 * {@link dev.sluice.journal.postgres.JournalExport} hands the proof to others;
 * {@link dev.sluice.journal.postgres.EmbeddedDatabase} runs a PostgreSQL of our own.
 *
 * <p>Invariants: one writer per database; an append that succeeded is durable; rows and projections change in one
 * transaction; after any failed commit nothing is written again until a new writer has read the head.
 */
@NullMarked
package dev.sluice.journal.postgres;

import org.jspecify.annotations.NullMarked;
