package dev.sluice.venue.binance;

import java.util.random.RandomGenerator;

/**
 * What market streams need of the world.
 *
 * @param connections the limit of connections to open, shared with everything that connects to the venue
 * @param chance for jitter; from a seed in tests
 */
public record StreamPorts(
        VenueTimers timers,
        VenueSockets sockets,
        SnapshotRoad snapshots,
        SlidingLimit connections,
        VenueWatch watch,
        RandomGenerator chance) {}
