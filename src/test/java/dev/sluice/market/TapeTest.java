package dev.sluice.market;

import static dev.sluice.feed.FeedFixture.trade;
import static dev.sluice.vocabulary.VocabularyFixture.BTCUSDT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TapeTest {
    private static final long SECOND = 1_000_000_000L;
    private final Tape tape = new Tape();

    @Test
    void isEmptyAtFirst() {
        assertThat(tape.last()).isEmpty();
        assertThat(tape.count()).isZero();
        assertThat(tape.takerVolume(Side.BUY)).isEqualByComparingTo("0");
    }

    @Test
    void addsUpTakersOfEachSide() {
        tape.add(trade(1, SECOND, Side.BUY, "10", "0.5"));
        tape.add(trade(2, SECOND, Side.SELL, "11", "2"));
        tape.add(trade(3, SECOND, Side.BUY, "12", "0.00000001"));

        assertThat(tape.count()).isEqualTo(3);
        assertThat(tape.takerVolume(Side.BUY)).isEqualByComparingTo("0.50000001");
        assertThat(tape.takerVolume(Side.SELL)).isEqualByComparingTo("2");
        assertThat(tape.windowVolume(Side.BUY)).isEqualTo(50_000_001);
        assertThat(tape.windowVolume(Side.SELL)).isEqualTo(2 * FixedPoint.ONE);
        assertThat(tape.last().orElseThrow().tradeId()).isEqualTo(3);
    }

    @Test
    void countsATradeOfAnUnknownTakerForNeitherSide() {
        tape.add(trade(1, SECOND, Side.BUY, "10", "0.5"));
        tape.add(new TradeTick(BTCUSDT, SECOND, 2, 1, 300, Aggressor.UNKNOWN, SECOND));

        assertThat(tape.count()).isEqualTo(2);
        assertThat(tape.takerVolume(Side.BUY)).isEqualByComparingTo("0.5");
        assertThat(tape.takerVolume(Side.SELL)).isEqualByComparingTo("0");
        assertThat(tape.volume(Aggressor.UNKNOWN)).isEqualByComparingTo("0.000003");
        assertThat(tape.windowVolume(Aggressor.UNKNOWN)).isEqualTo(300);

        tape.add(trade(3, 300 * SECOND, Side.BUY, "10", "1"));
        assertThat(tape.windowVolume(Aggressor.UNKNOWN)).isZero();
    }

    @Test
    void letsTradesOlderThanAMinuteLeaveTheWindowOnly() {
        tape.add(trade(1, SECOND, Side.BUY, "10", "1"));
        tape.add(trade(2, 2 * SECOND, Side.SELL, "10", "1"));
        tape.add(trade(3, 61 * SECOND, Side.BUY, "10", "1"));
        assertThat(tape.windowSize()).isEqualTo(3);

        tape.add(trade(4, 61 * SECOND + 1, Side.BUY, "10", "1"));
        assertThat(tape.windowSize()).isEqualTo(3);
        assertThat(tape.windowVolume(Side.BUY)).isEqualTo(2 * FixedPoint.ONE);

        tape.add(trade(5, 300 * SECOND, Side.BUY, "10", "1"));
        assertThat(tape.windowSize()).isEqualTo(1);
        assertThat(tape.windowVolume(Side.SELL)).isZero();
        assertThat(tape.takerVolume(Side.SELL)).isEqualByComparingTo("1");
        assertThat(tape.count()).isEqualTo(5);
    }

    @Test
    void keepsTheNewestTradesAtTheLimit() {
        for (int id = 1; id <= 2 * Tape.TRADE_LIMIT + 7; id++) {
            tape.add(trade(id, SECOND, id % 2 == 0 ? Side.BUY : Side.SELL, "10", "1"));
        }

        assertThat(tape.windowSize()).isEqualTo(Tape.TRADE_LIMIT);
        assertThat(tape.windowVolume(Side.BUY)).isEqualTo(Tape.TRADE_LIMIT / 2 * FixedPoint.ONE);
        assertThat(tape.windowVolume(Side.SELL)).isEqualTo(Tape.TRADE_LIMIT / 2 * FixedPoint.ONE);
        assertThat(tape.count()).isEqualTo(2 * Tape.TRADE_LIMIT + 7);
        assertThat(tape.last().orElseThrow().tradeId()).isEqualTo(2 * Tape.TRADE_LIMIT + 7);
    }

    @Test
    void totalsStayExactBeyond64Bits() {
        String most = "92233720368.54775807";
        for (int id = 1; id <= 5; id++) {
            tape.add(trade(id, SECOND, Side.SELL, "0.00000001", most));
        }
        tape.add(trade(6, SECOND, Side.SELL, "1", "0.00000001"));

        assertThat(tape.takerVolume(Side.SELL))
                .isEqualByComparingTo(
                        new BigDecimal(most).multiply(BigDecimal.valueOf(5)).add(new BigDecimal("0.00000001")));
    }

    @Test
    void windowVolumeStopsAtTheLargestNumberAndComesBackExact() {
        String most = "92233720368.54775807";
        for (int id = 1; id <= 4; id++) {
            tape.add(trade(id, id * SECOND, Side.BUY, "1", most));
        }
        assertThat(tape.windowVolume(Side.BUY)).isEqualTo(Long.MAX_VALUE);

        tape.add(trade(5, 64 * SECOND, Side.BUY, "1", "0.5"));
        assertThat(tape.windowSize()).isEqualTo(2);
        assertThat(tape.windowVolume(Side.BUY)).isEqualTo(Long.MAX_VALUE);

        tape.add(trade(6, 124 * SECOND, Side.BUY, "1", "0.25"));
        assertThat(tape.windowVolume(Side.BUY)).isEqualTo(75_000_000);
    }
}
