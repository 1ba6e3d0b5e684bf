package dev.sluice.feed;

import dev.sluice.vocabulary.FixedPoint;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a made-up recording in the form of the real ones, for tests and benchmarks that must run without them: receive
 * time, a space, and combined stream messages {@code depth@100ms}, {@code trade} and {@code bookTicker}, with inline
 * REST snapshots.
 *
 * <p>A step is one 100 ms depth message made of one to eight single updates of a moving, never crossed book; a ticker
 * shows the top at its own update id and comes before its depth message. The same symbol, seed and options give the
 * same bytes. It streams, so only the disk bounds its length. Bids stand under their negated price: on both sides the
 * best is first, and {@code key - 1} is better.
 */
public final class SyntheticRecording {
    private static final long TICK = 1_000_000L;
    private static final long LOT = 1_000L;
    private static final long MIDDLE = 6_000_000L;
    private static final long LOTS = 500_000L;
    private static final int LEVELS = 150;
    private static final String DEPTH = "{\"e\":\"depthUpdate\",\"E\":%d,\"s\":\"%s\",\"U\":%d,\"u\":%d,%s}";
    private static final String TRADE = "{\"e\":\"trade\",\"E\":%d,\"s\":\"%s\",\"t\":%d,\"p\":\"%s\",\"q\":\"%s\","
            + "\"T\":%d,\"m\":%b,\"M\":true}";

    private final String symbol;
    private final SplittableRandom random;
    private final TreeMap<Long, Long> bids = new TreeMap<>();
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final TreeMap<Long, Long> changedBids = new TreeMap<>();
    private final TreeMap<Long, Long> changedAsks = new TreeMap<>();
    private Set<Integer> snapshotSteps = Set.of(3);
    private Set<Integer> gapSteps = Set.of();
    private int corruptEvery;
    private long updateId;
    private long nanos = 1_700_000_000_000_000_000L;
    private long lines;
    private long trades;
    private long corrupted;
    private double pressure;

    /** What was written: all lines, and of which kinds; best prices at the end in 10⁻⁸. */
    public record Written(long lines, long trades, long corrupted, long lastUpdateId, long bestBid, long bestAsk) {}

    /** Update ids start at a place of the symbol's own, so that snapshots of several symbols find their owners. */
    public SyntheticRecording(String symbol, long seed) {
        this.symbol = symbol;
        this.random = new SplittableRandom(seed);
        this.updateId = 10_000_000_000L * (1 + Math.floorMod(symbol.hashCode(), 1_000));
        for (int depth = 1; depth <= LEVELS; depth++) {
            bids.put(depth - MIDDLE, random.nextLong(1, LOTS));
            asks.put(depth + MIDDLE, random.nextLong(1, LOTS));
        }
    }

    /** Steps after which a snapshot stands, taken in the middle of the step; step 3 unless told, none if empty. */
    public SyntheticRecording snapshotsAt(Integer... steps) {
        snapshotSteps = Set.of(steps);
        return this;
    }

    /** Leaves out the depth messages of these steps: each a gap, unless they are neighbours. */
    public SyntheticRecording gapsAt(Integer... steps) {
        gapSteps = Set.of(steps);
        return this;
    }

    /** Puts the first half of every such line before it, as a line of its own. */
    public SyntheticRecording corruptEvery(int lineCount) {
        corruptEvery = lineCount;
        return this;
    }

