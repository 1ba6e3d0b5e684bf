package dev.sluice.pipeline;

import dev.sluice.feed.EventFiles;
import dev.sluice.feed.ReadCounts;
import dev.sluice.market.SymbolMarket;
import dev.sluice.portfolio.Position;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The nested tables of a run's summary, as journaled, printed and written as JSON. Decimals are strings. */
final class SummaryTables {
    private final TradingPipeline pipeline;
    private final EventFiles recording;

    SummaryTables(TradingPipeline pipeline, EventFiles recording) {
        this.pipeline = pipeline;
        this.recording = recording;
    }

    Map<String, Object> counted() {
        DeskCounters counters = pipeline.counters();
        Collection<SymbolMarket> markets = pipeline.markets().all();
        Map<String, Object> tables = new LinkedHashMap<>();
        tables.put("events", events());
        tables.put("book", book(markets));
        tables.put("feed", feed(markets));
        tables.put("trades", trades(markets));
        tables.put("symbols", symbols(markets));
        tables.put("proposals", counters.proposals());
        tables.put("duplicateIdeas", pipeline.signal().duplicates());
        tables.put("refusals", refusals(counters));
        tables.put("orders", counters.orders());
        tables.put("ordersByState", counters.ended());
        tables.put("orderReasons", counters.reasons());
        tables.put("openOrders", (long) pipeline.execution().live().size());
        tables.put("fills", counters.fills());
        tables.put("alarms", counters.alarms());
        tables.put("tradingState", pipeline.halt().state().name());
        tables.put("positions", positions());
        tables.put("pnl", pnl());
        return tables;
    }

    private Map<String, Object> events() {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("total", pipeline.counters().events());
        ReadCounts read = recording.counts();
        table.put("byType", read.byType());
        table.put("lines", read.lines());
        table.put("malformed", read.skipped());
        table.put("outOfOrder", read.outOfOrder());
        table.put("interruptions", read.interruptions());
        table.put("defects", defects(read));
        return table;
    }

    /** What was wrong with rows, by kind, those included that were used all the same. */
    private static Map<String, Object> defects(ReadCounts read) {
        Map<String, Object> table = new LinkedHashMap<>();
        read.defects().forEach((kind, count) -> table.put(kind.name().toLowerCase(Locale.ROOT), count));
        return table;
    }

    private static Map<String, Object> book(Collection<SymbolMarket> markets) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("checked", sum(markets, market -> market.tickerCheck().checked()));
        table.put("matched", sum(markets, market -> market.tickerCheck().matched()));
        table.put(
                "synchronized",
                !markets.isEmpty()
                        && markets.stream().allMatch(market -> market.book().synchronised()));
        return table;
    }

    private static Map<String, Object> feed(Collection<SymbolMarket> markets) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("gaps", sum(markets, SymbolMarket::gaps));
        table.put("depthGaps", sum(markets, market -> market.depthSequence().gaps()));
        table.put("tradeGaps", sum(markets, market -> market.tradeSequence().gaps()));
        table.put("missingTrades", sum(markets, market -> market.tradeSequence().missing()));
        table.put(
                "repeatedTrades", sum(markets, market -> market.tradeSequence().repeated()));
        table.put("ignoredDepth", sum(markets, market -> market.depthSequence().ignored()));
        table.put(
                "refusedSnapshots",
                sum(markets, market -> market.depthSequence().snapshotsRefused()));
        return table;
    }

    private static Map<String, Object> trades(Collection<SymbolMarket> markets) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("count", sum(markets, market -> market.tape().count()));
        table.put("takerBuyVolume", volume(markets, Side.BUY));
        table.put("takerSellVolume", volume(markets, Side.SELL));
        return table;
    }

    private static Map<String, Object> symbols(Collection<SymbolMarket> markets) {
        Map<String, Object> table = new LinkedHashMap<>();
        for (SymbolMarket market : markets) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("book", book(List.of(market)));
            row.put("feed", feed(List.of(market)));
            row.put("trades", trades(List.of(market)));
            table.put(market.symbol().name(), row);
        }
        return table;
    }

    private static Map<String, Object> refusals(DeskCounters counters) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put(
                "total",
                counters.refusals().values().stream().mapToLong(Long::longValue).sum());
        table.put("byCode", counters.refusals());
        return table;
    }

    private List<Map<String, Object>> positions() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Position position : pipeline.portfolio().positions()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("symbol", position.symbol().name());
            row.put("quantity", Money.plain(position.quantity()));
            position.averagePrice().ifPresent(price -> row.put("averagePrice", Money.plain(price)));
            row.put("realizedPnl", Money.plain(position.realizedPnl()));
            row.put("unrealizedPnl", Money.plain(unrealized(position)));
            row.put("fees", Money.plain(position.fees()));
            rows.add(row);
        }
        return rows;
    }

    private Map<String, Object> pnl() {
        BigDecimal realized = BigDecimal.ZERO;
        BigDecimal unrealized = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        for (Position position : pipeline.portfolio().positions()) {
            realized = realized.add(position.realizedPnl());
            unrealized = unrealized.add(unrealized(position));
            fees = fees.add(position.fees());
        }
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("realized", Money.plain(realized));
        table.put("unrealized", Money.plain(unrealized));
        table.put("fees", Money.plain(fees));
        table.put("net", Money.plain(realized.add(unrealized).subtract(fees)));
        return table;
    }

    private BigDecimal unrealized(Position position) {
        return Optional.of(position)
                .filter(held -> held.quantity().signum() != 0)
                .flatMap(held -> pipeline.markets().of(held.symbol()))
                .flatMap(SymbolMarket::mark)
                .map(position::unrealizedPnl)
                .orElse(BigDecimal.ZERO);
    }

    private static String volume(Collection<SymbolMarket> markets, Side taker) {
        BigDecimal sum = BigDecimal.ZERO;
        for (SymbolMarket market : markets) {
            sum = sum.add(market.tape().takerVolume(taker));
        }
        return Money.plain(sum);
    }

    private static long sum(Collection<SymbolMarket> markets, ToLongFunction<SymbolMarket> value) {
        return markets.stream().mapToLong(value).sum();
    }
}
