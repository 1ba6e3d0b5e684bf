package dev.sluice.bench;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client on an event loop: the next order goes in a turn of its own, after all that belonged to the answer. */
abstract class LoopClient implements OrderClient {
    final BenchLoop loop = BenchLoop.start();
    private @Nullable Run run;

    private static final class Run {
        private final Queue<Runnable> ready = new ArrayDeque<>();
        private final Stopwatch watch;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private int unanswered;

        Run(Stopwatch watch) {
            this.watch = watch;
        }
    }

    @Override
    public final long place(int orders, int inFlight, Stopwatch watch) throws Exception {
        Run next = new Run(watch);
        next.unanswered = orders;
        for (int i = 0; i < orders; i++) {
            next.ready.add(order());
        }
        long start = System.nanoTime();
        loop.execute(() -> {
            run = next;
            for (int i = 0; i < inFlight; i++) {
                placeNext(next);
            }
        });
        BenchLoop.await(next.done);
        return System.nanoTime() - start;
    }

    /** An order made ready, as a caller has it at hand; to run it is to place it. */
    abstract Runnable order();

    /** An order was answered; on the loop. */
    final void answered() {
        Run now = run;
        if (now == null) {
            return;
        }
        now.watch.answered();
        if (--now.unanswered == 0) {
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

    private static void placeNext(Run now) {
        Runnable order = now.ready.poll();
        if (order != null) {
            now.watch.called();
            order.run();
        }
    }

    @Override
    public void close() throws Exception {
        loop.close();
    }
}
