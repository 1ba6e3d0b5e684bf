package dev.sluice.journal.postgres;

import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.journal.ProjectedRow;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What one call appends: all of it or nothing, without gaps.
 *
 * @param entries taken as text at the time of the call, so that later changes to a payload change nothing
 */
record AppendBatch(List<Prepared> entries, CompletableFuture<JournalReceipt> done) {
    /** One entry: its canonical text and the projection rows it carries. */
    record Prepared(String text, List<ProjectedRow> rows) {}

    static AppendBatch of(List<? extends JournalEntry> entries) {
        return new AppendBatch(entries.stream().map(AppendBatch::prepare).toList(), new CompletableFuture<>());
    }

    int size() {
        return entries.size();
    }

    /** On the caller's Vert.x context if it has one. A copy, so that cancelling a subscription cancels no write. */
    Uni<JournalReceipt> receipt() {
        Uni<JournalReceipt> receipt = Uni.createFrom().completionStage(done::copy);
        Context caller = Vertx.currentContext();
        return caller == null ? receipt : receipt.emitOn(task -> caller.runOnContext(ignored -> task.run()));
    }

    private static Prepared prepare(JournalEntry entry) {
        return new Prepared(CanonicalJson.write(entry), ProjectedRow.ofNew(entry.payload()));
    }
}
