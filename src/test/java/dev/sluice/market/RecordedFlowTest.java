package dev.sluice.market;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.RealData;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.RecordingReader;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Footprint and delta per minute of real trades, against decimals and sorted maps. */
@Tag("real-data")
class RecordedFlowTest {
    private static final FlowRules CENTS =
            new FlowRules(List.of(new BarRule.Time(CandleInterval.ONE_MINUTE)), FixedPoint.ONE / 100, 2_000, 16_384);
    private static final BigDecimal NONE = BigDecimal.ZERO;

    @Test
    void footprintOfEveryMinuteOfLitecoinIsThatOfItsTrades() throws IOException {
        Symbol litecoin = new Symbol("LTCUSDT");
        SymbolMarket market = new SymbolMarket(litecoin, CENTS);
        Map<Long, Minute> minutes = new TreeMap<>();
        Path file = RealData.file("trades/LTCUSDT-trades-2025-06-21.csv.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> Character.isDigit(line.charAt(0))).forEach(line -> {
                String[] row = line.split(",");
                long nanos = Long.parseLong(row[0]) * 1_000_000;
                boolean bought = row[3].equalsIgnoreCase("buy");
                minutes.computeIfAbsent(nanos / 60_000_000_000L, minute -> new Minute())
                        .add(decimal(row[1]), decimal(row[2]), bought);
                Side taker = bought ? Side.BUY : Side.SELL;
                market.on(new TradeTick(
                        litecoin, nanos, Long.parseLong(row[4]), units(row[1]), units(row[2]), taker, nanos));
            });
        }

        assertThat(market.tape().count()).isEqualTo(53_325);
        assertThat(market.tradeSequence().gaps()).isEqualTo(16);
        assertSame(market, minutes);
    }

    @Test
    void footprintOfEveryMinuteOfTheRecordingsIsThatOfTheirTrades() throws IOException {
        SymbolMarket market = new SymbolMarket(BTCUSDT, CENTS);
        Map<Long, Minute> minutes = new TreeMap<>();
        List<Path> files = List.of(
                RealData.file("binance/spot_btcusdt_20240808.jsonl.gz"),
                RealData.file("binance/spot_btcusdt_20240809.jsonl.gz"));
        try (RecordingReader reader = new RecordingReader(files, defect -> {})) {
            for (MarketEvent event = reader.next(); event != null; event = reader.next()) {
                market.on(event);
                if (event instanceof TradeTick trade) {
                    minutes.computeIfAbsent(trade.tradedNanos() / 60_000_000_000L, minute -> new Minute())
                            .add(
                                    FixedPoint.toDecimal(trade.price()),
                                    FixedPoint.toDecimal(trade.quantity()),
                                    trade.aggressor().name().equals("BUY"));
                }
            }
        }

        assertThat(minutes.values().stream().map(minute -> minute.buy).reduce(NONE, BigDecimal::add))
                .isEqualByComparingTo("204.49112");
        assertThat(minutes.values().stream().map(minute -> minute.sell).reduce(NONE, BigDecimal::add))
                .isEqualByComparingTo("233.42440");
        assertSame(market, minutes);
    }

    private static void assertSame(SymbolMarket market, Map<Long, Minute> minutes) {
        DeltaBars bars = market.flow().getFirst();
        List<Footprint> footprints = bars.footprints(10_000);
        List<Candle> candles = market.candles().newest(CandleInterval.ONE_MINUTE, 10_000);
        assertThat(bars.coarsened()).isZero();
        assertThat(footprints).hasSameSizeAs(minutes.values()).hasSameSizeAs(candles);
        BigDecimal cumulative = NONE;
        int index = 0;
        for (Map.Entry<Long, Minute> each : minutes.entrySet()) {
            Minute minute = each.getValue();
            Footprint footprint = footprints.get(index);
            DeltaBar bar = footprint.bar();
            cumulative = cumulative.add(minute.delta);
            assertThat(bar.startNanos()).isEqualTo(each.getKey() * 60_000_000_000L);
            assertThat(bar.buy()).isEqualByComparingTo(minute.buy);
            assertThat(bar.sell()).isEqualByComparingTo(minute.sell);
            assertThat(bar.delta()).isEqualByComparingTo(minute.delta);
            assertThat(bar.minDelta()).isEqualByComparingTo(minute.least);
            assertThat(bar.maxDelta()).isEqualByComparingTo(minute.most);
            assertThat(bar.cumulativeDelta()).isEqualByComparingTo(cumulative);
            assertThat(bar.trades()).isEqualTo(minute.trades);
            assertThat(FixedPoint.toDecimal(bar.pointOfControl())).isEqualByComparingTo(minute.pointOfControl());
            assertThat(levels(footprint)).isEqualTo(minute.levels());
            assertThat(candles.get(index).quoteVolume()).isEqualByComparingTo(minute.quote);
            assertThat(candles.get(index).takerBuyVolume()).isEqualByComparingTo(minute.buy);
            index++;
        }
    }

    private static List<String> levels(Footprint footprint) {
        return footprint.levels().stream()
                .map(level -> text(FixedPoint.toDecimal(level.price()), level.buy(), level.sell()))
                .toList();
    }

    private static String text(BigDecimal price, BigDecimal buy, BigDecimal sell) {
        return price.setScale(2) + " " + buy.setScale(8) + " " + sell.setScale(8);
    }

    /** What is known of a minute. */
    private static final class Minute {
        private final TreeMap<BigDecimal, BigDecimal> bought = new TreeMap<>();
        private final TreeMap<BigDecimal, BigDecimal> sold = new TreeMap<>();
        private BigDecimal buy = NONE;
        private BigDecimal sell = NONE;
        private BigDecimal quote = NONE;
        private BigDecimal delta = NONE;
        private BigDecimal least = NONE;
        private BigDecimal most = NONE;
        private long trades;

        void add(BigDecimal price, BigDecimal quantity, boolean isBuy) {
            (isBuy ? bought : sold).merge(price, quantity, BigDecimal::add);
            buy = isBuy ? buy.add(quantity) : buy;
            sell = isBuy ? sell : sell.add(quantity);
            quote = quote.add(price.multiply(quantity));
            delta = buy.subtract(sell);
            least = least.min(delta);
            most = most.max(delta);
            trades++;
        }

        List<BigDecimal> prices() {
            TreeMap<BigDecimal, BigDecimal> all = new TreeMap<>(bought);
            all.putAll(sold);
            return new ArrayList<>(all.keySet());
        }

        List<String> levels() {
            return prices().stream()
                    .map(price -> text(price, bought.getOrDefault(price, NONE), sold.getOrDefault(price, NONE)))
                    .toList();
        }

        BigDecimal pointOfControl() {
            BigDecimal best = prices().getFirst();
            for (BigDecimal price : prices()) {
                best = volume(price).compareTo(volume(best)) > 0 ? price : best;
            }
            return best;
        }

        private BigDecimal volume(BigDecimal price) {
            return bought.getOrDefault(price, NONE).add(sold.getOrDefault(price, NONE));
        }
    }
}
