package dev.sluice.risk;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.halt.Halt;
import dev.sluice.halt.TradingState;
import dev.sluice.portfolio.PortfolioFixture;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each gate just below, at and just above its limit, asked alone with a size that the sizer need not have given. */
class GatesTest {
    static final String PASS = "pass";
    private static final long AGE_LIMIT = 3_000_000_000L;

    /** A gate, what it finds, and what it says. */
    record Row(String gate, String when, Consumer<Case> given, String verdict) {}

    static final class Case {
        final RiskFixture desk = new RiskFixture();
        TradeProposal proposal = RiskFixture.proposal();
        String quantity = "1";
        long now = RiskFixture.NOW;
        private Optional<GateMemory> memory = Optional.empty();

        void limit(String limit, String stop) {
            proposal = RiskFixture.proposal(BTCUSDT, Side.BUY, limit, stop);
        }

        void symbol(Symbol symbol) {
            proposal = RiskFixture.proposal(symbol, Side.BUY, "50", "40");
        }

        void reserve(Symbol symbol, Side side, String quantity, String price) {
            OrderTerms terms = OrderTerms.limit(symbol, side, quantity(quantity), price(price), TimeInForce.GTC);
            desk.portfolio.reserve(new OrderId("r" + desk.portfolio.reservationCount()), terms, price(price), false);
        }

        /** Holds bitcoin bought at 100 and asks, as a person, to sell some of it. */
        void holdAndSell(String held, String sold) {
            PortfolioFixture.buy(desk.portfolio, bitcoin(), held, "100");
            proposal = RiskFixture.manual(BTCUSDT, Side.SELL, sold, "100");
            quantity = sold;
        }

        /** Holds bitcoin bought at 100, and somebody outside recommends to buy or sell. */
        void recommend(String held, Side side) {
            if (!held.equals("0")) {
                PortfolioFixture.buy(desk.portfolio, bitcoin(), held, "100");
            }
            proposal = RiskFixture.recommendation(BTCUSDT, side, "100", side == Side.BUY ? "90" : "110");
        }

        void sellIdea(String held) {
            PortfolioFixture.buy(desk.portfolio, bitcoin(), held, "100");
            proposal = RiskFixture.proposal(BTCUSDT, Side.SELL, "100", "110");
        }

        /** Loses on a closed position, so that nothing is left open. */
        void lose(String amount) {
            PortfolioFixture.buy(desk.portfolio, bitcoin(), "1", "20000");
            String left = decimal("20000").subtract(decimal(amount)).toPlainString();
            desk.portfolio.book(new OrderId("x"), PortfolioFixture.fill(bitcoin(), Side.SELL, "1", left), bitcoin(), 1);
            desk.equity.update(desk.portfolio, symbol -> Optional.empty(), now);
        }

        void take(Symbol symbol, int times) {
            for (int i = 0; i < times; i++) {
                memory().rate().take(symbol, now);
            }
        }

        /** What the gates remember, by the policies as they are when it is first asked for. */
        GateMemory memory() {
            GateMemory known = memory.orElseGet(() -> GateMemory.of(desk.limits(), desk.policies));
            memory = Optional.of(known);
            return known;
        }

        Verdict ask(String name) {
            SizedProposal sized = new SizedProposal(proposal, proposal.limit(), quantity(quantity), now);
            return Gates.inOrder(desk.limits(), desk.policies, memory()).stream()
                    .filter(one -> one.name().equals(name))
                    .map(gate -> gate.evaluate(sized, desk.context()).verdict())
                    .reduce(Verdict.PASS, (before, next) -> before instanceof Verdict.Refuse ? before : next);
        }
    }

    static Stream<Arguments> rows() {
        List<Row> rows = new ArrayList<>();
        tradingAndSize(rows);
        gettingOut(rows);
        complianceAndRate(rows);
        sizes(rows);
        exposure(rows);
        recommendations(rows);
        losses(rows);
        data(rows);
        rows.addAll(GuardRows.all());
        rows.addAll(ConditionGatesTest.rows());
        return rows.stream().map(row -> Arguments.of(row.gate(), row.when(), row.given(), row.verdict()));
    }

