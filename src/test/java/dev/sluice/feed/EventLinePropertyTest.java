package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class EventLinePropertyTest {
    @Property(tries = 300)
    void readsBackWhatItWroteByBothWays(@ForAll("events") MarketEvent event) throws BadRowException {
        StringBuilder text = new StringBuilder();
        new EventLine(text).append(event);
        byte[] line = text.toString().stripTrailing().getBytes(StandardCharsets.UTF_8);
        byte[] spaced = text.toString().stripTrailing().replace(":", " : ").getBytes(StandardCharsets.UTF_8);
        EventLineRows rows = new EventLineRows(new ReadCounts());

        assertThat(rows.decode(line, 0, line.length)).isEqualTo(event);
        assertThat(rows.decode(spaced, 0, spaced.length)).isEqualTo(event);
        assertThat(new EventLineScanner().scan(spaced, 0, spaced.length)).isNull();
    }

    @Property(tries = 300)
    void readsBackWhatItWroteAsATable(@ForAll("events") MarketEvent event) throws BadRowException {
        StringBuilder text = new StringBuilder();
        new EventTable(text).append(event);
        byte[] line = text.toString().stripTrailing().getBytes(StandardCharsets.UTF_8);
        List<String> header = TableShape.header(EventTable.HEADER.strip(), (byte) ',');

        assertThat(new EventTableRows(header, new ReadCounts()).decode(line, 0, line.length))
                .isEqualTo(event);
    }

    @Property(tries = 300)
    void neverThrowsOtherThanToRefuse(@ForAll("events") MarketEvent event, @ForAll int at, @ForAll byte with) {
        StringBuilder text = new StringBuilder();
        new EventLine(text).append(event);
        byte[] line = text.toString().stripTrailing().getBytes(StandardCharsets.UTF_8);
        line[Math.floorMod(at, line.length)] = with;

        assertThat(refusalOf(line))
                .satisfiesAnyOf(
                        refused -> assertThat(refused).isNull(),
                        refused -> assertThat(refused).isNotEmpty());
    }

    private static @Nullable String refusalOf(byte[] line) {
        try {
            new EventLineRows(new ReadCounts()).decode(line, 0, line.length);
            return null;
        } catch (BadRowException e) {
            return e.reason();
        }
    }

    @Provide
    Arbitrary<MarketEvent> events() {
        return Arbitraries.oneOf(trades(), depth(), tickers(), candles());
    }

    private static Arbitrary<MarketEvent> trades() {
        return Combinators.combine(nanos(), ids(), units(), units(), Arbitraries.of(Aggressor.values()))
                .as((at, id, price, quantity, taker) ->
                        new TradeTick(new Symbol("BTCUSDT"), at, id, price, quantity, taker, at));
    }

    private static Arbitrary<MarketEvent> depth() {
        Arbitrary<PriceLevels> side = Combinators.combine(units(), units().edgeCases(config -> config.add(1L)))
                .as((price, quantity) -> price + ":" + quantity)
                .list()
                .ofMaxSize(5)
                .map(levels -> {
                    PriceLevels.Builder builder = new PriceLevels.Builder();
                    for (String level : levels) {
                        String[] parts = level.split(":");
                        builder.add(Long.parseLong(parts[0]), Long.parseLong(parts[1]) - 1);
                    }
                    return builder.build();
                });
        return Combinators.combine(nanos(), ids(), side, side, Arbitraries.of(true, false))
                .as((at, id, bids, asks, whole) -> whole
                        ? new DepthSnapshot(new Symbol("ETHUSDT"), at, id, bids, asks)
                        : new DepthDiff(new Symbol("ETHUSDT"), at, id, id + 3, bids, asks));
    }

    private static Arbitrary<MarketEvent> tickers() {
        return Combinators.combine(
                        nanos(), ids(), units(), units(), Arbitraries.longs().between(1, 1_000))
                .as((at, id, bid, quantity, spread) ->
                        new BookTicker(new Symbol("X"), at, id, bid, quantity, bid + spread, quantity));
    }

    private static Arbitrary<MarketEvent> candles() {
        Arbitrary<BigDecimal> volume = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000_000))
                .ofScale(8);
        return Combinators.combine(nanos(), units(), Arbitraries.longs().between(0, 1_000), volume, ids())
                .as((at, low, range, size, trades) -> new CandleClosed(
                        new Symbol("SOLUSDT"),
                        at,
                        at - 60,
                        at,
                        low,
                        low + range,
                        low,
                        low + range / 2,
                        size,
                        size,
                        trades,
                        size,
                        BigDecimal.ZERO));
    }

    private static Arbitrary<Long> nanos() {
        return Arbitraries.longs().between(1_000_000_000_000_000_000L, 9_000_000_000_000_000_000L);
    }

    private static Arbitrary<Long> ids() {
        return Arbitraries.longs().between(0, 900_000_000_000_000_000L);
    }

    private static Arbitrary<Long> units() {
        return Arbitraries.longs().between(1, 9_000_000_000_000_000_000L);
    }
}
