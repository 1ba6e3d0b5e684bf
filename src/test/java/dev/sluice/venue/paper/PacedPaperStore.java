package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A store in memory whose commits are answered at once, or when somebody lets them, or fail. */
public final class PacedPaperStore extends MemoryPaperStore {
    private Consumer<Runnable> pace = Runnable::run;
    private int commits;
    private boolean broken;

    /** From now on a commit happens when, and if, the action given to this consumer runs. */
    public void pace(Consumer<Runnable> newPace) {
        pace = newPace;
    }

    public int commits() {
        return commits;
    }

    /** From now on every commit fails. */
    public void breakDown() {
        broken = true;
    }

    /** Of the desk. */
    public SortedMap<Asset, Balance> balances() {
        return balances(AccountId.DESK);
    }

    @Override
    public CompletionStage<Void> commit(PaperChanges changes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        pace.accept(() -> {
            if (broken) {
                done.completeExceptionally(new IllegalStateException("planted"));
                return;
            }
            super.commit(changes).whenComplete((nothing, cause) -> {
                if (cause == null) {
                    commits++;
                    done.complete(null);
                } else {
                    done.completeExceptionally(cause);
                }
            });
        });
        return done;
    }
}
