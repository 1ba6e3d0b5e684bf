package dev.sluice.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/** ta4j's own backtest of the same rule over the same file, with its fastest numbers. */
final class Ta4jBacktest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Ta4jBacktest() {}

    static BarSeries load(Path file) throws IOException {
        BarSeries series = new BaseBarSeriesBuilder()
                .withName("bench")
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] row = line.split(",");
                series.barBuilder()
                        .timePeriod(MINUTE)
                        .endTime(Instant.ofEpochMilli(Long.parseLong(row[0])).plus(MINUTE))
                        .openPrice(Double.parseDouble(row[1]))
                        .highPrice(Double.parseDouble(row[2]))
                        .lowPrice(Double.parseDouble(row[3]))
                        .closePrice(Double.parseDouble(row[4]))
                        .volume(Double.parseDouble(row[5]))
                        .add();
            }
        }
        return series;
    }

    /** Positions closed. */
    static int run(BarSeries series, int fast, int slow) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        SMAIndicator fastAverage = new SMAIndicator(close, fast);
        SMAIndicator slowAverage = new SMAIndicator(close, slow);
        TradingRecord record = new BarSeriesManager(series)
                .run(new BaseStrategy(
                        new CrossedUpIndicatorRule(fastAverage, slowAverage),
                        new CrossedDownIndicatorRule(fastAverage, slowAverage),
                        slow));
        return record.getPositionCount();
    }
}
