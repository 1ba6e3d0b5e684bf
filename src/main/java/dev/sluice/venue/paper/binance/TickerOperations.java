package dev.sluice.venue.paper.binance;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Price statistics and best prices of one symbol or several ({@code rest-api.md}, the ticker endpoints). */
final class TickerOperations {
    private static final long DAY_NANOS = TimeUnit.DAYS.toNanos(1);
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_SYMBOLS = 100;
    private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]?)([mhd])");

    private final MarketBoard board;

    TickerOperations(MarketBoard board) {
        this.board = board;
    }

    List<Operation> operations() {
        return List.of(
                open("GET /api/v3/ticker/24hr", "ticker.24hr")
                        .weight(params -> weight(params, 2, 80))
                        .does(this::day),
                open("GET /api/v3/ticker/tradingDay", "ticker.tradingDay")
                        .weight(TickerOperations::weightPerSymbol)
                        .does(this::tradingDay),
                open("GET /api/v3/ticker", "ticker")
                        .weight(TickerOperations::weightPerSymbol)
                        .does(this::window),
                open("GET /api/v3/ticker/price", "ticker.price")
                        .weight(params -> weight(params, 4, 4))
                        .does(params -> each(params, Chosen.orAll(params), TickerOperations::price)),
                open("GET /api/v3/ticker/bookTicker", "ticker.book")
                        .weight(params -> weight(params, 4, 4))
                        .does(params -> each(params, Chosen.orAll(params), TickerOperations::best)));
    }

    private static Operation.Builder open(String route, String method) {
        return Operation.security(Security.NONE).rest(route).ws(method);
    }

    /** 2 for one symbol; otherwise by how many, up to 20, up to 100 (40) or more, where that matters. */
    private static int weight(Params params, int some, int all) {
        if (params.peek("symbol").isPresent()) {
            return 2;
        }
        long named = named(params);
        if (named == 0 || named > MOST_SYMBOLS) {
            return all;
        }
        return named <= 20 ? some : Math.min(40, all);
    }

    private static int weightPerSymbol(Params params) {
        return (int) Math.min(200, 4 * Math.max(1, named(params)));
    }

    private static long named(Params params) {
        return params.peek("symbols")
                .map(text -> text.chars().filter(c -> c == '"').count() / 2)
                .orElse(0L);
    }

    private Operation.Action day(Params params) {
        Chosen chosen = Chosen.orAll(params);
        boolean mini = isMini(params);
        return each(params, chosen, (symbol, now) -> {
            Statistics statistics = Statistics.since(symbol, now - DAY_NANOS, now);
            return mini ? statistics.mini() : statistics.fullWithBook();
        });
    }

    private Operation.Action tradingDay(Params params) {
        Chosen chosen = Chosen.named(params);
        boolean mini = isMini(params);
        long offset = TimeZoneText.offsetNanos(params);
        return each(params, chosen, (symbol, now) -> {
            long start = Interval.D1.start(now, offset);
            Statistics day =
                    new Statistics(symbol, Statistics.since(symbol, start, now).bar(), start, start + DAY_NANOS - 1);
            return mini ? day.mini() : day.full();
        });
    }

    private Operation.Action window(Params params) {
        Chosen chosen = Chosen.named(params);
        boolean mini = isMini(params);
        long length = params.textIfSent("windowSize")
                .map(TickerOperations::windowNanos)
                .orElse(DAY_NANOS);
        return each(params, chosen, (symbol, now) -> {
            long start = (now - length) - Math.floorMod(now - length, MINUTE_NANOS);
            Statistics statistics = Statistics.since(symbol, start, now);
            return mini ? statistics.mini() : statistics.full();
        });
    }

    /** 1m to 59m, 1h to 23h, 1d to 7d. */
    static long windowNanos(String text) {
        Matcher form = WINDOW.matcher(text);
        if (form.matches()) {
            int count = Integer.parseInt(form.group(1));
            switch (form.group(2)) {
                case "m" -> {
                    if (count <= 59) {
                        return TimeUnit.MINUTES.toNanos(count);
                    }
                }
                case "h" -> {
                    if (count <= 23) {
                        return TimeUnit.HOURS.toNanos(count);
                    }
                }
                default -> {
                    if (count <= 7) {
                        return TimeUnit.DAYS.toNanos(count);
                    }
                }
            }
        }
        throw ApiError.invalid("windowSize");
    }

    /** @throws ApiError -1139 */
    private static boolean isMini(Params params) {
        return params.textIfSent("type")
                .map(type -> switch (type) {
                    case "FULL" -> false;
                    case "MINI" -> true;
                    default -> throw ApiError.of(-1139, "Invalid ticker type.");
                })
                .orElse(false);
    }

    private Operation.Action each(Params params, Chosen chosen, BiFunction<SymbolBoard, Long, JsonObject> ticker) {
        if (chosen.single()) {
            SymbolStatus.require(params);
            SymbolBoard symbol = board.of(chosen.instruments().orElseThrow().getFirst());
            return (call, reply) -> reply.ok(ticker.apply(symbol, call.nowNanos()));
        }
        boolean trading = SymbolStatus.isTrading(SymbolStatus.word(params));
        List<SymbolBoard> symbols = chosen.instruments()
                .map(some -> some.stream().map(board::of).toList())
                .orElseGet(() -> List.copyOf(board.all()));
        return (call, reply) -> reply.ok(symbols.stream()
                .filter(symbol -> trading)
                .map(symbol -> ticker.apply(symbol, call.nowNanos()))
                .toList());
    }

    private static JsonObject price(SymbolBoard symbol, long nowNanos) {
        return new JsonObject()
                .put("symbol", symbol.instrument.symbol().name())
                .put(
                        "price",
                        FixedPoint.toDecimal(
                                symbol.lastTrade().map(TradeTick::price).orElse(0L)));
    }

    private static JsonObject best(SymbolBoard symbol, long nowNanos) {
        Optional<BookTicker> top = symbol.top();
        return new JsonObject()
                .put("symbol", symbol.instrument.symbol().name())
                .put("bidPrice", of(top, BookTicker::bidPrice))
                .put("bidQty", of(top, BookTicker::bidQuantity))
                .put("askPrice", of(top, BookTicker::askPrice))
                .put("askQty", of(top, BookTicker::askQuantity));
    }

    private static BigDecimal of(Optional<BookTicker> top, ToLongFunction<BookTicker> which) {
        return FixedPoint.toDecimal(top.map(which::applyAsLong).orElse(0L));
    }

    /**
     * The symbols that are asked for.
     *
     * @param single whether the answer is one object instead of a list
     * @param instruments empty for all
     */
    private record Chosen(boolean single, Optional<List<Instrument>> instruments) {
        static Chosen orAll(Params params) {
            Optional<Instrument> one = params.instrumentIfSent();
            Optional<List<Instrument>> some = params.instrumentsIfSent();
            if (one.isPresent() && some.isPresent()) {
                throw ApiError.of(-1128, "Combination of optional parameters invalid.");
            }
            return new Chosen(one.isPresent(), one.map(List::of).or(() -> some));
        }

        static Chosen named(Params params) {
            Chosen chosen = orAll(params);
            List<Instrument> some = chosen.instruments().orElseThrow(() -> ApiError.mandatory("symbol", "symbols"));
            if (some.size() > MOST_SYMBOLS) {
                throw ApiError.of(-1101, "Too many parameters sent for this endpoint.");
            }
            return chosen;
        }
    }
}
