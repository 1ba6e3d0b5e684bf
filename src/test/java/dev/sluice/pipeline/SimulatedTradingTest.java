package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.DepthDiff;
import dev.sluice.market.SymbolMarket;
import dev.sluice.venue.paper.AccountOrder;
import dev.sluice.vocabulary.Fill;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole desk with its default configuration on the simulated market. */
class SimulatedTradingTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void findsEntriesWithinTheFirstMinute(long seed) {
        SimulatedDesk desk = new SimulatedDesk(seed).open();

        desk.run(60);

        DeskCounters counters = desk.pipeline.counters();
        assertThat(counters.proposals()).isBetween(3L, 30L);
        assertThat(counters.orders()).isGreaterThanOrEqualTo(3);
        assertThat(counters.fills()).isGreaterThanOrEqualTo(3);
        assertThat(counters.alarms()).isZero();
        assertThat(counters.refusals()).doesNotContainKeys("data_outlier", "data_stale", "book_unsynced");
    }

    @Test
    void tradesForAnHourOnAMarketThatNeverGoesAway() {
        SimulatedDesk desk = new SimulatedDesk(
                1,
                Map.of(
                        "sluice.risk.max-daily-loss-pct", "100",
                        "sluice.risk.max-drawdown-pct", "100",
                        "sluice.paper.balances", "USDT:1000000"));
        int[] insane = new int[1];
        desk.observer = event -> desk.pipeline.markets().of(event.symbol()).ifPresent(market -> {
            boolean diffed = event instanceof DepthDiff && market.book().synchronised();
            insane[0] += diffed && !market.book().hasSaneTop() ? 1 : 0;
        });
        desk.open();

        for (int minute = 0; minute < 60; minute++) {
            long before = desk.pipeline.counters().proposals();
            desk.run(60);
            assertThat(desk.pipeline.counters().proposals() - before).isLessThan(60);
        }

        assertThat(insane[0]).isZero();
        assertThat(desk.pipeline.counters().proposals()).isGreaterThan(180);
        assertThat(desk.pipeline.counters().alarms()).isZero();
        assertThat(desk.pipeline.counters().refusals()).isEmpty();
        for (SymbolMarket market : desk.pipeline.markets().all()) {
            assertThat(market.gaps()).isZero();
            assertThat(market.tickerCheck().checked()).isGreaterThan(3_600);
            assertThat(market.tickerCheck().matched())
                    .isEqualTo(market.tickerCheck().checked());
            assertThat(market.book().spreadBps()).isBetween(0.1, 10.0);
        }
        requireDeskAndExchangeAgree(desk);
    }

    private static void requireDeskAndExchangeAgree(SimulatedDesk desk) {
        Set<Fill> told = new HashSet<>();
        desk.fills().forEach(fill -> assertThat(told.add(fill)).isTrue());
        List<AccountOrder> orders = desk.store.orders();
        Set<Fill> stored = new HashSet<>();
        orders.forEach(order -> stored.addAll(order.fills()));
        assertThat(stored).containsAll(told);
        assertThat(stored.size() - told.size()).isLessThan(5);
        assertThat(orders).hasSizeGreaterThan(300);
    }
}
