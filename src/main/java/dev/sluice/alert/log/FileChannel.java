package dev.sluice.alert.log;

import dev.sluice.alert.AlertChannel;
import dev.sluice.alert.Delivery;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.alert.Severity;
import dev.sluice.journal.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.handlers.SizeRotatingFileHandler;
import org.jspecify.annotations.Nullable;

/** Appends every alert to a file, one JSON object a line; older files are {@code alerts.jsonl.1} and so on. */
public final class FileChannel implements AlertChannel {
    private final Path file;
    private final Executor worker;
    private final long rotateBytes;
    private final int kept;
    private @Nullable SizeRotatingFileHandler open;
    private boolean broken;

    /**
     * @param worker where blocking is allowed
     * @param rotateBytes size at which the next file begins
     * @param kept older files
     */
    public FileChannel(Path file, Executor worker, long rotateBytes, int kept) {
        this.file = file;
        this.worker = worker;
        this.rotateBytes = rotateBytes;
        this.kept = kept;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Severity least() {
        return Severity.LOW;
    }

    @Override
    public CompletionStage<Delivery> send(RaisedAlert alert, long nowNanos) {
        String line = CanonicalJson.write(alert.row());
        return CompletableFuture.supplyAsync(() -> write(line), worker);
    }

    @Override
    public synchronized void close() {
        SizeRotatingFileHandler handler = open;
        open = null;
        if (handler != null) {
            handler.close();
        }
    }

    private synchronized Delivery write(String line) {
        broken = false;
        try {
            handler().publish(new ExtLogRecord(Level.INFO, line, ExtLogRecord.FormatStyle.NO_FORMAT, name()));
        } catch (UncheckedIOException e) {
            broken = true;
        }
        if (broken) {
            close();
            return new Delivery.Failed("not_written", 0);
        }
        return Delivery.DELIVERED;
    }

    private SizeRotatingFileHandler handler() {
        SizeRotatingFileHandler handler = open;
        if (handler == null) {
            try {
                handler = new SizeRotatingFileHandler(file.toFile(), true, rotateBytes, kept);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            handler.setFormatter(new Lines());
            handler.setErrorManager(new Failures());
            open = handler;
        }
        return handler;
    }

    private static final class Lines extends Formatter {
        @Override
        public String format(LogRecord line) {
            return line.getMessage() + "\n";
        }
    }

    /** The handler says so here, and nowhere else, when a line could not be written. */
    private final class Failures extends ErrorManager {
        @Override
        public void error(@Nullable String message, @Nullable Exception cause, int code) {
            broken = true;
        }
    }
}
