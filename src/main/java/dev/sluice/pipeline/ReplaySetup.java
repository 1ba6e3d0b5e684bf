package dev.sluice.pipeline;

import dev.sluice.venue.paper.PaperVenue;
import java.util.Map;

/**
 * A replay's ingredients.
 *
 * @param configuration as journaled
 * @param speed times real time; infinite for as fast as possible
 */
public record ReplaySetup(DeskSetup desk, PaperVenue.Setup venue, Map<String, String> configuration, double speed) {}
