package dev.sluice.risk;

import static dev.sluice.risk.GatesTest.PASS;
import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.risk.GatesTest.Case;
import dev.sluice.risk.GatesTest.Row;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.List;

/** What counts the orders before this one. */
final class OrderGuardRows {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private OrderGuardRows() {}

    static void add(List<Row> rows) {
        rows.add(new Row(
                "risk_guard",
                "same order",
                c -> earlier(c, SECOND - 1, "1", "100"),
                "duplicate 999.999999 ms 1000 ms"));
        rows.add(new Row("risk_guard", "same order, long ago", c -> earlier(c, SECOND, "1", "100"), PASS));
        rows.add(new Row("risk_guard", "other quantity", c -> earlier(c, 0, "1.00000001", "100"), PASS));
        rows.add(new Row("risk_guard", "other price", c -> earlier(c, 0, "1", "100.00000001"), PASS));
        rows.add(new Row(
                "risk_guard",
                "a person means it",
                c -> {
                    earlier(c, 0, "1", "100");
                    c.proposal = RiskFixture.manual(BTCUSDT, Side.BUY, "1", "100");
                },
                PASS));
        rows.add(new Row("risk_guard", "throttle at", c -> minute(c, MINUTE - 1, 1), PASS));
        rows.add(new Row("risk_guard", "throttle above", c -> minute(c, MINUTE - 1, 2), "symbol_throttle 3 2"));
        rows.add(new Row("risk_guard", "throttle a minute later", c -> minute(c, MINUTE, 2), PASS));
        rows.add(new Row(
                "risk_guard",
                "throttled, but only gets out",
                c -> {
                    minute(c, 0, 2);
                    c.holdAndSell("2", "2");
                },
                PASS));
    }

    private static void earlier(Case c, long agoNanos, String quantity, String limit) {
        c.desk.guards = c.desk.guards.with(new OrderRules(BigDecimal.ZERO, SECOND, 0));
        cleared(c, quantity(quantity), limit, c.now - agoNanos);
    }

    private static void minute(Case c, long agoNanos, int orders) {
        c.desk.guards = c.desk.guards.with(new OrderRules(BigDecimal.ZERO, 0, 2));
        for (int i = 0; i < orders; i++) {
            cleared(c, quantity("1"), "100", c.now - agoNanos);
        }
    }

    private static void cleared(Case c, Quantity quantity, String limit, long atNanos) {
        SizedProposal sized = new SizedProposal(RiskFixture.proposal(), price(limit), quantity, atNanos);
        c.desk.memory().cleared(new OrderId("earlier"), sized);
    }
}
