package dev.sluice.risk;

import static dev.sluice.risk.GatesTest.PASS;
import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.risk.GatesTest.Case;
import dev.sluice.risk.GatesTest.Row;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules that are off unless somebody sets them, each just below, at and just above its limit. The clock of these
 * cases stands at 00:16:40 UTC on Thursday, the first of January 1970.
 */
final class GuardRows {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final Symbol XRPUSDT = new Symbol("XRPUSDT");

    private GuardRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        lists(rows);
        spread(rows);
        cooldown(rows);
        volatility(rows);
        sizing(rows);
        collar(rows);
        groups(rows);
        capital(rows);
        OrderGuardRows.add(rows);
        return rows;
    }

    private static void lists(List<Row> rows) {
        rows.add(new Row("compliance", "another symbol is blacklisted", c -> blacklist(c, ETHUSDT), PASS));
        rows.add(new Row(
                "compliance", "blacklisted", c -> blacklist(c, BTCUSDT), "symbol_blacklisted BTCUSDT not blacklisted"));
        rows.add(new Row(
                "compliance",
                "blacklisted, but only gets out",
                c -> {
                    blacklist(c, BTCUSDT);
                    c.holdAndSell("2", "2");
                },
                PASS));
        rows.add(new Row("compliance", "minute before", c -> hours(c, "THU 00:17-00:18"), PASS));
        rows.add(new Row(
                "compliance",
                "first minute",
                c -> hours(c, "THU 00:16-00:18"),
                "restricted_hours THU 00:16-00:18 outside of restricted hours"));
        rows.add(new Row("compliance", "minute after", c -> hours(c, "THU 00:00-00:16"), PASS));
        rows.add(new Row("compliance", "another day", c -> hours(c, "FRI-WED 00:00-24:00"), PASS));
        rows.add(new Row(
                "compliance",
                "since yesterday",
                c -> hours(c, "WED 23:00-00:17"),
                "restricted_hours WED 23:00-00:17 outside of restricted hours"));
        rows.add(new Row(
                "compliance",
                "restricted, but only gets out",
                c -> {
                    hours(c, "00:00-24:00");
                    c.holdAndSell("2", "2");
                },
                PASS));
    }

    private static void blacklist(Case c, Symbol symbol) {
        ComplianceRules off = ComplianceRules.DEFAULT;
        c.desk.guards =
                c.desk.guards.with(new ComplianceRules(Set.of(symbol), off.restricted(), off.maxSpreadBps(), 0, 0));
    }

    private static void hours(Case c, String window) {
        c.desk.guards = c.desk.guards.with(new ComplianceRules(
                Set.of(), RestrictedHours.of(List.of(window), ZoneId.of("UTC")), BigDecimal.ZERO, 0, 0));
    }

    /** Bitcoin stands at 99.99 to 100.01: two bps of the middle. */
    private static void spread(List<Row> rows) {
        rows.add(new Row("compliance", "spread just below", c -> spread(c, "2.000001"), PASS));
        rows.add(new Row("compliance", "spread at", c -> spread(c, "2"), PASS));
        rows.add(new Row("compliance", "spread just above", c -> spread(c, "1.999999"), "spread_too_wide 2 1.999999"));
        rows.add(new Row(
                "compliance",
                "no spread without a book",
                c -> {
                    spread(c, "2");
                    c.desk.markets.on(c.desk.bitcoinMarket.hole(c.now));
                },
                "book_unsynced no spread a spread"));
        rows.add(new Row(
                "compliance",
                "no spread in a crossed book",
                c -> {
                    spread(c, "2");
                    c.desk.markets.on(c.desk.bitcoinMarket.top(c.now, "100.02", "100.01"));
                },
                "book_unsynced no spread a spread"));
        rows.add(new Row(
                "compliance",
                "wide, but only gets out",
                c -> {
                    spread(c, "1");
                    c.holdAndSell("2", "2");
                },
                PASS));
    }

    private static void spread(Case c, String bps) {
        c.desk.guards = c.desk.guards.with(new ComplianceRules(Set.of(), RestrictedHours.NONE, decimal(bps), 0, 0));
    }

    private static void cooldown(List<Row> rows) {
        rows.add(new Row("compliance", "one loss of two", c -> losses(c, "90"), PASS));
        rows.add(new Row(
                "compliance", "two losses in a row", c -> losses(c, "90", "99.99"), "loss_cooldown 60000 ms 0 ms"));
        rows.add(new Row("compliance", "a win between", c -> losses(c, "90", "101", "90"), PASS));
        rows.add(new Row("compliance", "neither won nor lost between", c -> losses(c, "90", "100", "90"), PASS));
        rows.add(new Row(
                "compliance",
                "last nanosecond of the rest",
                c -> {
                    losses(c, "90", "90");
                    c.now += MINUTE - 1;
                },
                "loss_cooldown 0.000001 ms 0 ms"));
        rows.add(new Row(
                "compliance",
                "rested",
                c -> {
                    losses(c, "90", "90");
                    c.now += MINUTE;
                },
                PASS));
        rows.add(new Row(
                "compliance",
                "another symbol's losses",
                c -> {
                    losses(c, "90", "90");
                    c.symbol(ETHUSDT);
                },
                PASS));
        rows.add(new Row(
                "compliance",
                "resting, but only gets out",
                c -> {
                    losses(c, "90", "90");
                    c.holdAndSell("2", "2");
                },
                PASS));
    }

    /** Buys one bitcoin at 100 and sells it at each of these prices; after two losses a minute of rest. */
    private static void losses(Case c, String... exits) {
        c.desk.guards =
                c.desk.guards.with(new ComplianceRules(Set.of(), RestrictedHours.NONE, BigDecimal.ZERO, 2, MINUTE));
        for (String exit : exits) {
            c.desk.fill("any", Side.BUY, "1", "100");
            c.desk.fill("any", Side.SELL, "1", exit);
        }
    }

    private static void volatility(List<Row> rows) {
        rows.add(new Row("risk_guard", "volatility at", c -> moving(c, "2"), PASS));
        rows.add(new Row(
                "risk_guard", "volatility just above", c -> moving(c, "1.999999"), "volatility_halt 2 1.999999"));
        rows.add(new Row(
                "risk_guard",
                "volatility not measured yet",
                c -> {
                    halting(c, "2");
                    trades(c, 0, "100");
                },
                "data_stale 0 candles 2 candles"));
        rows.add(new Row(
                "risk_guard",
                "volatile, but only gets out",
                c -> {
                    moving(c, "1");
                    c.holdAndSell("2", "2");
                },
                PASS));
    }

    /** Candles of a minute from 99 to 101 that end at 100; two of them make an average. */
    private static void moving(Case c, String mostPct) {
        halting(c, mostPct);
        for (int candle = 0; candle < 2; candle++) {
            trades(c, candle, "99", "101", "100");
        }
        trades(c, 2, "100");
    }

    private static void halting(Case c, String mostPct) {
        c.desk.guards = c.desk.guards.with(new CandleRules(MINUTE, 2, decimal(mostPct), decimal(mostPct), 0, 60));
    }

    private static void trades(Case c, int candle, String... prices) {
        for (String price : prices) {
            c.desk.memory().traded(BTCUSDT, units(price), candle * MINUTE);
        }
    }

    private static void sizing(List<Row> rows) {
        rows.add(new Row("size", "volatility needs no stop", c -> byRange(c, Optional.empty(), "90", "110"), PASS));
        rows.add(new Row(
                "size",
                "volatility refuses a stop on the wrong side",
                c -> byRange(c, Optional.of("100"), "90", "110"),
                "stop_missing stop 100 for limit 100 more than 0"));
        rows.add(new Row(
                "size", "no average range yet", c -> byRange(c, Optional.empty()), "data_stale 0 candles 2 candles"));
        rows.add(new Row(
                "size",
                "nothing has moved",
                c -> byRange(c, Optional.empty(), "100"),
                "data_stale no movement 2 candles"));
        rows.add(new Row(
                "risk_guard",
                "risk by volatility at",
                c -> {
                    byRange(c, Optional.empty(), "95", "105");
                    c.quantity = "5";
                },
                PASS));
        rows.add(new Row(
                "risk_guard",
                "risk by volatility just above",
                c -> {
                    byRange(c, Optional.empty(), "95", "105");
                    c.quantity = "5.00000001";
                },
                "risk_per_trade 100.0000002 100"));
    }

    /** Sizes by twice the average range of two candles with these trades each. */
    private static void byRange(Case c, Optional<String> stop, String... prices) {
        c.desk.guards = c.desk.guards
                .with(new SizingRules(SizingRules.Method.VOLATILITY, BigDecimal.TWO, Map.of()))
                .with(new CandleRules(MINUTE, 2, BigDecimal.ZERO, BigDecimal.ZERO, 0, 60));
        c.proposal = RiskFixture.proposal(BTCUSDT, Side.BUY, "100", stop.map(text -> price(text)));
        for (int candle = 0; candle < 3 && prices.length > 0; candle++) {
            trades(c, candle, prices);
        }
    }

    /** The mark is 100. */
    private static void collar(List<Row> rows) {
        rows.add(new Row("risk_guard", "collar, BUY at", c -> collared(c, Side.BUY, "100.5", "100"), PASS));
        rows.add(new Row(
                "risk_guard",
                "collar, BUY just above",
                c -> collared(c, Side.BUY, "100.50000001", "100"),
                "price_collar 50.000001 50"));
        rows.add(new Row("risk_guard", "collar, BUY far below", c -> collared(c, Side.BUY, "1", "0.9"), PASS));
        rows.add(new Row("risk_guard", "collar, SELL at", c -> collared(c, Side.SELL, "99.5", "100"), PASS));
        rows.add(new Row(
                "risk_guard",
                "collar, SELL just below",
                c -> collared(c, Side.SELL, "99.49999999", "100"),
                "price_collar 50.000001 50"));
        rows.add(new Row("risk_guard", "collar, SELL far above", c -> collared(c, Side.SELL, "900", "901"), PASS));
        rows.add(new Row(
                "risk_guard",
                "collar without a price",
                c -> {
                    collared(c, Side.BUY, "100", "99");
                    c.proposal = RiskFixture.proposal(XRPUSDT, Side.BUY, "100", "99");
                },
                "data_stale no price a price"));
        rows.add(new Row(
                "risk_guard",
                "far through the market, but only gets out",
                c -> {
                    collared(c, Side.SELL, "1", "2");
                    c.holdAndSell("2", "2");
                    c.proposal = RiskFixture.manual(BTCUSDT, Side.SELL, "2", "1");
                },
                PASS));
    }

    private static void collared(Case c, Side side, String limit, String stop) {
        c.desk.guards = c.desk.guards.with(new OrderRules(decimal("50"), 0, 0));
        c.proposal = RiskFixture.proposal(BTCUSDT, side, limit, stop);
        c.quantity = "0.1";
    }

    private static void groups(List<Row> rows) {
        rows.add(new Row("risk_guard", "group at", c -> grouped(c, "1", "100"), PASS));
        rows.add(new Row(
                "risk_guard",
                "group just above",
                c -> grouped(c, "1.00000001", "100"),
                "exposure_group 200.000001 in group majors 200"));
        rows.add(new Row("risk_guard", "correlated at", c -> correlated(c, "1", "100"), PASS));
        rows.add(new Row(
                "risk_guard",
                "correlated just above",
                c -> correlated(c, "1.00000001", "100"),
                "exposure_group 200.000001 in group correlated 200"));
    }

    /** Ether has an order on its way; with one bitcoin at 100 the two make the group. */
    private static void grouped(Case c, String quantity, String price) {
        ExposureGroups.Group majors = new ExposureGroups.Group("majors", List.of(BTCUSDT, ETHUSDT), decimal("200"));
        c.desk.guards = c.desk.guards.with(new ExposureGroups(List.of(majors), BigDecimal.ZERO));
        c.reserve(ETHUSDT, Side.BUY, quantity, price);
    }

    /** What has not been measured counts together. */
    private static void correlated(Case c, String quantity, String price) {
        c.desk.guards = c.desk.guards
                .with(new ExposureGroups(List.of(), decimal("200")))
                .with(new CandleRules(MINUTE, 2, BigDecimal.ZERO, BigDecimal.ZERO, 0.8, 60));
        c.reserve(ETHUSDT, Side.BUY, quantity, price);
    }

    /** A strategy may have 2 % of 10000 at work; it proposes one bitcoin at 100. */
    private static void capital(List<Row> rows) {
        rows.add(new Row("risk_guard", "capital at, by an order", c -> capital(c, "test", "1"), PASS));
        rows.add(new Row(
                "risk_guard",
                "capital just above, by an order",
                c -> capital(c, "test", "1.00000001"),
                "strategy_capital 200.000001 200"));
        rows.add(new Row("risk_guard", "another strategy's order", c -> capital(c, "other", "1.00000001"), PASS));
        rows.add(new Row(
                "risk_guard",
                "capital just above, by a position",
                c -> {
                    limited(c);
                    c.desk.fill("test", Side.BUY, "1.00000001", "50");
                },
                "strategy_capital 200.000001 200"));
        rows.add(new Row(
                "risk_guard",
                "another strategy's position",
                c -> {
                    limited(c);
                    c.desk.fill("other", Side.BUY, "1.00000001", "50");
                },
                PASS));
    }

    private static void limited(Case c) {
        c.desk.guards = c.desk.guards.with(
                new SizingRules(SizingRules.Method.FIXED_RISK, BigDecimal.TWO, Map.of("test", decimal("2"))));
    }

    private static void capital(Case c, String strategy, String quantity) {
        limited(c);
        OrderTerms terms = OrderTerms.limit(ETHUSDT, Side.BUY, quantity(quantity), price("100"), TimeInForce.GTC);
        c.desk.portfolio.reserve(new OrderId("mine"), terms, price("100"), false);
        c.desk.memory().reducing(new OrderId("mine"), strategy);
    }
}
