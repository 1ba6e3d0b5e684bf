package dev.sluice.feed;

import dev.sluice.vocabulary.Symbol;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/**
 * Finds out what is in a file and opens it accordingly. Its first lines decide, because names lie; Binance's names are
 * held against them. What is not certain is refused, with what was seen and what could be there.
 */
final class FileOpening {
    private static final int HEAD_BYTES = 1 << 16;
    private static final int LINES_LOOKED_AT = 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Path file;
    private final FileName name;
    private final ReadOptions options;
    private final ReadCounts counts;
    private final Consumer<RecordingDefect> defects;

    FileOpening(Path file, ReadOptions options, ReadCounts counts) {
        this.file = file;
        this.name = new FileName(file);
        this.options = options;
        this.counts = counts;
        this.defects = options.defects();
    }

    /** What was opened. */
    record Opened(FileKind kind, Optional<Symbol> symbol, EventSource events) {}

    /**
     * Opens the file.
     *
     * @throws UnreadableFileException if it cannot be said what is in it
     */
    Opened open() throws IOException {
        InputStream in;
        try {
            in = RecordedBytes.open(file);
        } catch (EOFException | ZipException e) {
            throw new UnreadableFileException(file, "is broken at its beginning: " + e.getMessage());
        }
        try {
            return recognise(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private Opened recognise(InputStream in) throws IOException {
        byte[] head = new byte[HEAD_BYTES];
        int length = 0;
        InputStream rest = in;
        try {
            int read = 0;
            while (length < HEAD_BYTES && read >= 0) {
                read = in.read(head, length, HEAD_BYTES - length);
                length += Math.max(0, read);
            }
        } catch (EOFException | ZipException e) {
            rest = new Broken(in, e);
        }
        int start = Arrays.equals(head, 0, Math.min(3, length), BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
        List<String> first = firstLines(head, start, length);
        if (first.isEmpty()) {
            throw new UnreadableFileException(file, rest == in ? "is empty" : "is broken before its first line");
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head, start, length - start), rest);
        return open(new LineReader(whole), first);
    }

    private static List<String> firstLines(byte[] head, int from, int to) {
        List<String> lines = new String(head, from, to - from, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .limit(1_000)
                .toList();
        // the last one may be cut
        return to == HEAD_BYTES && lines.size() > 1 ? lines.subList(0, lines.size() - 1) : lines;
    }

    private Opened open(LineReader lines, List<String> first) throws IOException {
        RowFile rows = new RowFile(file, lines, counts, defects);
        byte separator = TableShape.separator(first.getFirst());
        List<String> header = TableShape.header(first.getFirst(), separator);
        if (EventTableRows.isHeader(header)) {
            rows.skipLine();
            rows.decodeBy(new EventTableRows(header, counts));
            return new Opened(FileKind.EVENT_TABLE, Optional.empty(), rows);
        }
        Optional<CandleColumns> candles = CandleColumns.named(header);
        if (candles.isPresent()) {
            return candles(rows, candles.get(), first, separator);
        }
        Optional<TradeColumns> trades = TradeColumns.named(header);
        if (trades.isPresent()) {
            requireName(FileKind.TRADE_TABLE, FileKind.TRADES, FileKind.AGGREGATE_TRADES);
            rows.skipLine();
            return trades(rows, trades.get(), name.kind().orElse(FileKind.TRADE_TABLE), separator);
        }
        return withoutHeader(rows, lines, first);
    }

    private Opened withoutHeader(RowFile rows, LineReader lines, List<String> first) throws IOException {
        for (String line : first.subList(0, Math.min(first.size(), LINES_LOOKED_AT))) {
            Optional<FileKind> kind = TableShape.kind(line);
            if (kind.isPresent()) {
                requireName(kind.get(), kind.get());
                int width = TableShape.width(line, (byte) ',');
                return switch (kind.get()) {
                    case TRADES -> trades(rows, TradeColumns.ofTrades(width), FileKind.TRADES, (byte) ',');
                    case AGGREGATE_TRADES ->
                        trades(rows, TradeColumns.ofAggregates(width), FileKind.AGGREGATE_TRADES, (byte) ',');
                    case CANDLES -> klines(rows, first);
                    case EVENT_LINES -> {
                        rows.decodeBy(new EventLineRows(counts));
                        yield new Opened(FileKind.EVENT_LINES, Optional.empty(), rows);
                    }
                    default ->
                        new Opened(
                                FileKind.STREAM_RECORDING,
                                Optional.empty(),
                                new RecordingReader(file, lines, counts, defects));
                };
            }
        }
        throw new UnreadableFileException(file, TableShape.refusal(first.getFirst()));
    }

    private Opened klines(RowFile rows, List<String> first) throws UnreadableFileException {
        Symbol symbol = symbol(-1).orElseThrow();
        Columns row = new Columns((byte) ',');
        long interval = interval(CandleColumns.KLINES, row, first).orElse(0L);
        rows.decodeBy(new CandleRows(CandleColumns.KLINES, row, new RowSymbols(symbol), interval, counts));
        return new Opened(FileKind.CANDLES, Optional.of(symbol), rows);
    }

    private Opened candles(RowFile rows, CandleColumns columns, List<String> first, byte separator) throws IOException {
        requireName(FileKind.CANDLES, FileKind.CANDLES);
        Optional<Symbol> symbol = symbol(columns.symbol());
        Columns row = new Columns(separator);
        Optional<Long> known = interval(columns, row, first.subList(1, first.size()));
        if (known.isEmpty() && columns.closeTime() < 0) {
            throw new UnreadableFileException(
                    file, "it cannot be told how long its candles are; name it by --interval, such as 1m, 1h or 1d");
        }
        long interval = known.orElse(0L);
        rows.skipLine();
        rows.decodeBy(new CandleRows(columns, row, symbols(symbol, columns.symbol()), interval, counts));
        return new Opened(name.kind().orElse(FileKind.CANDLE_TABLE), symbol, rows);
    }

    private Opened trades(RowFile rows, TradeColumns columns, FileKind kind, byte separator)
            throws UnreadableFileException {
        Optional<Symbol> symbol = symbol(columns.symbol());
        rows.decodeBy(
                new TradeRows(columns, new Columns(separator), symbols(symbol, columns.symbol()), counts, rows::note));
        return new Opened(kind, symbol, rows);
    }

    private static RowSymbols symbols(Optional<Symbol> symbol, int column) {
        return symbol.map(RowSymbols::new).orElseGet(() -> new RowSymbols(column));
    }

    /** Empty if each row says its own. */
    private Optional<Symbol> symbol(int column) throws UnreadableFileException {
        if (column >= 0) {
            return Optional.empty();
        }
        Optional<Symbol> known = name.symbol().or(options::symbol).or(name::likelySymbol);
        if (known.isEmpty()) {
            throw new UnreadableFileException(
                    file, "neither its rows nor its name say whose market it is; name the symbol by --symbol");
        }
        return known;
    }

    private void requireName(FileKind seen, FileKind... allowed) throws UnreadableFileException {
        if (name.kind().isPresent()
                && !Arrays.asList(allowed).contains(name.kind().get())) {
            throw new UnreadableFileException(
                    file,
                    "its name says " + name.kind().get().description() + " but its rows are " + seen.description());
        }
    }

    /** As told, or the least distance of the first candles, or what the name says, or a day for mere dates. */
    private Optional<Long> interval(CandleColumns columns, Columns row, List<String> first)
            throws UnreadableFileException {
        if (options.interval().isPresent()) {
            return options.interval().map(Duration::toNanos);
        }
        long least = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        int backwards = 0;
        for (String line : first) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            if (row.split(bytes, 0, bytes.length) == columns.width()) {
                long open = openNanos(columns, row);
                least = last != Long.MIN_VALUE && open > last ? Math.min(least, open - last) : least;
                backwards += open != Long.MIN_VALUE && open < last ? 1 : 0;
                last = Math.max(last, open);
            }
        }
        if (least == Long.MAX_VALUE && backwards > 1) {
            throw new UnreadableFileException(file, "its rows run from the newest to the oldest; sort them by time");
        }
        if (least < Long.MAX_VALUE) {
            return Optional.of(least);
        }
        boolean isDate = columns.closeTime() < 0
                && last != Long.MIN_VALUE
                && last % Duration.ofDays(1).toNanos() == 0;
        return name.interval()
                .or(() -> isDate ? Optional.of(Duration.ofDays(1)) : Optional.empty())
                .map(Duration::toNanos);
    }

    private static long openNanos(CandleColumns columns, Columns row) {
        try {
            return CandleRows.openNanos(row, columns);
        } catch (BadRowException e) {
            return Long.MIN_VALUE;
        }
    }

    /** Where a compressed file turned out broken while its first lines were read. */
    private static final class Broken extends InputStream {
        private final InputStream in;
        private final IOException cause;

        Broken(InputStream in, IOException cause) {
            this.in = in;
            this.cause = cause;
        }

        @Override
        public int read() throws IOException {
            throw cause;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
