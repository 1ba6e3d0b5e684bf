package dev.sluice.venue.paper;

import dev.sluice.reconciliation.VenueLedger;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where the exchange keeps its accounts, so that they outlive the process. Nothing here blocks; what fails because of
 * the store fails with {@link PaperStoreException}.
 */
public interface PaperStore {
    /**
     * Takes over: from here on, commits of whoever opened it before fail.
     *
     * @param newestOrders as of {@link #state}
     */
    CompletionStage<PaperState> open(int newestOrders);

    /**
     * Makes changes durable, all or none. The caller waits for one commit before the next.
     *
     * @return fails if it is not certain that they are durable; then nothing more may be committed before the next
     *     {@link #open}
     */
    CompletionStage<Void> commit(PaperChanges changes);

    /** The last order of the desk under each of these ids, where there is one, in no order. */
    CompletionStage<List<AccountOrder>> find(List<VenueLedger.Query> queries);

    /**
     * What is stored at this moment.
     *
     * @param newestOrders how many orders, open or closed; all open ones, and those tied to open ones, come in any case
     */
    CompletionStage<PaperState> state(int newestOrders);
}
