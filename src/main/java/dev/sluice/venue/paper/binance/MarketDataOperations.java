package dev.sluice.venue.paper.binance;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Book, trades, klines and average price ({@code rest-api.md}, "Market Data endpoints"). */
final class MarketDataOperations {
    private static final int USUAL = 500;
    private static final int MOST = 1_000;
    private static final int DEPTH_USUAL = 100;
    private static final int DEPTH_MOST = 5_000;

    private final MarketBoard board;

    MarketDataOperations(MarketBoard board) {
        this.board = board;
    }

    List<Operation> operations() {
        return List.of(
                open("GET /api/v3/depth", "depth")
                        .weight(MarketDataOperations::depthWeight)
                        .does(this::depth),
                open("GET /api/v3/trades", "trades.recent").weight(25).does(params -> trades(params, Optional.empty())),
                open("GET /api/v3/historicalTrades", "trades.historical")
                        .weight(25)
                        .does(params -> trades(params, params.integer("fromId"))),
                open("GET /api/v3/historicalBlockTrades", "blockTrades.historical")
                        .weight(25)
                        .does(MarketDataOperations::blockTrades),
                open("GET /api/v3/aggTrades", "trades.aggregate").weight(4).does(this::aggregates),
                open("GET /api/v3/klines", "klines").weight(2).does(this::klines),
                open("GET /api/v3/uiKlines", "uiKlines").weight(2).does(this::klines),
                open("GET /api/v3/avgPrice", "avgPrice").weight(2).does(this::average),
                open("GET /api/v3/referencePrice", "referencePrice").weight(2).does(MarketDataOperations::reference),
                open("GET /api/v3/referencePrice/calculation", "referencePrice.calculation")
                        .weight(2)
                        .does(MarketDataOperations::reference));
    }

    private static Operation.Builder open(String route, String method) {
        return Operation.security(Security.NONE).rest(route).ws(method);
    }

