package dev.sluice.alert;

import java.util.concurrent.CompletionStage;

/** One way out of the desk. */
public interface AlertChannel {
    /** Stable: {@code log}, {@code file}, {@code webhook} or {@code telegram}. */
    String name();

    /** The least that it is for. */
    Severity least();

    /** Least time between two alerts. */
    default long gapNanos() {
        return 0;
    }

    /** Whether what was not delivered before a restart is worth delivering after it. */
    default boolean isRemote() {
        return false;
    }

    /**
     * Tries once, with a limit of its own; never blocks, never fails.
     *
     * @param nowNanos UTC nanoseconds since the epoch
     */
    CompletionStage<Delivery> send(RaisedAlert alert, long nowNanos);

    /** Gives its connections and files back. */
    void close();
}
