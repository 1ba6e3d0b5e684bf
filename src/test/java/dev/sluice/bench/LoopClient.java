package dev.sluice.bench;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client on an event loop: the next order goes in a turn of its own, after all that belonged to the answer. */
abstract class LoopClient implements OrderClient {
    final BenchLoop loop = BenchLoop.start();
    private @Nullable Run run;

    private static final class Run {
        private final int orders;
        private final Stopwatch watch;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private int placed;
        private int answered;

        Run(int orders, Stopwatch watch) {
            this.orders = orders;
            this.watch = watch;
        }
    }

    @Override
    public void place(int orders, int inFlight, Stopwatch watch) throws Exception {
        Run next = new Run(orders, watch);
        loop.execute(() -> {
            run = next;
            for (int i = 0; i < inFlight; i++) {
                placeNext(next);
            }
        });
        BenchLoop.await(next.done);
    }

    /** Made before the clock runs, like whatever a caller has at hand. */
    abstract Runnable order();

    /** An order was answered; on the loop. */
    final void answered() {
        Run now = run;
        if (now == null) {
            return;
        }
        now.watch.answered();
        if (++now.answered == now.orders) {
            run = null;
            now.done.complete(null);
        } else {
            loop.execute(() -> placeNext(now));
        }
    }

    final void failed(Throwable cause) {
        Run now = run;
        if (now != null) {
            now.done.completeExceptionally(cause);
        }
    }

    private void placeNext(Run now) {
        if (now.placed < now.orders) {
            now.placed++;
            Runnable order = order();
            now.watch.called();
            order.run();
        }
    }

    @Override
    public void close() throws Exception {
        loop.close();
    }
}