    private static int depthWeight(Params params) {
        long limit = params.peek("limit")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::parseLong)
                .orElse((long) DEPTH_USUAL);
        if (limit <= 100) {
            return 5;
        }
        return limit <= 500 ? 25 : limit <= 1_000 ? 50 : 250;
    }

    private Operation.Action depth(Params params) {
        Instrument instrument = params.instrument();
        SymbolStatus.require(params);
        int limit = params.limit(DEPTH_USUAL, DEPTH_MOST);
        return (call, reply) -> reply.ok(board.book(instrument).json(limit));
    }

    private Operation.Action trades(Params params, Optional<Long> fromId) {
        SymbolBoard symbol = board.of(params.instrument());
        int limit = params.limit(USUAL, MOST);
        return (call, reply) -> {
            Range range = new Range(Optional.empty(), Optional.empty(), limit);
            List<TradeTick> chosen = fromId.map(id -> range.from(symbol.trades(), TradeTick::tradeId, id))
                    .orElseGet(() -> range.of(symbol.trades(), TradeTick::tradedNanos));
            reply.ok(chosen.stream().map(MarketDataOperations::trade).toList());
        };
    }

    private static JsonObject trade(TradeTick trade) {
        BigDecimal price = FixedPoint.toDecimal(trade.price());
        BigDecimal quantity = FixedPoint.toDecimal(trade.quantity());
        return new JsonObject()
                .put("id", trade.tradeId())
                .put("price", price)
                .put("qty", quantity)
                .put("quoteQty", price.multiply(quantity))
                .time("time", trade.tradedNanos())
                .put("isBuyerMaker", trade.aggressor() == Aggressor.SELL)
                .put("isBestMatch", true);
    }

    /** There are none on this exchange. */
    private static Operation.Action blockTrades(Params params) {
        params.instrument();
        params.text("fromId");
        params.integer("fromId");
        params.limit(USUAL, MOST);
        return (call, reply) -> reply.ok(List.of());
    }

    private Operation.Action aggregates(Params params) {
        SymbolBoard symbol = board.of(params.instrument());
        Optional<Long> fromId = params.integer("fromId");
        Range range = Range.of(params, USUAL, MOST);
        if (fromId.isPresent() && range.isBounded()) {
            throw ApiError.of(-1128, "Combination of optional parameters invalid.");
        }
        return (call, reply) -> {
            List<AggregateTrade> chosen = fromId.map(id -> range.from(symbol.aggregates(), AggregateTrade::id, id))
                    .orElseGet(() -> range.of(symbol.aggregates(), AggregateTrade::tradedNanos));
            reply.ok(chosen.stream().map(MarketDataOperations::aggregate).toList());
        };
    }

    static JsonObject aggregate(AggregateTrade trade) {
        return new JsonObject()
                .put("a", trade.id())
                .put("p", FixedPoint.toDecimal(trade.price()))
                .put("q", FixedPoint.toDecimal(trade.quantity()))
                .put("f", trade.firstId())
                .put("l", trade.lastId())
                .time("T", trade.tradedNanos())
                .put("m", trade.aggressor() == Aggressor.SELL)
                .put("M", true);
    }

    private Operation.Action klines(Params params) {
        SymbolBoard symbol = board.of(params.instrument());
        Interval interval =
                Interval.of(params.text("interval")).orElseThrow(() -> ApiError.of(-1120, "Invalid interval."));
        Range range = Range.of(params, USUAL, MOST);
        long offset = TimeZoneText.offsetNanos(params);
        return (call, reply) -> {
            List<Bar> all = symbol.series(interval).list(interval, offset, range.fromNanos(), call.nowNanos());
            reply.ok(range.of(all, Bar::startNanos).stream()
                    .map(bar -> kline(bar, interval.end(bar.startNanos(), offset)))
                    .toList());
        };
    }

    private static List<Object> kline(Bar bar, long endNanos) {
        return Arrays.asList(
                new WireTime(bar.startNanos()),
                units(bar.open()),
                units(bar.high()),
                units(bar.low()),
                units(bar.close()),
                JsonObject.decimal(bar.volume()),
                new WireTime(endNanos - 1),
                JsonObject.decimal(bar.quoteVolume()),
                bar.trades(),
                JsonObject.decimal(bar.takerVolume()),
                JsonObject.decimal(bar.takerQuoteVolume()),
                "0");
    }

    private static String units(long units) {
        return JsonObject.decimal(FixedPoint.toDecimal(units));
    }

    private Operation.Action average(Params params) {
        SymbolBoard symbol = board.of(params.instrument());
        return (call, reply) -> reply.ok(new JsonObject()
                .put("mins", 5)
                .put("price", average(symbol, call.nowNanos()))
                .time(
                        "closeTime",
                        symbol.lastTrade().map(TradeTick::tradedNanos).orElse(0L)));
    }

    /** Weighted by volume over five minutes; the last price if nothing traded in them, zero before the first trade. */
    static BigDecimal average(SymbolBoard symbol, long nowNanos) {
        return symbol.fiveMinutes(nowNanos)
                .map(bar -> bar.quoteVolume().divide(bar.volume(), 8, RoundingMode.HALF_UP))
                .or(() -> symbol.lastTrade().map(trade -> FixedPoint.toDecimal(trade.price())))
                .orElse(BigDecimal.ZERO);
    }

    private static Operation.Action reference(Params params) {
        params.instrument();
        SymbolStatus.require(params);
        return (call, reply) -> reply.refused(ApiError.of(-2043, "This symbol doesn't have a reference price."));
    }

    /**
     * Which part of a chronological list is asked for ({@code rest-api.md}, "General API Information").
     *
     * @param limit at least 1
     */
    record Range(Optional<Long> startNanos, Optional<Long> endNanos, int limit) {
        static Range of(Params params, int usual, int most) {
            return new Range(params.time("startTime"), params.time("endTime"), params.limit(usual, most));
        }

        boolean isBounded() {
            return startNanos.isPresent() || endNanos.isPresent();
        }

        long fromNanos() {
            return startNanos.orElse(0L);
        }

        <T> List<T> of(List<T> all, ToLongFunction<T> at) {
            List<T> within = all.stream()
                    .filter(each -> at.applyAsLong(each) >= fromNanos())
                    .filter(each -> at.applyAsLong(each) <= endNanos.orElse(Long.MAX_VALUE))
                    .toList();
            int size = Math.min(limit, within.size());
            return startNanos.isPresent()
                    ? within.subList(0, size)
                    : within.subList(within.size() - size, within.size());
        }

        <T> List<T> from(List<T> all, ToLongFunction<T> id, long first) {
            return all.stream()
                    .filter(each -> id.applyAsLong(each) >= first)
                    .limit(limit)
                    .toList();
        }
    }
}
