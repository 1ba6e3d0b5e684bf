package dev.sluice.journal.postgres;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.Projections;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/**
 * Which alerts a channel has delivered, so that a new process knows what is left to do. Marks are kept as long as the
 * alerts; they are no part of the journal.
 */
public final class DeliveryMarks {
    static final String TABLE = "alert_deliveries";

    private static final String MARK =
            "INSERT INTO sluice." + TABLE + " (alert_id, channel, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    private static final String FORGET = "DELETE FROM sluice." + TABLE + " WHERE alert_id NOT IN"
            + " (SELECT alert_id FROM sluice.alerts) AND at < $1";
    private static final String MISSING = JournalSql.select(Projections.ALERT)
            + " WHERE severity = 'CRITICAL' AND at >= $2 AND alert_id NOT IN"
            + " (SELECT alert_id FROM sluice." + TABLE + " WHERE channel = $1)"
            + " ORDER BY sequence DESC LIMIT $3";

    private final Pool pool;

    DeliveryMarks(Pool pool) {
        this.pool = pool;
    }

    /** The channel has it; {@code at} is ISO-8601. */
    public Uni<Void> delivered(String alertId, String channel, String at) {
        return pool.preparedQuery(MARK).execute(Tuple.of(alertId, channel, at)).replaceWithVoid();
    }

    /** Marks of alerts that are in the list no more, from before a time. */
    public Uni<Void> forgetBefore(String at) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(at)).replaceWithVoid();
    }

    /** Critical alerts since a time that the channel does not have, oldest first; at most as many as the limit. */
    public Uni<List<ProjectedRow>> missing(String channel, String since, int limit) {
        return pool.preparedQuery(MISSING)
                .execute(Tuple.of(channel, since, limit))
                .map(rows -> RecoveryReader.rows(Projections.ALERT, rows).reversed());
    }
}
