package dev.sluice.operator;

import static dev.sluice.operator.FakeDesk.STARTED;

import java.util.ArrayList;
import java.util.List;

/** What {@link FakeDesk} says of the market, and of what is at risk in it. */
final class FakeMarket {
    private static final String LATER = "2026-01-31T12:01:00Z";

    private FakeMarket() {}

    static BookView book(String symbol, int levels) {
        List<List<String>> side = new ArrayList<>();
        for (int i = 0; i < Math.min(levels, 5); i++) {
            side.add(List.of(Integer.toString(60_000 + i), "0.5"));
        }
        BookView.Top top = new BookView.Top("60000", "60000", "0", "0");
        return new BookView(symbol, true, 77, side.reversed(), side, STARTED, top);
    }

    static CandleView candle() {
        return new CandleView(STARTED, LATER, "1", "3", "0.5", "2", "10", "15", 4, "6", false, true);
    }

    static TapeView tape(String symbol) {
        TapeView.TradeView trade = new TapeView.TradeView("7", "60000", "0.5", "UNKNOWN", STARTED);
        TapeView.FlowView flow = new TapeView.FlowView(1, "0", "0", "0.5");
        return new TapeView(symbol, List.of(trade), flow, flow);
    }

    static DeltaView delta() {
        return new DeltaView(
                STARTED, LATER, "1", "3", "0.5", "2", "6", "4", "0", "2", "-1", "2", "12", "2", "1", 4, false);
    }

    static FootprintView footprint() {
        FootprintView.LevelView level = new FootprintView.LevelView("60000", "0.5", "0", "0", List.of("BUY"));
        FootprintView.StackView stack = new FootprintView.StackView("BUY", "60000", "60002", 3);
        return new FootprintView(delta(), List.of(level), List.of(stack));
    }

    static ExposureView exposure() {
        return new ExposureView(
                "USDT",
                null,
                "120",
                null,
                1,
                List.of(new ExposureView.OfSymbol("BTCUSDT", "0.5", "29996.75", "120", "30116.75", false)),
                List.of(new ExposureView.OfGroup("majors", List.of("BTCUSDT"), "29996.75", "120", "30116.75")),
                List.of("ETHUSDT"),
                STARTED);
    }
}
