/**
 * The words that every room speaks: instruments, sides, prices, quantities, money, order states, fills and ids.
 *
 * <p>Entry points: {@link dev.sluice.vocabulary.Instrument}, {@link dev.sluice.vocabulary.OrderTerms},
 * {@link dev.sluice.vocabulary.Fill}, {@link dev.sluice.vocabulary.Reason}.
 *
 * <p>Invariants: everything here is an immutable value; prices and quantities are exact integers of 10⁻⁸, money is an
 * exact decimal, and no {@code double} ever holds either. This room imports no other.
 */
@NullMarked
package dev.sluice.vocabulary;

import org.jspecify.annotations.NullMarked;
