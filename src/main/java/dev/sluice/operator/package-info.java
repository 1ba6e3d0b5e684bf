/**
 * What people and their tools touch: REST, push, the page, health, security.
 *
 * <p>Entry points: {@link dev.sluice.operator.Desk} is the only way to the running desk; everything that is history is
 * read from the projections and the journal.
 *
 * <p>Invariants: nothing here decides; a request is answered after its effects are committed; decimals are strings and
 * times ISO-8601 in UTC.
 */
@NullMarked
package dev.sluice.operator;

import org.jspecify.annotations.NullMarked;
