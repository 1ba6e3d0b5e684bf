package dev.sluice.execution;

import dev.sluice.vocabulary.Reason;
import java.util.Optional;

/**
 * What keeps an order from being sent now.
 *
 * @param measured what was found, as text with its unit; empty where nothing is measured
 * @param limit what would have been allowed
 */
public record Obstacle(Reason reason, Optional<String> measured, Optional<String> limit) {}
