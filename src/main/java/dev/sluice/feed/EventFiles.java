package dev.sluice.feed;

import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files of market data, of whichever kinds, as one stream of events in the order of their receive times; of events at
 * the same time, those of the file named first come first.
 *
 * <p>What is in a file is told by its first lines (see docs/recordings.md). What cannot be used is counted and told,
 * never passed on: broken, unsorted and duplicate rows, and what one file repeats of another. Memory does not grow with
 * the length of the files. A trade that its source did not number gets the number that follows its predecessor's.
 */
public final class EventFiles implements EventSource {
    private final List<OpenFile> files;
    private final MergedSources merged;
    private final Map<Symbol, Seen> seen = new HashMap<>();
    private final boolean several;
    private @Nullable MarketEvent ahead;

    /** What a symbol has had, whichever file it came from. */
    private static final class Seen {
        private long tradeId = -1;
        private final Map<Long, Long> openNanosByLength = new HashMap<>();
    }

    private EventFiles(List<OpenFile> files) {
        this.files = files;
        this.several = files.size() > 1;
        this.merged = new MergedSources(files);
    }

    /**
     * Opens the files.
     *
     * @throws UnreadableFileException if it cannot be said what is in a file, or if two of them contradict each other
     * @throws IOException if a file cannot be read
     */
    public static EventFiles open(List<Path> paths, ReadOptions options) throws IOException {
        List<OpenFile> files = new ArrayList<>();
        try {
            for (Path path : paths) {
                files.add(OpenFile.open(path, options));
            }
            requireOneNumbering(files);
            return new EventFiles(files);
        } catch (IOException e) {
            for (OpenFile file : files) {
                file.close();
            }
            throw e;
        }
    }

    /** What is known of a file. */
    public record Summary(Path path, FileKind kind, Optional<Symbol> symbol, ReadCounts counts) {}

    @Override
    public @Nullable MarketEvent next() throws IOException {
        MarketEvent event = ahead;
        if (event != null) {
            ahead = null;
            return event;
        }
        for (event = merged.next(); event != null; event = merged.next()) {
            MarketEvent kept = keep(event);
            if (kept != null) {
                return kept;
            }
            files.get(merged.lastIndex()).counts().takeBack(event);
        }
        return null;
    }

    /**
     * Whether there is another event. Reads up to it and reports the defects on the way.
     *
     * @throws IOException as {@link #next()}
     */
    public boolean hasNext() throws IOException {
        if (ahead == null) {
            ahead = next();
        }
        return ahead != null;
    }

    /** The files in the order given. */
    public List<Summary> files() {
        return files.stream().map(OpenFile::summary).toList();
    }

    /** Sums over all files. */
    public ReadCounts counts() {
        ReadCounts sum = new ReadCounts();
        files.forEach(file -> sum.add(file.counts()));
        return sum;
    }

    /** Whether any of the files can hold order books. */
    public boolean haveBooks() {
        return files.stream().anyMatch(file -> file.summary().kind().hasBooks());
    }

    @Override
    public void close() throws IOException {
        merged.close();
    }

    /** The event, numbered; null if another file has given it already. */
    private @Nullable MarketEvent keep(MarketEvent event) {
        return switch (event) {
            case TradeTick trade when trade.tradeId() == TradeRows.NO_ID -> numbered(trade);
            case TradeTick trade
            when several -> {
                Seen past = seen.computeIfAbsent(trade.symbol(), symbol -> new Seen());
                boolean isNew = trade.tradeId() > past.tradeId;
                past.tradeId = Math.max(past.tradeId, trade.tradeId());
                yield isNew ? trade : null;
            }
            case CandleClosed candle
            when several -> {
                Seen past = seen.computeIfAbsent(candle.symbol(), symbol -> new Seen());
                long length = candle.closeNanos() - candle.openNanos();
                Long last = past.openNanosByLength.put(length, candle.openNanos());
                yield last == null || last < candle.openNanos() ? candle : null;
            }
            default -> event;
        };
    }

    private TradeTick numbered(TradeTick trade) {
        Seen past = seen.computeIfAbsent(trade.symbol(), symbol -> new Seen());
        return new TradeTick(
                trade.symbol(),
                trade.receivedNanos(),
                ++past.tradeId,
                trade.price(),
                trade.quantity(),
                trade.aggressor(),
                trade.tradedNanos());
    }

    /** Trades and aggregate trades are the same trades twice, and their ids are of different counts. */
    private static void requireOneNumbering(List<OpenFile> files) throws UnreadableFileException {
        Map<Symbol, Set<FileKind>> kinds = new HashMap<>();
        for (OpenFile file : files) {
            EventFiles.Summary summary = file.summary();
            if (summary.symbol().isPresent()) {
                Set<FileKind> of =
                        kinds.computeIfAbsent(summary.symbol().get(), symbol -> EnumSet.noneOf(FileKind.class));
                of.add(summary.kind());
                if (of.contains(FileKind.TRADES) && of.contains(FileKind.AGGREGATE_TRADES)) {
                    throw new UnreadableFileException(
                            summary.path(),
                            "trades and aggTrades of " + summary.symbol().get()
                                    + " are the same trades twice; give one of the two");
                }
            }
        }
    }
}
