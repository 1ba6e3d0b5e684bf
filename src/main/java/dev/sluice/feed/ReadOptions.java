package dev.sluice.feed;

import dev.sluice.vocabulary.Symbol;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How files are read.
 *
 * @param symbol of files of which neither the rows nor the name say it
 * @param interval of candles of which neither the rows nor the name say it
 * @param fromNanos events before it are left out, candles that began before it too; UTC nanoseconds
 * @param toNanos events at or after it are left out, candles that ended after it too; UTC nanoseconds
 * @param defects told of every row that is skipped or worth a word, in the order of reading
 */
public record ReadOptions(
        Optional<Symbol> symbol,
        Optional<Duration> interval,
        long fromNanos,
        long toNanos,
        Consumer<RecordingDefect> defects) {
    /** Everything, with names that say the symbol, and nobody who wants to hear of defects. */
    public static final ReadOptions ALL =
            new ReadOptions(Optional.empty(), Optional.empty(), Long.MIN_VALUE, Long.MAX_VALUE, defect -> {});

    public ReadOptions withSymbol(Optional<Symbol> value) {
        return new ReadOptions(value, interval, fromNanos, toNanos, defects);
    }

    public ReadOptions withInterval(Optional<Duration> value) {
        return new ReadOptions(symbol, value, fromNanos, toNanos, defects);
    }

    public ReadOptions withRange(long from, long to) {
        return new ReadOptions(symbol, interval, from, to, defects);
    }

    public ReadOptions withDefects(Consumer<RecordingDefect> listener) {
        return new ReadOptions(symbol, interval, fromNanos, toNanos, listener);
    }
}
