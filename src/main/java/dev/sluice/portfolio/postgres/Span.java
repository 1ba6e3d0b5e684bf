package dev.sluice.portfolio.postgres;

import java.util.Optional;

/**
 * Which part of history is looked at.
 *
 * @param fromNanos what was before is left out, UTC nanoseconds since the epoch; empty for everything
 * @param newest at most so many, the newest
 */
public record Span(Optional<Long> fromNanos, int newest) {}