    private static void tradingAndSize(List<Row> rows) {
        rows.add(new Row("trading_state", "active", c -> {}, PASS));
        rows.add(new Row(
                "trading_state",
                "halted",
                c -> c.desk.halt.change(TradingState.HALTED, "t", 1),
                "trading_halted HALTED ACTIVE"));
        rows.add(new Row(
                "trading_state",
                "reducing",
                c -> c.desk.halt.change(TradingState.REDUCING, "t", 1),
                "reducing_only REDUCING ACTIVE"));
        rows.add(new Row("trading_state", "killed", c -> c.desk.halt.engage("t", "t", 1), "kill_switch HALTED ACTIVE"));
        rows.add(new Row(
                "trading_state",
                "not aligned",
                c -> c.desk.halt = Halt.restored(TradingState.ACTIVE, Optional.empty(), Optional.empty()),
                "not_aligned not aligned aligned"));
        rows.add(new Row(
                "trading_state", "paused", c -> c.desk.halt.pauseSymbol(BTCUSDT, "t", 1), "symbol_paused null null"));
        rows.add(new Row("trading_state", "another paused", c -> c.desk.halt.pauseSymbol(ETHUSDT, "t", 1), PASS));
        rows.add(new Row("size", "smallest", c -> c.quantity = "0.00000001", PASS));
        rows.add(new Row("size", "nothing", c -> c.quantity = "0", "size_zero 0 by request more than 0"));
        rows.add(new Row("size", "stop just below", c -> c.limit("100", "99.99999999"), PASS));
        rows.add(new Row(
                "size", "stop at", c -> c.limit("100", "100"), "stop_missing stop 100 for limit 100 more than 0"));
        rows.add(new Row(
                "size",
                "stop above",
                c -> c.limit("100", "100.01"),
                "stop_missing stop 100.01 for limit 100 more than 0"));
        rows.add(new Row(
                "size",
                "no stop",
                c -> c.proposal = RiskFixture.proposal(BTCUSDT, Side.BUY, "100", Optional.empty()),
                "stop_missing no stop more than 0"));
    }

    private static void gettingOut(List<Row> rows) {
        rows.add(new Row(
                "trading_state",
                "a person makes a position smaller while reducing",
                c -> {
                    c.holdAndSell("2", "2");
                    c.desk.halt.change(TradingState.REDUCING, "t", 1);
                },
                PASS));
        rows.add(new Row(
                "trading_state",
                "a person would turn a position round while reducing",
                c -> {
                    c.holdAndSell("2", "2.00000001");
                    c.desk.halt.change(TradingState.REDUCING, "t", 1);
                },
                "reducing_only REDUCING ACTIVE"));
        rows.add(new Row(
                "trading_state",
                "a person gets out though everything is stopped",
                c -> {
                    c.holdAndSell("2", "2");
                    c.desk.halt.engage("t", "t", 1);
                },
                PASS));
        rows.add(new Row(
                "risk_guard",
                "a person gets out though an own order rests on the other side",
                c -> {
                    c.holdAndSell("2", "2");
                    c.reserve(BTCUSDT, Side.BUY, "1", "90");
                },
                PASS));
        rows.add(new Row("size", "a person needs no stop", c -> c.holdAndSell("2", "2"), PASS));
        rows.add(new Row(
                "risk_guard",
                "no limit keeps anyone in a position",
                c -> {
                    c.lose("300");
                    c.holdAndSell("30", "30");
                },
                PASS));
    }

    private static void complianceAndRate(List<Row> rows) {
        rows.add(new Row("compliance", "listed", c -> c.symbol(ETHUSDT), PASS));
        rows.add(
                new Row("compliance", "foreign", c -> c.symbol(new Symbol("XRPUSDT")), "symbol_not_allowed XRPUSDT *"));
        rows.add(new Row(
                "compliance",
                "no instrument",
                c -> c.desk.instruments.remove(BTCUSDT),
                "symbol_not_allowed BTCUSDT *"));
        rows.add(new Row("rate", "one global token left", c -> c.take(ETHUSDT, 9), PASS));
        rows.add(new Row("rate", "no global token left", c -> c.take(ETHUSDT, 10), "rate_global 0 left 10/s"));
        rows.add(new Row("rate", "one symbol token left", c -> c.take(BTCUSDT, 4), PASS));
        rows.add(new Row("rate", "no symbol token left", c -> c.take(BTCUSDT, 5), "rate_symbol 0 left 5/s"));
        rows.add(new Row("rate", "another symbol's used", c -> c.take(ETHUSDT, 5), PASS));
    }

