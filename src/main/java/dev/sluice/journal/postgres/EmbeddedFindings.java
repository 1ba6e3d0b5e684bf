package dev.sluice.journal.postgres;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a look at a data directory found. Nothing is started, stopped or made for it.
 *
 * @param hasBinaries whether a PostgreSQL for this machine comes with the program
 * @param clusterVersion the major version that made the cluster; empty if there is no cluster yet
 * @param holder the process that holds the directory's lock
 * @param running where the holder's server is
 * @param orphan a server that survived its desk
 */
public record EmbeddedFindings(
        boolean hasBinaries,
        OptionalInt clusterVersion,
        OptionalLong holder,
        Optional<DatabaseAddress> running,
        OptionalLong orphan) {}
