/** Placeholder until the journal room lands. */
@NullMarked
package dev.sluice.journal;

import org.jspecify.annotations.NullMarked;