    private static void sizes(List<Row> rows) {
        rows.add(new Row("risk_guard", "risk just below", c -> c.quantity = "9.999", PASS));
        rows.add(new Row("risk_guard", "risk at", c -> c.quantity = "10", PASS));
        rows.add(new Row(
                "risk_guard", "risk just above", c -> c.quantity = "10.00000001", "risk_per_trade 100.0000001 100"));
        rows.add(new Row("risk_guard", "order at", c -> order(c, "10"), PASS));
        rows.add(new Row(
                "risk_guard", "order just above", c -> order(c, "10.00000001"), "max_order_size 1000.000001 1000"));
    }

    private static void order(Case c, String quantity) {
        c.limit("100", "99");
        c.quantity = quantity;
    }

    private static void exposure(List<Row> rows) {
        rows.add(new Row("risk_guard", "symbol exposure at", c -> c.reserve(BTCUSDT, Side.BUY, "19", "100"), PASS));
        rows.add(new Row(
                "risk_guard",
                "symbol exposure just above",
                c -> c.reserve(BTCUSDT, Side.BUY, "19.00000001", "100"),
                "exposure_symbol 2000.000001 2000"));
        rows.add(new Row(
                "risk_guard",
                "position counts at the mark",
                c -> PortfolioFixture.buy(c.desk.portfolio, bitcoin(), "19.001", "1"),
                "exposure_symbol 2000.1 2000"));
        rows.add(new Row("risk_guard", "total exposure at", c -> c.reserve(ETHUSDT, Side.BUY, "29", "100"), PASS));
        rows.add(new Row(
                "risk_guard",
                "total exposure just above",
                c -> c.reserve(ETHUSDT, Side.BUY, "29.00000001", "100"),
                "exposure_total 3000.000001 3000"));
        rows.add(new Row(
                "risk_guard",
                "another position without a price",
                GatesTest::holdWithoutPrice,
                "data_stale XRPUSDT has a position and no price a price"));
        rows.add(new Row("risk_guard", "positions at", c -> c.reserve(ETHUSDT, Side.BUY, "1", "1"), PASS));
        rows.add(new Row(
                "risk_guard",
                "positions above",
                c -> {
                    c.desk.maxPositions = 1;
                    c.reserve(ETHUSDT, Side.BUY, "1", "1");
                },
                "max_positions 2 1"));
        rows.add(new Row(
                "risk_guard",
                "adds to a position it has",
                c -> {
                    c.desk.maxPositions = 1;
                    PortfolioFixture.buy(c.desk.portfolio, bitcoin(), "1", "100");
                },
                PASS));
        rows.add(new Row("risk_guard", "order on the same side", c -> c.reserve(BTCUSDT, Side.BUY, "1", "1"), PASS));
        rows.add(new Row(
                "risk_guard",
                "order on the other side",
                c -> c.reserve(BTCUSDT, Side.SELL, "1", "1"),
                "opposite_order a SELL order on its way no opposite order"));
        rows.add(new Row(
                "risk_guard", "another symbol's other side", c -> c.reserve(ETHUSDT, Side.SELL, "1", "1"), PASS));
    }

    private static void recommendations(List<Row> rows) {
        rows.add(new Row("risk_guard", "recommended, nothing held", c -> c.recommend("0", Side.BUY), PASS));
        rows.add(new Row("risk_guard", "recommended with the position", c -> c.recommend("1", Side.BUY), PASS));
        rows.add(new Row(
                "risk_guard",
                "recommended against the position",
                c -> c.recommend("1", Side.SELL),
                "opposite_position 1 0"));
        rows.add(new Row("risk_guard", "recommended against dust", c -> c.recommend("0.001", Side.SELL), PASS));
        rows.add(new Row(
                "risk_guard",
                "recommended against a position that is being closed",
                c -> {
                    c.recommend("1", Side.SELL);
                    OrderTerms terms = OrderTerms.market(BTCUSDT, Side.SELL, quantity("1"));
                    c.desk.portfolio.reserve(new OrderId("out"), terms, price("100"), true);
                },
                "opposite_position 1 0"));
        rows.add(new Row("risk_guard", "a strategy of our own against a position", c -> c.sellIdea("1"), PASS));
    }

