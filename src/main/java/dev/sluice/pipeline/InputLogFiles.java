package dev.sluice.pipeline;

import dev.sluice.vocabulary.UtcNanos;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The log of one life of the desk, in files of JSON lines that follow each other. Lines are handed over on the desk's
 * loop and written on a thread of its own; what that cannot keep up with ends the log with a line that says so, because
 * a log with a hole proves nothing, and trading waits for no log.
 */
final class InputLogFiles implements InputLog {
    private static final Logger LOG = Logger.getLogger(InputLogFiles.class);
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long FLUSH_NANOS = UtcNanos.PER_SECOND;

    private final Path directory;
    private final Limits limits;
    private final long beganNanos;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("input-log").factory());
    private final ConcurrentLinkedQueue<InputLine> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingLines = new AtomicInteger();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean ended;
    private @Nullable Writer file;
    private int files;
    private long written;
    private long flushedNanos;

    /**
     * What the log may take.
     *
     * @param fileChars of one file, before it is compressed
     * @param totalBytes of all files, logs of earlier lives included
     * @param waitingLines handed over and not yet written
     */
    record Limits(long fileChars, long totalBytes, int waitingLines) {
        static Limits of(InputLogConfig config) {
            return new Limits(1 << 28, config.maxSizeMib() << 20, 1 << 15);
        }
    }

    InputLogFiles(Path directory, Limits limits, long beganNanos) {
        this.directory = directory;
        this.limits = limits;
        this.beganNanos = beganNanos;
    }

    @Override
    public void note(InputLine line) {
        if (ended) {
            return;
        }
        if (waitingLines.get() < limits.waitingLines()) {
            handOver(line);
        } else {
            end(line.atNanos(), "inputs came faster than they could be written");
        }
    }

    private void end(long atNanos, String why) {
        ended = true;
        LOG.errorf("the log of inputs ends: %s; trading goes on, but parity can show nothing from here on", why);
        handOver(new InputLine.InputsLost(why, atNanos));
    }

    private void handOver(InputLine line) {
        waitingLines.incrementAndGet();
        waiting.add(line);
        if (scheduled.compareAndSet(false, true)) {
            thread.execute(this::drain);
        }
    }

    private void drain() {
        try {
            writeWaiting();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            ended = true;
            LOG.errorf("the log of inputs ends, for it cannot be written: %s", e.getMessage());
        }
        scheduled.set(false);
        if (!ended && !waiting.isEmpty() && scheduled.compareAndSet(false, true)) {
            thread.execute(this::drain);
        }
    }

    private void writeWaiting() throws IOException {
        for (InputLine line = waiting.poll(); line != null; line = waiting.poll()) {
            waitingLines.decrementAndGet();
            Writer to = file(line.atNanos());
            String text = InputJson.write(line);
            to.write(text);
            to.write('\n');
            written += text.length() + 1;
        }
        long now = System.nanoTime();
        Writer open = file;
        if (open != null && now - flushedNanos >= FLUSH_NANOS) {
            open.flush();
            flushedNanos = now;
        }
    }

    private Writer file(long atNanos) throws IOException {
        Writer open = file;
        if (open == null || written >= limits.fileChars()) {
            if (open != null) {
                open.close();
            }
            if (!InputLogs.makeRoom(directory, beganNanos, limits.totalBytes()) && !ended) {
                end(atNanos, "its files have reached sluice.input-log.max-size-mib");
            }
            open = file = open(InputLogs.file(directory, beganNanos, ++files));
            written = 0;
        }
        return open;
    }

    private static Writer open(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        return new BufferedWriter(
                new OutputStreamWriter(
                        new GZIPOutputStream(
                                Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), BUFFER_BYTES, true),
                        StandardCharsets.UTF_8),
                BUFFER_BYTES);
    }

    @Override
    public void close() {
        ended = true;
        Patience.await(() -> CompletableFuture.runAsync(this::finish, thread));
        thread.shutdown();
    }

    private void finish() {
        try {
            writeWaiting();
            if (file != null) {
                file.close();
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.errorf("the log of inputs could not be finished: %s", e.getMessage());
        }
    }
}
