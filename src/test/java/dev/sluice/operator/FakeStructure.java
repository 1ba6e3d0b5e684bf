package dev.sluice.operator;

import dev.sluice.operator.MarketStructureView.EventView;
import dev.sluice.operator.MarketStructureView.PoolView;
import dev.sluice.operator.MarketStructureView.RangeView;
import dev.sluice.operator.MarketStructureView.SwingView;
import dev.sluice.operator.MarketStructureView.ZoneView;
import dev.sluice.vocabulary.CandleInterval;
import java.util.List;

/** A market structure with one of each. */
final class FakeStructure {
    private static final String TIME = "2026-01-31T12:00:00Z";

    private FakeStructure() {}

    static MarketStructureView of(String symbol, CandleInterval interval) {
        ZoneView zone = new ZoneView("BULLISH", TIME, "2", "1");
        RangeView range = new RangeView("day", TIME, "2026-02-01T00:00:00Z", "1", "3", "0.5", "2", true);
        return new MarketStructureView(
                symbol,
                interval.toString(),
                60,
                "BULLISH",
                List.of(new SwingView("HIGH", TIME, "3")),
                List.of(zone),
                List.of(zone),
                List.of(new PoolView("LOW", "0.5", 2)),
                List.of(),
                List.of(range),
                List.of(
                        new EventView("gap-formed", TIME, TIME, "2", "1"),
                        new EventView("liquidity-swept", TIME, null, "0.5", "0.5")));
    }
}