    private static void holdWithoutPrice(Case c) {
        Symbol ripple = new Symbol("XRPUSDT");
        c.desk.instruments.put(ripple, instrument(ripple, new Asset("XRP")));
        PortfolioFixture.buy(c.desk.portfolio, c.desk.instruments.get(ripple), "0.001", "1");
    }

    private static void losses(List<Row> rows) {
        rows.add(new Row("risk_guard", "daily loss just below", c -> c.lose("299.9"), PASS));
        rows.add(new Row("risk_guard", "daily loss at", c -> c.lose("300"), "daily_loss 3 3"));
        rows.add(new Row("risk_guard", "daily loss above", c -> c.lose("300.1"), "daily_loss 3.001 3"));
        rows.add(new Row("risk_guard", "drawdown just below", c -> yesterday(c, "999.9"), PASS));
        rows.add(new Row("risk_guard", "drawdown at", c -> yesterday(c, "1000"), "max_drawdown 10 10"));
        rows.add(new Row("risk_guard", "drawdown above", c -> yesterday(c, "1000.1"), "max_drawdown 10.001 10"));
    }

    /** What was lost on another day is drawdown, and no daily loss. */
    private static void yesterday(Case c, String amount) {
        c.quantity = "0.1";
        c.lose(amount);
        long tomorrow = c.now + 86_400_000_000_000L;
        c.desk.equity.update(c.desk.portfolio, symbol -> Optional.empty(), tomorrow);
    }

    private static void data(List<Row> rows) {
        rows.add(new Row("market_data", "fresh", c -> {}, PASS));
        rows.add(new Row("market_data", "age at", c -> c.now += AGE_LIMIT, PASS));
        rows.add(new Row(
                "market_data", "age just above", c -> c.now += AGE_LIMIT + 1, "data_stale 3000.000001 ms 3000 ms"));
        rows.add(new Row(
                "market_data",
                "trades do not freshen the book",
                c -> {
                    c.now += AGE_LIMIT + 1;
                    c.desk.markets.on(c.desk.bitcoinMarket.trade(c.now, "100"));
                },
                "data_stale 3000.000001 ms 3000 ms"));
        rows.add(new Row("market_data", "no market", c -> c.symbol(new Symbol("XRPUSDT")), "book_unsynced null null"));
        rows.add(new Row(
                "market_data",
                "a hole",
                c -> c.desk.markets.on(c.desk.bitcoinMarket.hole(c.now)),
                "book_unsynced null null"));
        rows.add(new Row(
                "market_data",
                "crossed",
                c -> c.desk.markets.on(c.desk.bitcoinMarket.top(c.now, "100.02", "100.01")),
                "book_unsynced null null"));
        rows.add(new Row(
                "market_data",
                "contradicted",
                c -> c.desk.markets.on(c.desk.bitcoinMarket.contradictingTicker(c.now)),
                "data_outlier book differs from ticker equal"));
    }

    @ParameterizedTest(name = "{0}: {1} -> {3}")
    @MethodSource("rows")
    void saysWhatIsWritten(String gate, String when, Consumer<Case> given, String verdict) {
        Case asked = new Case();
        given.accept(asked);

        assertThat(text(asked.ask(gate), verdict)).as(when).isEqualTo(verdict);
    }

    /** The reasons of the gates that are built come first in the catalogue; each stands in the table above. */
    @Test
    void everyReasonOfTheGatesIsReached() {
        assertThat(rows().map(row -> String.valueOf(row.get()[3]).split("[ :]", 2)[0])
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(PASS),
                                Stream.of(Reason.values())
                                        .filter(reason -> reason.compareTo(Reason.GATE_FAILED) <= 0)
                                        .map(Reason::code))
                        .toList());
    }

    private static String text(Verdict verdict, String expected) {
        return switch (verdict) {
            case Verdict.Pass _ -> PASS;
            case Verdict.Refuse refuse ->
                refuse.code() + " " + refuse.measured().orElse("null") + " "
                        + (expected.endsWith("*") ? "*" : refuse.limit().orElse("null"));
        };
    }
}
