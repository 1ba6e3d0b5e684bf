package dev.sluice.portfolio.postgres;

import static dev.sluice.portfolio.postgres.BooksDatabase.await;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.TestEntry;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionStatisticsTest {
    private static final String YESTERDAY = "2026-01-30T23:59:59.999999999Z";
    private static final String TODAY = "2026-01-31T00:00:00Z";
    private static final Span EVERYTHING = new Span(Optional.empty(), Integer.MAX_VALUE);
    private static final Span THIS_DAY = new Span(Optional.of(UtcNanos.parse(TODAY)), Integer.MAX_VALUE);

    private static BooksDatabase database;
    private static ExecutionStatistics statistics;
    private static int trades;

    /** Strategy a bought a hundred times 1 to 100 bps too dear, and sold once better than decided. */
    @BeforeAll
    static void open(@TempDir Path directory) {
        database = new BooksDatabase(directory);
        statistics = new ExecutionStatistics(database.pool);
        for (int i = 1; i <= 100; i++) {
            BigDecimal price = decimal("10000").add(BigDecimal.valueOf(i));
            database.append(
                    order("b" + i, "a", "BUY", "FILLED", TODAY, Map.of("arrival", "10000.5")),
                    fill("b" + i, "BUY", price.toPlainString(), "1", TODAY));
        }
        database.append(
                order("s1", "a", "SELL", "CANCELLED", YESTERDAY, Map.of("filledQuantity", "0.5")),
                fill("s1", "SELL", "10010", "0.5", YESTERDAY),
                word("s1"),
                order(
                        "r1",
                        "b",
                        "BUY",
                        "REJECTED",
                        TODAY,
                        Map.of("reason", "insufficient_balance", "filledQuantity", "0")),
                unsent("r2", "REJECTED", "filter_lot_size"),
                unsent("r3", "PENDING", ""),
                proposal("p1", "risk_rejected", "max_order_size"),
                proposal("p2", "risk_rejected", "max_order_size"),
                proposal("p3", "expired", ""),
                proposal("p4", "auto_approved", ""));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void measuresPercentilesAgainstDecisionAndArrival() {
        MeasuredSlippage bought = of(EVERYTHING, Side.BUY);

        assertThat(bought.fills()).isEqualTo(100);
        assertThat(bought.decision()).hasValueSatisfying(bps -> {
            assertThat(bps.fills()).isEqualTo(100);
            assertThat(bps.p50()).isEqualByComparingTo("50");
            assertThat(bps.p95()).isEqualByComparingTo("95");
            assertThat(bps.p99()).isEqualByComparingTo("99");
            assertThat(bps.mean()).as("weighted by what was traded").isEqualByComparingTo("50.5829");
        });
        assertThat(bought.arrival())
                .hasValueSatisfying(bps -> assertThat(bps.p50()).isEqualByComparingTo("49.4975"));
    }

    @Test
    void sellingDearerIsBetterAndAWordIsNoTrade() {
        MeasuredSlippage sold = of(EVERYTHING, Side.SELL);

        assertThat(sold.fills()).isEqualTo(1);
        assertThat(sold.notional()).isEqualByComparingTo("5005");
        assertThat(sold.decision())
                .hasValueSatisfying(bps -> assertThat(bps.p50()).isEqualByComparingTo("-10"));
        assertThat(sold.arrival()).as("no mark when its intent was made").isEmpty();
    }

    @Test
    void putsTheSumOverAllFirst() {
        MeasuredSlippage all = await(statistics.slippage(EVERYTHING)).getFirst();

        assertThat(all.of()).isEmpty();
        assertThat(all.fills()).isEqualTo(101);
        assertThat(all.decision())
                .hasValueSatisfying(bps -> assertThat(bps.fills()).isEqualTo(101));
        assertThat(all.arrival())
                .hasValueSatisfying(bps -> assertThat(bps.fills()).isEqualTo(100));
    }

    @Test
    void aDayBeginsAtItsFirstMoment() {
        assertThat(await(statistics.slippage(THIS_DAY)).stream()
                        .flatMap(row -> row.of().stream())
                        .map(MeasuredSlippage.Of::side))
                .containsExactly(Side.BUY);
        assertThat(await(statistics.outcomes(THIS_DAY)).states()).doesNotContainKey("CANCELLED");
    }

    @Test
    void looksAtTheNewestAlone() {
        assertThat(await(statistics.slippage(new Span(Optional.empty(), 7)))
                        .getFirst()
                        .fills())
                .isEqualTo(7);
    }

    @Test
    void nothingIsMeasuredWhereNothingHappened() {
        Span future = new Span(Optional.of(UtcNanos.parse("2027-01-01T00:00:00Z")), 10);

        assertThat(await(statistics.slippage(future))).singleElement().satisfies(all -> {
            assertThat(all.fills()).isZero();
            assertThat(all.notional()).isZero();
            assertThat(all.decision()).isEmpty();
        });
        Outcomes outcomes = await(statistics.outcomes(future));
        assertThat(outcomes.fillRatio()).isEmpty();
        assertThat(outcomes.states()).isEmpty();
    }

    @Test
    void countsWhatBecameOfProposalsAndOrders() {
        Outcomes outcomes = await(statistics.outcomes(EVERYTHING));

        assertThat(outcomes.proposals()).isEqualTo(4);
        assertThat(outcomes.blocked()).isEqualTo(Map.of("max_order_size", 2L, "expired", 1L, "filter_lot_size", 1L));
        assertThat(outcomes.states()).isEqualTo(Map.of("FILLED", 100L, "CANCELLED", 1L, "REJECTED", 2L, "PENDING", 1L));
        assertThat(outcomes.sent()).isEqualTo(102);
        assertThat(outcomes.rejected()).isEqualTo(1);
        assertThat(outcomes.rejectReasons()).isEqualTo(Map.of("insufficient_balance", 1L));
        assertThat(outcomes.fillRatio()).as("(100 + 0.5 + 0) / 102").contains(decimal("0.985294"));
    }

    @Test
    void whatItReadsIsWhatAVerificationFolds() {
        assertThat(database.verify().intact()).isTrue();
    }

    private static MeasuredSlippage of(Span span, Side side) {
        return await(statistics.slippage(span)).stream()
                .filter(row -> row.of().filter(of -> of.side() == side).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static JournalEntry order(
            String id, String strategy, String side, String state, String at, Map<String, Object> more) {
        Map<String, Object> row = new HashMap<>(TestEntry.orderRow(id, state));
        row.putAll(Map.of("origin", strategy, "side", side, "reference", "10000", "quantity", "1"));
        row.putAll(Map.of("filledQuantity", "1", "sentAt", at, "createdAt", at));
        row.putAll(more);
        return TestEntry.of("order_changed", Map.of("order", row));
    }

    private static JournalEntry unsent(String id, String state, String reason) {
        Map<String, Object> row = new HashMap<>(TestEntry.orderRow(id, state));
        row.put("createdAt", TODAY);
        row.put("filledQuantity", "0");
        if (!reason.isEmpty()) {
            row.put("reason", reason);
        }
        return TestEntry.of("order_changed", Map.of("order", row));
    }

    private static JournalEntry fill(String order, String side, String price, String quantity, String at) {
        return TestEntry.of("fill_booked", Map.of("fill", row("t" + ++trades, order, side, price, quantity, at)));
    }

    /** What a person's word booked. */
    private static JournalEntry word(String order) {
        return TestEntry.of("fill_booked", Map.of("fill", row("operator-" + order, order, "SELL", "1", "0.5", TODAY)));
    }

    private static Map<String, Object> row(
            String trade, String order, String side, String price, String quantity, String at) {
        return Map.ofEntries(
                Map.entry("symbol", "BTCUSDT"),
                Map.entry("tradeId", trade),
                Map.entry("orderId", order),
                Map.entry("clientOrderId", "c-" + order),
                Map.entry("side", side),
                Map.entry("price", price),
                Map.entry("quantity", quantity),
                Map.entry("commission", "0"),
                Map.entry("commissionAsset", "USDT"),
                Map.entry("liquidity", "TAKER"),
                Map.entry("at", at));
    }

    private static JournalEntry proposal(String id, String state, String reason) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "proposalId",
                id,
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "type",
                "LIMIT",
                "strategy",
                "a",
                "state",
                state,
                "createdAt",
                TODAY,
                "updatedAt",
                TODAY));
        if (!reason.isEmpty()) {
            row.put("reason", reason);
        }
        return TestEntry.of("proposal_" + state, Map.of("proposal", row));
    }
}
