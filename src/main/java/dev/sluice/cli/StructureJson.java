package dev.sluice.cli;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.FairValueGap;
import dev.sluice.indicator.LiquidityPool;
import dev.sluice.indicator.OrderBlock;
import dev.sluice.indicator.PriceRange;
import dev.sluice.indicator.ReferenceStructure;
import dev.sluice.indicator.ReferenceStructure.BlockRow;
import dev.sluice.indicator.ReferenceStructure.BreakRow;
import dev.sluice.indicator.ReferenceStructure.GapRow;
import dev.sluice.indicator.ReferenceStructure.SwingRow;
import dev.sluice.indicator.StructureEvent;
import dev.sluice.indicator.StructureView;
import dev.sluice.indicator.Swing;
import dev.sluice.indicator.SwingKind;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.UtcNanos;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Market structure as JSON: prices as strings, candles by their number from 0. */
final class StructureJson {
    private final List<String> files;
    private final List<CandleClosed> candles;
    private final int swing;

    StructureJson(List<String> files, List<CandleClosed> candles, int swing) {
        this.files = files;
        this.candles = candles;
        this.swing = swing;
    }

    private Map<String, Object> head(String mode) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", files);
        json.put("symbol", candles.getFirst().symbol().toString());
        json.put("mode", mode);
        json.put("candles", candles.size());
        json.put("swingLength", swing);
        return json;
    }

    /** The rows of the reference's tables, under its columns' names; candles without a row are left out. */
    Map<String, Object> ofTables(ReferenceStructure structure) {
        Map<String, Object> json = head("batch");
        json.put("swings", structure.swings().stream().map(this::row).toList());
        json.put("fairValueGaps", structure.gaps().stream().map(this::row).toList());
        json.put("breaks", structure.breaks().stream().map(this::row).toList());
        json.put("orderBlocks", structure.blocks().stream().map(this::row).toList());
        return json;
    }

    private Map<String, Object> row(int candle) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("index", candle);
        row.put("time", UtcNanos.format(candles.get(candle).openNanos()));
        return row;
    }

    private Map<String, Object> row(SwingRow swing) {
        Map<String, Object> row = row(swing.candle());
        row.put("highLow", swing.kind() == SwingKind.HIGH ? 1 : -1);
        row.put("level", FixedPoint.format(swing.level()));
        return row;
    }

    private Map<String, Object> row(GapRow gap) {
        Map<String, Object> row = row(gap.candle());
        row.put("fvg", gap.direction().sign());
        row.put("top", FixedPoint.format(gap.top()));
        row.put("bottom", FixedPoint.format(gap.bottom()));
        row.put("mitigatedIndex", gap.mitigatedBy());
        return row;
    }

    private Map<String, Object> row(BreakRow broken) {
        Map<String, Object> row = row(broken.candle());
        row.put(
                "bos",
                broken.isKept() && !broken.isChange() ? broken.direction().sign() : null);
        row.put(
                "choch",
                broken.isKept() && broken.isChange() ? broken.direction().sign() : null);
        row.put("level", broken.isKept() ? FixedPoint.format(broken.level()) : null);
        row.put("brokenIndex", broken.brokenBy());
        return row;
    }

    private Map<String, Object> row(BlockRow block) {
        Map<String, Object> row = row(block.candle());
        row.put("ob", block.direction().sign());
        row.put("top", FixedPoint.format(block.top()));
        row.put("bottom", FixedPoint.format(block.bottom()));
        row.put("obVolume", block.volume());
        row.put("mitigatedIndex", block.mitigatedBy());
        row.put("percentage", block.balancePct());
        return row;
    }

    /** What became certain, and what is known in the end. */
    Map<String, Object> ofEvents(List<StructureEvent> events, StructureView view) {
        Map<String, Object> json = head("live");
        json.put("events", events.stream().map(StructureJson::event).toList());
        json.put("trend", view.trend());
        json.put("swings", view.swings().stream().map(StructureJson::swing).toList());
        json.put("orderBlocks", view.blocks().stream().map(StructureJson::block).toList());
        json.put("fairValueGaps", view.gaps().stream().map(StructureJson::gap).toList());
        json.put(
                "liquidityPools", view.pools().stream().map(StructureJson::pool).toList());
        json.put("sessions", view.sessions().stream().map(StructureJson::range).toList());
        json.put("previous", view.previous().stream().map(StructureJson::range).toList());
        return json;
    }

    private static Map<String, Object> event(StructureEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", event.kind());
        json.put("index", event.candle());
        json.put("knownAt", UtcNanos.format(event.knownNanos()));
        switch (event) {
            case StructureEvent.SwingFormed formed -> {
                json.put("swing", swing(formed.swing()));
                json.put("replaces", formed.replaces());
            }
            case StructureEvent.StructureBroken broken -> {
                json.put("direction", broken.direction());
                json.put("swing", swing(broken.swing()));
            }
            case StructureEvent.OrderBlockFormed formed -> json.put("block", block(formed.block()));
            case StructureEvent.OrderBlockRetested retested -> json.put("block", block(retested.block()));
            case StructureEvent.OrderBlockMitigated mitigated -> json.put("block", block(mitigated.block()));
            case StructureEvent.GapFormed formed -> json.put("gap", gap(formed.gap()));
            case StructureEvent.GapMitigated mitigated -> json.put("gap", gap(mitigated.gap()));
            case StructureEvent.GapFilled filled -> json.put("gap", gap(filled.gap()));
            case StructureEvent.LiquidityPooled pooled -> json.put("pool", pool(pooled.pool()));
            case StructureEvent.LiquiditySwept swept -> {
                json.put("pool", pool(swept.pool()));
                json.put("cameBack", swept.cameBack());
            }
            case StructureEvent.SessionOpened opened -> json.put("range", range(opened.range()));
            case StructureEvent.SessionClosed closed -> json.put("range", range(closed.range()));
            case StructureEvent.PeriodClosed closed -> json.put("range", range(closed.range()));
            case StructureEvent.PreviousLevelBroken broken -> {
                json.put("level", broken.level());
                json.put("range", range(broken.range()));
            }
        }
        return json;
    }

    private static Map<String, Object> swing(Swing swing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", swing.kind());
        json.put("index", swing.candle());
        json.put("time", UtcNanos.format(swing.openNanos()));
        json.put("price", FixedPoint.format(swing.price()));
        return json;
    }

    private static Map<String, Object> block(OrderBlock block) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("direction", block.direction());
        json.put("index", block.candle());
        json.put("time", UtcNanos.format(block.openNanos()));
        json.put("top", FixedPoint.format(block.top()));
        json.put("bottom", FixedPoint.format(block.bottom()));
        json.put("volume", block.volume().toPlainString());
        json.put("balancePct", block.balancePct());
        return json;
    }

    private static Map<String, Object> gap(FairValueGap gap) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("direction", gap.direction());
        json.put("index", gap.candle());
        json.put("time", UtcNanos.format(gap.openNanos()));
        json.put("top", FixedPoint.format(gap.top()));
        json.put("bottom", FixedPoint.format(gap.bottom()));
        return json;
    }

    private static Map<String, Object> pool(LiquidityPool pool) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", pool.kind());
        json.put("price", FixedPoint.format(pool.price()));
        json.put("swings", pool.swings());
        json.put("firstIndex", pool.firstCandle());
        json.put("lastIndex", pool.lastCandle());
        return json;
    }

    private static Map<String, Object> range(PriceRange range) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", range.name());
        json.put("from", UtcNanos.format(range.startNanos()));
        json.put("to", UtcNanos.format(range.endNanos()));
        json.put("open", FixedPoint.format(range.open()));
        json.put("high", FixedPoint.format(range.high()));
        json.put("low", FixedPoint.format(range.low()));
        json.put("close", FixedPoint.format(range.close()));
        json.put("complete", range.complete());
        return json;
    }
}
