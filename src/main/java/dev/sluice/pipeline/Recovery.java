package dev.sluice.pipeline;

import dev.sluice.journal.JournaledEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.Projections;
import dev.sluice.journal.postgres.RecoveryReader;
import dev.sluice.journal.postgres.RecoveryReader.Counts;
import dev.sluice.portfolio.Portfolio;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what earlier processes left. Blocks: only during the start, never on a loop. */
final class Recovery {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Fills remembered at a start, so that none is booked twice; the journal's own key refuses older ones. */
    private static final int FILLS_REMEMBERED = 50_000;

    /** Ended orders remembered at a start, for fills and reports that come late. */
    private static final int ENDED_REMEMBERED = 2_000;

    private Recovery() {}

    static Recovered read(RecoveryReader reader) {
        Counts counts = reader.counts().await().atMost(LIMIT);
        return new Recovered(
                reader.liveOrders().await().atMost(LIMIT),
                reader.endedOrders(ENDED_REMEMBERED).await().atMost(LIMIT),
                reader.fillsOfLiveOrders().await().atMost(LIMIT),
                reader.newest(Projections.FILL, FILLS_REMEMBERED).await().atMost(LIMIT),
                reader.all(Projections.POSITION).await().atMost(LIMIT),
                reader.all(Projections.BALANCE).await().atMost(LIMIT),
                reader.all(Projections.FEE).await().atMost(LIMIT),
                reader.newest(Projections.REQUEST, RememberedRequests.LIMIT)
                        .await()
                        .atMost(LIMIT),
                reader.waitingProposals().await().atMost(LIMIT),
                first(reader.all(Projections.TRADING).await().atMost(LIMIT)),
                first(reader.all(Projections.KILL_SWITCH).await().atMost(LIMIT)),
                first(reader.all(Projections.ACCOUNT).await().atMost(LIMIT)),
                reader.all(Projections.HALT_TRIGGER).await().atMost(LIMIT),
                new Counted(counts.proposals(), counts.refused(), counts.orders(), counts.fills()),
                reconciled(reader),
                gated(reader),
                first(reader.newest(Projections.ALERT, 1).await().atMost(LIMIT)),
                new Recovered.Guarded(
                        reader.all(Projections.LOSS_STREAK).await().atMost(LIMIT),
                        reader.all(Projections.STRATEGY_SHARE).await().atMost(LIMIT)),
                new Recovered.Strategies(
                        reader.all(Projections.STRATEGY).await().atMost(LIMIT),
                        reader.all(Projections.STRATEGY_STATE).await().atMost(LIMIT),
                        reader.all(Projections.SIGNAL_OUTCOME).await().atMost(LIMIT)));
    }

    private static Recovered.Reconciled reconciled(RecoveryReader reader) {
        return new Recovered.Reconciled(
                reader.all(Projections.HOLDING).await().atMost(LIMIT),
                reader.newest(Projections.TRANSFER, Portfolio.TRANSFERS_REMEMBERED)
                        .await()
                        .atMost(LIMIT),
                reader.all(Projections.TRADE_CURSOR).await().atMost(LIMIT),
                reader.all(Projections.ACCEPTED_DIVERGENCE).await().atMost(LIMIT));
    }

    private static Recovered.Gated gated(RecoveryReader reader) {
        return new Recovered.Gated(
                reader.all(Projections.RATE_BUCKET).await().atMost(LIMIT),
                reader.all(Projections.CIRCUIT).await().atMost(LIMIT),
                reader.all(Projections.RISK_LIMIT).await().atMost(LIMIT),
                reader.newestEntries(SubmitOutcomes.KIND, SubmitOutcomes.REMEMBERED)
                        .await()
                        .atMost(LIMIT));
    }

    /** The desk's name, under which its journal began; empty in a new journal. */
    static Optional<String> deskName(RecoveryReader reader) {
        Optional<JournaledEntry> first = reader.firstEntry().await().atMost(LIMIT);
        return first.map(entry -> entry.payload().get("desk"))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static Optional<ProjectedRow> first(List<ProjectedRow> rows) {
        return rows.stream().findFirst();
    }
}
