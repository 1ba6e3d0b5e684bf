package dev.sluice.cli;

import dev.sluice.cli.Finding.Result;
import dev.sluice.pipeline.ConfigurationProblems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs checks one after the other and collects what they find. None may hang or break off the others: one that takes
 * too long, or throws, has failed.
 */
final class Checkup {
    private final Duration limit;
    private final List<Finding> findings = new ArrayList<>();

    /** Looks at something. */
    interface Check {
        List<Finding> run() throws Exception;
    }

    /** @param limit for each check */
    Checkup(Duration limit) {
        this.limit = limit;
    }

    void run(String name, Check check) throws InterruptedException {
        FutureTask<List<Finding>> task = new FutureTask<>(check::run);
        Thread thread = new Thread(task, "check-" + name);
        thread.setDaemon(true);
        thread.start();
        try {
            findings.addAll(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            findings.add(Finding.fail(name, "no answer within " + limit.toSeconds() + " s"));
        } catch (ExecutionException e) {
            failed(name, e.getCause() == null ? e : e.getCause());
        }
    }

    private void failed(String name, Throwable cause) {
        if (cause instanceof ConfigurationProblems several) {
            several.problems().forEach(problem -> findings.add(Finding.fail(name, problem)));
        } else {
            findings.add(Finding.fail(name, OneLine.of(cause)));
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** Whether nothing failed; warnings are allowed. */
    boolean isPassed() {
        return count(Result.FAIL) == 0;
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "%d checks: %d ok, %d warn, %d fail",
                findings.size(),
                count(Result.OK),
                count(Result.WARN),
                count(Result.FAIL));
    }

    private long count(Result result) {
        return findings.stream().filter(finding -> finding.result() == result).count();
    }
}
