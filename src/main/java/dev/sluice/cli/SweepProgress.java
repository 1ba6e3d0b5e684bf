package dev.sluice.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a sweep is: a bar on a terminal, elsewhere a line for every tenth. */
final class SweepProgress implements AutoCloseable {
    private static final int WIDTH = 100;
    private static final int LINES = 10;

    private final PrintWriter err;
    private final long total;
    private final Optional<ProgressBar> bar;
    private long done;

    SweepProgress(PrintWriter err, long total, long alreadyDone) {
        this.err = err;
        this.total = total;
        this.done = alreadyDone;
        this.bar = isTerminal() ? Optional.of(bar(total, alreadyDone)) : Optional.empty();
    }

    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static ProgressBar bar(long total, long alreadyDone) {
        return new ProgressBarBuilder()
                .setTaskName("sweep")
                .setInitialMax(total)
                .startsFrom(alreadyDone, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .build();
    }

    /** One more. */
    void step() {
        done++;
        if (bar.isPresent()) {
            bar.get().step();
        } else if (done == total || done * LINES / total != (done - 1) * LINES / total) {
            err.println("sweep " + done + " of " + total);
            err.flush();
        }
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
