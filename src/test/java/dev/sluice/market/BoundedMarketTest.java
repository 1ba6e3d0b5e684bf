package dev.sluice.market;

import static dev.sluice.vocabulary.VocabularyFixture.BTCUSDT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.UtcNanos;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** However long a symbol is watched, what is kept of it does not grow. */
class BoundedMarketTest {
    private static final int TRADES = 5_000_000;

    @Test
    void keepsBoundedNumbersOfEverythingOverMillionsOfTradesAndPrices() {
        FlowRules rules = new FlowRules(FlowRules.DEFAULT.bars(), FixedPoint.ONE / 100, 720, 256)
                .of(BarRule.of("1m"), BarRule.of("500t"), BarRule.of("100v"));
        SymbolMarket market = new SymbolMarket(BTCUSDT, rules);
        SplittableRandom random = new SplittableRandom(7);
        long price = 60_000 * FixedPoint.ONE;
        long at = 1_700_002_800L * UtcNanos.PER_SECOND;
        Aggressor[] aggressors = Aggressor.values();
        for (int id = 1; id <= TRADES; id++) {
            price = Math.max(FixedPoint.ONE, price + random.nextLong(-20, 21) * FixedPoint.ONE);
            at += random.nextInt(60) * UtcNanos.PER_MILLI;
            long quantity = random.nextLong(1, FixedPoint.ONE);
            market.on(new TradeTick(BTCUSDT, at, id, price, quantity, aggressors[random.nextInt(3)], at));
        }

        assertThat(market.tape().count()).isEqualTo(TRADES);
        assertThat(market.tape().windowSize()).isBetween(1_000, Tape.TRADE_LIMIT);
        assertThat(market.candles().newest(CandleInterval.ONE_SECOND, TRADES)).hasSize(Candles.SECONDS_KEPT);
        assertThat(market.candles().newest(CandleInterval.ONE_MINUTE, TRADES)).hasSize(Candles.MINUTES_KEPT);
        assertThat(market.flow()).hasSize(3).allSatisfy(bars -> {
            assertThat(bars.size()).isEqualTo(720);
            assertThat(bars.levels()).isBetween(720, 720 * 256);
            assertThat(bars.newest(1_000)).hasSize(720);
        });
        assertThat(market.flow().getFirst().coarsened()).isPositive();
    }
}
