package dev.sluice.pipeline;

import dev.sluice.feed.EventRecorder;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.RecordingMark;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings market events to a file on a thread of its own, through a bounded queue, so that a slow disk never holds up
 * who offers them. What finds no room is lost, and the file says so and how much. When the file cannot be written the
 * recording ends; nothing else does.
 */
final class RecordingLane implements AutoCloseable {
    /** Some minutes of a busy market. */
    static final int LIMIT = 65_536;

    private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_MILLIS = 10_000;

    private final EventRecorder recorder;
    private final Consumer<IOException> failed;
    private final Runnable rotated;
    private final ArrayBlockingQueue<Object> queue = new ArrayBlockingQueue<>(LIMIT);
    private final Thread thread = new Thread(this::run, "recording");
    private volatile boolean closing;
    private volatile long written;
    private volatile long bytes;
    private volatile long lost;
    private volatile long lostUntold;

    /**
     * @param rotated told on the recording's thread that a new file has begun
     * @param failed told, on the recording's thread, once
     */
    RecordingLane(EventRecorder recorder, Runnable rotated, Consumer<IOException> failed) {
        this.recorder = recorder;
        this.rotated = rotated;
        this.failed = failed;
        thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    /** Hands an event over; never waits. From one thread. */
    void offer(MarketEvent event) {
        if (lostUntold > 0 && queue.remainingCapacity() >= 2) {
            queue.offer(hole(event.receivedNanos()));
            lostUntold = 0;
        }
        if (lostUntold > 0 || !queue.offer(event)) {
            lost = lost + 1;
            lostUntold = lostUntold + 1;
        }
    }

    /** Says in the file that a stream had a hole. From the thread that offers. */
    void gap(Optional<Symbol> symbol, long atNanos, String note) {
        if (!queue.offer(new RecordingMark(atNanos, RecordingMark.Kind.GAP, symbol, note))) {
            lostUntold = lostUntold + 1;
        }
    }

    private RecordingMark hole(long atNanos) {
        return new RecordingMark(
                atNanos,
                RecordingMark.Kind.GAP,
                Optional.empty(),
                lostUntold + " events were lost here because the disk was too slow");
    }

    /** Events for which there was no room. */
    long lost() {
        return lost;
    }

    /** Events written so far. */
    long written() {
        return written;
    }

    /** Bytes written so far. */
    long bytes() {
        return bytes;
    }

    /** Writes what waits, says that the recording ended in order, and closes the file. Waits, with a limit. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (EventRecorder open = recorder) {
            long lastNanos = 0;
            long flushed = System.nanoTime();
            open.flush();
            while (!closing || !queue.isEmpty()) {
                Object next = queue.poll(100, TimeUnit.MILLISECONDS);
                lastNanos = Math.max(lastNanos, write(next));
                if (System.nanoTime() - flushed >= FLUSH_NANOS) {
                    flush();
                    flushed = System.nanoTime();
                }
            }
            if (lostUntold > 0) {
                open.mark(hole(lastNanos));
            }
            open.finish(lastNanos);
            written = open.events();
            bytes = open.bytes();
        } catch (IOException e) {
            failed.accept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long write(@Nullable Object next) throws IOException {
        return switch (next) {
            case MarketEvent event -> {
                recorder.write(event);
                yield event.receivedNanos();
            }
            case RecordingMark mark -> {
                recorder.mark(mark);
                yield mark.atNanos();
            }
            case null, default -> 0;
        };
    }

    private void flush() throws IOException {
        boolean begun = recorder.flush();
        written = recorder.events();
        bytes = recorder.bytes();
        if (begun) {
            rotated.run();
        }
    }
}
