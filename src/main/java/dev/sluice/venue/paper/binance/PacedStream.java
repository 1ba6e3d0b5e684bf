package dev.sluice.venue.paper.binance;

import dev.sluice.feed.DepthDiff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A market stream that speaks once a second, if there is something new. */
abstract class PacedStream {
    private static final long DAY_NANOS = TimeUnit.DAYS.toNanos(1);
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final Pattern OF_SYMBOL = Pattern.compile("([^@!]+)@([^@]+)(?:@(1000ms|\\+08:00))?");
    private static final Pattern OF_ALL = Pattern.compile("!(miniTicker|ticker|ticker_1h|ticker_4h|ticker_1d)@arr");
    private static final Pattern WINDOW = Pattern.compile("ticker_(1h|4h|1d)");
    private static final Pattern KLINE = Pattern.compile("kline_(.+)");
    private static final Pattern PARTIAL = Pattern.compile("depth(5|10|20)");

    /** A second is over. */
    abstract void tick(long nowNanos, Consumer<Object> out);

    /** A book changed. */
    void on(SymbolBoard board, DepthDiff diff) {}

    /** The stream of that name, if it is one of these. */
    static Optional<PacedStream> of(String name, MarketBoard market) {
        Matcher all = OF_ALL.matcher(name);
        if (all.matches()) {
            return statistics(all.group(1)).map(text -> new OfAll(market, text));
        }
        Matcher one = OF_SYMBOL.matcher(name);
        if (!one.matches()) {
            return Optional.empty();
        }
        String suffix = one.group(3);
        String kind = one.group(2);
        return market.ofStream(one.group(1)).flatMap(symbol -> ofSymbol(symbol, kind, suffix == null ? "" : suffix));
    }

    private static Optional<PacedStream> ofSymbol(SymbolBoard symbol, String kind, String suffix) {
        Matcher kline = KLINE.matcher(kind);
        if (kline.matches()) {
            long offset = suffix.equals("+08:00") ? TimeUnit.HOURS.toNanos(8) : 0;
            return Interval.of(kline.group(1)).map(interval -> new Klines(symbol, interval, offset));
        }
        Matcher partial = PARTIAL.matcher(kind);
        if (partial.matches()) {
            int levels = Integer.parseInt(partial.group(1));
            return Optional.of(new OfSymbol(symbol, (board, now) -> board.book.json(levels)));
        }
        return switch (kind) {
            case "depth" -> Optional.of(new Diffs(symbol));
            case "avgPrice" -> Optional.of(new OfSymbol(symbol, StreamTexts::average));
            default -> statistics(kind).map(text -> new OfSymbol(symbol, text));
        };
    }

    private static Optional<BiFunction<SymbolBoard, Long, JsonObject>> statistics(String kind) {
        Matcher window = WINDOW.matcher(kind);
        if (window.matches()) {
            String word = window.group(1);
            long length = TickerOperations.windowNanos(word);
            return Optional.of((symbol, now) -> Statistics.since(
                            symbol, (now - length) - Math.floorMod(now - length, MINUTE_NANOS), now)
                    .windowEvent(word));
        }
        return switch (kind) {
            case "miniTicker" ->
                Optional.of((symbol, now) ->
                        Statistics.since(symbol, now - DAY_NANOS, now).miniEvent());
            case "ticker" ->
                Optional.of((symbol, now) ->
                        Statistics.since(symbol, now - DAY_NANOS, now).tickerEvent());
            default -> Optional.empty();
        };
    }

    /** Says something about one symbol after every second in which anything happened there. */
    private static final class OfSymbol extends PacedStream {
        private final SymbolBoard symbol;
        private final BiFunction<SymbolBoard, Long, JsonObject> text;
        private long said = -1;

        OfSymbol(SymbolBoard symbol, BiFunction<SymbolBoard, Long, JsonObject> text) {
            this.symbol = symbol;
            this.text = text;
        }

        @Override
        void tick(long nowNanos, Consumer<Object> out) {
            if (symbol.events() != said) {
                said = symbol.events();
                out.accept(text.apply(symbol, nowNanos));
            }
        }
    }

    /** The same for all symbols that traded, in one list. */
    private static final class OfAll extends PacedStream {
        private final MarketBoard market;
        private final BiFunction<SymbolBoard, Long, JsonObject> text;
        private final Map<SymbolBoard, Long> said = new HashMap<>();

        OfAll(MarketBoard market, BiFunction<SymbolBoard, Long, JsonObject> text) {
            this.market = market;
            this.text = text;
        }

        @Override
        void tick(long nowNanos, Consumer<Object> out) {
            List<JsonObject> changed = market.all().stream()
                    .filter(symbol -> {
                        long now = symbol.lastTrade().isEmpty() ? 0 : symbol.events();
                        Long before = said.put(symbol, now);
                        return before == null ? now > 0 : before != now;
                    })
                    .map(symbol -> text.apply(symbol, nowNanos))
                    .toList();
            if (!changed.isEmpty()) {
                out.accept(changed);
            }
        }
    }

    /** Changed levels, a second's in one. */
    private static final class Diffs extends PacedStream {
        private final SymbolBoard symbol;
        private @Nullable DepthDiff pending;

        Diffs(SymbolBoard symbol) {
            this.symbol = symbol;
        }

        @Override
        void on(SymbolBoard board, DepthDiff diff) {
            if (board == symbol) {
                DepthDiff before = pending;
                pending = before == null ? diff : before.followedBy(diff);
            }
        }

        @Override
        void tick(long nowNanos, Consumer<Object> out) {
            DepthDiff whole = pending;
            if (whole != null) {
                pending = null;
                out.accept(StreamTexts.depth(whole));
            }
        }
    }

    /** The current kline when it changed, and each once more when it is over. */
    private static final class Klines extends PacedStream {
        private final SymbolBoard symbol;
        private final Interval interval;
        private final long offsetNanos;
        private @Nullable Bar said;

        Klines(SymbolBoard symbol, Interval interval, long offsetNanos) {
            this.symbol = symbol;
            this.interval = interval;
            this.offsetNanos = offsetNanos;
        }

        @Override
        void tick(long nowNanos, Consumer<Object> out) {
            Bar before = said;
            long from = before == null ? nowNanos : before.startNanos();
            for (Bar bar : symbol.series(interval).list(interval, offsetNanos, from, nowNanos)) {
                long end = interval.end(bar.startNanos(), offsetNanos);
                if (!bar.equals(before) || nowNanos >= end) {
                    out.accept(StreamTexts.kline(symbol, interval, bar, end, nowNanos));
                }
                said = bar;
            }
        }
    }
}