    /** Writes the file, gzipped if its name ends in {@code .gz}. A second call continues the stream. */
    public Written write(Path file, int steps) throws IOException {
        OutputStream raw = Files.newOutputStream(file);
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(
                file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw, StandardCharsets.UTF_8))) {
            for (int step = 0; step < steps; step++) {
                pressure = step % 150 == 0 ? random.nextDouble(-0.3, 0.3) : pressure;
                step(writer, step);
            }
        }
        return new Written(lines, trades, corrupted, updateId, -bids.firstKey() * TICK, asks.firstKey() * TICK);
    }

    private void step(Writer out, int step) throws IOException {
        long first = updateId + 1;
        int updates = random.nextInt(1, 9);
        long end = nanos + random.nextLong(90_000_000L, 110_000_000L);
        String snapshot = "";
        for (int i = 0; i < updates; i++) {
            nanos += random.nextLong(1_000L, 9_000_000L);
            String topBefore = top();
            updateId++;
            update(out);
            if (!top().equals(topBefore)) {
                line(out, stream("bookTicker", "{\"u\":%d,\"s\":\"%s\",%s}", updateId, symbol, top()));
            }
            if (i == updates / 2 && snapshotSteps.contains(step)) {
                snapshot =
                        "{\"lastUpdateId\":" + updateId + "," + levels("bids", bids) + "," + levels("asks", asks) + "}";
            }
        }
        nanos = Math.max(nanos, end);
        if (!gapSteps.contains(step)) {
            String changed = levels("b", changedBids) + "," + levels("a", changedAsks);
            line(out, stream("depth@100ms", DEPTH, nanos / 1_000_000, symbol, first, updateId, changed));
        }
        changedBids.clear();
        changedAsks.clear();
        if (!snapshot.isEmpty()) {
            line(out, snapshot);
        }
    }

    /** One change of the book: a trade takes from the best, or a maker narrows the spread, joins or leaves. */
    private void update(Writer out) throws IOException {
        boolean upwards = random.nextDouble() < 0.5 + pressure;
        double kind = random.nextDouble();
        if (kind < 0.25) {
            trade(out, upwards);
        } else if (kind < 0.7 && asks.firstKey() + bids.firstKey() > 1) {
            set(upwards, (upwards ? bids : asks).firstKey() - 1, random.nextLong(1, LOTS));
        } else {
            boolean bidSide = random.nextBoolean();
            TreeMap<Long, Long> side = bidSide ? bids : asks;
            boolean full = side.size() > LEVELS;
            long key = full ? side.lastKey() : side.firstKey() + random.nextInt(LEVELS);
            boolean leaves = full || (side.size() > LEVELS / 2 && random.nextInt(3) == 0);
            set(bidSide, key, leaves ? 0 : random.nextLong(1, LOTS));
        }
    }

    private void trade(Writer out, boolean takerBuys) throws IOException {
        TreeMap<Long, Long> makers = takerBuys ? asks : bids;
        var maker = makers.firstEntry();
        boolean all = makers.size() > LEVELS / 2 && random.nextInt(3) == 0;
        long taken = all ? maker.getValue() : Math.max(1, maker.getValue() / random.nextInt(2, 10));
        String price = decimal(Math.abs(maker.getKey()) * TICK);
        long millis = nanos / 1_000_000;
        trades++;
        line(out, stream("trade", TRADE, millis, symbol, trades, price, decimal(taken * LOT), millis, !takerBuys));
        set(!takerBuys, maker.getKey(), maker.getValue() - taken);
    }

    private void set(boolean bidSide, long key, long quantity) {
        (bidSide ? bids : asks).compute(key, (_, _) -> quantity == 0 ? null : (Long) quantity);
        (bidSide ? changedBids : changedAsks).put(key, quantity);
    }

    private String top() {
        return String.format(
                "\"b\":\"%s\",\"B\":\"%s\",\"a\":\"%s\",\"A\":\"%s\"",
                decimal(-bids.firstKey() * TICK),
                decimal(bids.firstEntry().getValue() * LOT),
                decimal(asks.firstKey() * TICK),
                decimal(asks.firstEntry().getValue() * LOT));
    }

    private static String levels(String name, TreeMap<Long, Long> side) {
        return side.entrySet().stream()
                .map(level -> "[\"" + decimal(Math.abs(level.getKey()) * TICK) + "\",\""
                        + decimal(level.getValue() * LOT) + "\"]")
                .collect(Collectors.joining(",", "\"" + name + "\":[", "]"));
    }

    private void line(Writer out, String json) throws IOException {
        String line = ++nanos + " " + json;
        lines++;
        if (corruptEvery > 0 && (lines - corrupted) % corruptEvery == 0) {
            out.write(line.substring(0, line.length() / 2) + "\n");
            corrupted++;
            lines++;
        }
        out.write(line + "\n");
    }

    private String stream(String kind, String form, Object... values) {
        return "{\"stream\":\"" + symbol.toLowerCase(Locale.ROOT) + "@" + kind + "\",\"data\":"
                + String.format(form, values) + "}";
    }

    private static String decimal(long units) {
        return FixedPoint.toDecimal(units).toPlainString();
    }
}
