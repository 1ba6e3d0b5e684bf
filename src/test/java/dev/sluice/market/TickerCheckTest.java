package dev.sluice.market;

import static dev.sluice.feed.FeedFixture.diff;
import static dev.sluice.feed.FeedFixture.levels;
import static dev.sluice.feed.FeedFixture.snapshot;
import static dev.sluice.feed.FeedFixture.ticker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.FeedFixture;
import dev.sluice.feed.PriceLevels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickerCheckTest {
    private final SymbolMarket market = new SymbolMarket(FeedFixture.BTCUSDT, FlowRules.DEFAULT);
    private final TickerCheck check = market.tickerCheck();

    @Test
    void holdsTickersUntilTheirDiffComes() {
        synchronise(10);
        market.on(ticker(12, "99", "5", "101", "1"));
        assertThat(check.checked()).isZero();

        market.on(diff(11, 12, levels("99", "5"), PriceLevels.NONE));

        assertCounts(1, 1);
    }

    @Test
    void checksATickerAtTheSnapshotsOwnId() {
        market.on(ticker(10, "99", "1", "101", "1"));
        synchronise(10);

        assertCounts(1, 1);
    }

    @Test
    void checksATickerThatComesAfterItsDiffAtOnce() {
        synchronise(10);
        market.on(ticker(10, "99", "1", "101", "1"));

        assertCounts(1, 1);
    }

    @Test
    void dropsTickersWhoseIdTheBookJumpsOver() {
        synchronise(10);
        market.on(ticker(11, "1", "1", "2", "1"));
        market.on(ticker(12, "99", "1", "101", "1"));
        market.on(diff(11, 13, PriceLevels.NONE, PriceLevels.NONE));
        market.on(ticker(12, "1", "1", "2", "1"));
        market.on(diff(14, 14, PriceLevels.NONE, PriceLevels.NONE));

        assertCounts(0, 0);
        assertThat(check.lastMatched()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"99.5,1,101,1", "99,2,101,1", "99,1,100.5,1", "99,1,101,1.00000001"})
    void tellsAMismatchOfAnyNumberAndRecoversWithTheNextMatch(String bid, String bidSize, String ask, String askSize) {
        synchronise(10);
        market.on(ticker(10, bid, bidSize, ask, askSize));
        assertCounts(1, 0);
        assertThat(check.lastMatched()).isFalse();

        market.on(diff(11, 11));
        assertThat(check.lastMatched()).isFalse();

        market.on(ticker(11, "99", "1", "101", "1"));
        assertCounts(2, 1);
        assertThat(check.lastMatched()).isTrue();
    }

    @Test
    void checksNothingWhileTheBookIsUnsynchronised() {
        market.on(diff(9, 10));
        market.on(ticker(10, "99", "1", "101", "1"));
        assertCounts(0, 0);

        synchronise(10);
        market.on(diff(13, 14));
        market.on(ticker(10, "99", "1", "101", "1"));
        assertCounts(1, 1);
    }

    @Test
    void holdsABoundedNumberOfTickers() {
        for (int id = 1; id <= 4_096 + 1; id++) {
            market.on(ticker(id + 10, "99", "1", "101", "1"));
        }
        synchronise(11);
        assertCounts(0, 0);

        market.on(diff(12, 12));
        assertCounts(1, 1);
        market.on(diff(13, 10 + 4_097));
        assertCounts(2, 2);
    }

    private void synchronise(long id) {
        market.on(diff(id, id));
        market.on(snapshot(id, levels("99", "1", "98", "7"), levels("101", "1", "102", "7")));
    }

    private void assertCounts(long checked, long matched) {
        assertThat(check.checked()).isEqualTo(checked);
        assertThat(check.matched()).isEqualTo(matched);
    }
}
