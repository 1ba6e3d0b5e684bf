package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.Projections;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.signal.ManualRequest;
import dev.sluice.strategy.MicroPriceMomentum;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the gates count survives the process, and what they count is what happened. */
class GuardRestartTest {
    private static final String STRATEGY = MicroPriceMomentum.NAME;

    @Test
    void anOrderIsThrottledThoughThoseBeforeItWereAnotherProcesss() {
        MortalDesk desk = new MortalDesk(1, false, Map.of("sluice.risk.symbol-orders-per-minute", "3"));
        desk.run(3 * SimulatedDesk.SECOND);
        for (int i = 0; i < 3; i++) {
            assertThat(desk.order(resting("before" + i))).isInstanceOf(OrderAnswer.Accepted.class);
            desk.run(SimulatedDesk.SECOND);
        }
        desk.killAndRestart();
        desk.run(2 * SimulatedDesk.SECOND);

        assertThat(code(desk.order(resting("after")))).isEqualTo("symbol_throttle");
        desk.run(60 * SimulatedDesk.SECOND);
        assertThat(desk.order(resting("later"))).isInstanceOf(OrderAnswer.Accepted.class);
    }

    @Test
    void aSymbolThatRestsAfterALossRestsThroughARestart() {
        MortalDesk desk = new MortalDesk(
                1, true, Map.of("sluice.risk.loss-cooldown-after", "1", "sluice.risk.loss-cooldown", "1h"));
        desk.run(120 * SimulatedDesk.SECOND);
        List<ProjectedRow> resting = desk.rows(Projections.LOSS_STREAK).stream()
                .filter(row -> row.value("until").isPresent())
                .toList();
        assertThat(resting).as("symbols that lost").isNotEmpty();
        Map<String, Long> before = openingOrders(desk);

        desk.killAndRestart();
        desk.run(60 * SimulatedDesk.SECOND);

        for (ProjectedRow row : resting) {
            String symbol = row.text("symbol");
            assertThat(openingOrders(desk).get(symbol)).as(symbol).isEqualTo(before.get(symbol));
        }
        assertThat(desk.journal).extracting(JournalRecord::entry).anyMatch(entry -> entry.contains("loss_cooldown"));
    }

    @Test
    void theSharesOfAStrategyAreWhatItHoldsAfterEveryRestart() {
        MortalDesk desk = new MortalDesk(3, true, Map.of("sluice.risk.strategies." + STRATEGY + ".capital-pct", "50"));
        for (int life = 0; life < 6; life++) {
            desk.run(11 * SimulatedDesk.SECOND);
            assertThat(shares(desk)).isEqualTo(positions(desk));
            desk.killAndRestart();
        }
        assertThat(desk.rows(Projections.STRATEGY_SHARE)).isNotEmpty();
    }

    /** All that is held is the strategy's, because nobody else trades. */
    private static Map<String, BigDecimal> shares(MortalDesk desk) {
        Map<String, BigDecimal> shares = new TreeMap<>();
        for (ProjectedRow row : desk.rows(Projections.STRATEGY_SHARE)) {
            assertThat(row.text("strategy")).isEqualTo(STRATEGY);
            put(shares, row);
        }
        return shares;
    }

    private static Map<String, BigDecimal> positions(MortalDesk desk) {
        Map<String, BigDecimal> positions = new TreeMap<>();
        desk.rows(Projections.POSITION).forEach(row -> put(positions, row));
        return positions;
    }

    private static void put(Map<String, BigDecimal> quantities, ProjectedRow row) {
        BigDecimal quantity = new BigDecimal(row.text("quantity"));
        if (quantity.signum() != 0) {
            quantities.put(row.text("symbol"), quantity);
        }
    }

    private static Map<String, Long> openingOrders(MortalDesk desk) {
        Map<String, Long> orders = new TreeMap<>();
        desk.rows(Projections.ORDER).stream()
                .filter(row -> row.text("purpose").equals("open"))
                .forEach(row -> orders.merge(row.text("symbol"), 1L, Long::sum));
        return orders;
    }

    private static String code(OrderAnswer answer) {
        return answer instanceof OrderAnswer.Refused refused ? refused.code() : answer.toString();
    }

    private static ManualRequest resting(String key) {
        OrderTerms terms = OrderTerms.limit(BTCUSDT, Side.BUY, quantity("0.001"), price("10000"), TimeInForce.GTC);
        return new ManualRequest(key, "hash", terms, "operator");
    }
}
