package dev.sluice.reconciliation;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.ExecutionContext;
import dev.sluice.execution.Order;
import dev.sluice.execution.OrderDesk;
import dev.sluice.execution.OrderReport;
import dev.sluice.halt.Halt;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.market.Markets;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.reconciliation.VenueStatement.VenueOrder;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.UtcNanos;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecheckTest {
    private static final long NOW = UtcNanos.parse("2026-01-01T00:00:00Z");
    private static final long HORIZON = 600 * UtcNanos.PER_SECOND;
    private static final ClientOrderId OURS = new ClientOrderId("o1-1-0");
    private static final VenueOrderId VENUE_ID = new VenueOrderId("7");

    private final Recheck recheck = new Recheck();

    @Test
    void findsTheTradesThatAStreamSwallowed() {
        List<OrderReport> reports = recheck.proven(
                live(OrderState.SUBMITTED), statement(NOW, venue(OrderState.FILLED, "1", fill("1"))), HORIZON);

        assertThat(reports).containsExactly(new OrderReport.Filled(fill("1")));
    }

    @Test
    void findsTheEndThatAStreamSwallowed() {
        List<OrderReport> reports =
                recheck.proven(live(OrderState.SUBMITTED), statement(NOW, venue(OrderState.CANCELLED, "0")), HORIZON);

        assertThat(reports).containsExactly(new OrderReport.Canceled(OURS, "why"));
    }

    @Test
    void saysNothingOfAnOrderThatStandsAsWeThink() {
        assertThat(recheck.proven(
                        live(OrderState.SUBMITTED), statement(NOW, venue(OrderState.SUBMITTED, "0")), HORIZON))
                .isEmpty();
    }

    @Test
    void confirmsAnOrderInDoubtThatTheVenueKnows() {
        assertThat(recheck.proven(live(OrderState.UNKNOWN), statement(NOW, venue(OrderState.SUBMITTED, "0")), HORIZON))
                .containsExactly(new OrderReport.Acknowledged(OURS, VENUE_ID));
    }

    @Test
    void waitsForTradesThatDoNotAddUpYet() {
        assertThat(recheck.proven(
                        live(OrderState.SUBMITTED),
                        statement(NOW, venue(OrderState.CANCELLED, "1", fill("0.5"))),
                        HORIZON))
                .isEmpty();
    }

    @Test
    void believesNotFoundOfAnOrderInDoubtAfterTheHorizonTheSecondTimeOnly() {
        Collection<Order> doubted = live(OrderState.UNKNOWN);

        assertThat(recheck.proven(doubted, statement(NOW + HORIZON - 1), HORIZON))
                .isEmpty();
        assertThat(recheck.proven(doubted, statement(NOW + HORIZON), HORIZON)).isEmpty();
        assertThat(recheck.proven(doubted, statement(NOW + HORIZON + 1), HORIZON))
                .containsExactly(new OrderReport.Rejected(OURS, "not_placed"));
    }

    @Test
    void beginsAnewToCountWhenTheOrderWasSeenInBetween() {
        Collection<Order> doubted = live(OrderState.UNKNOWN);

        recheck.proven(doubted, statement(NOW + HORIZON), HORIZON);
        recheck.proven(doubted, statement(NOW + HORIZON, venue(OrderState.SUBMITTED, "0")), HORIZON);

        assertThat(recheck.proven(doubted, statement(NOW + HORIZON), HORIZON)).isEmpty();
    }

    @Test
    void takesNotFoundForNothingWhileTheOrderIsNotInDoubt() {
        Collection<Order> resting = live(OrderState.SUBMITTED);

        recheck.proven(resting, statement(NOW + 2 * HORIZON), HORIZON);

        assertThat(recheck.proven(resting, statement(NOW + 2 * HORIZON), HORIZON))
                .isEmpty();
    }

    private static Collection<Order> live(OrderState state) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "orderId", "o1",
                "clientOrderId", OURS.value(),
                "symbol", BTCUSDT.name(),
                "side", "BUY",
                "type", "LIMIT",
                "quantity", "1",
                "price", "100",
                "timeInForce", "GTC"));
        row.putAll(Map.of(
                "state",
                state.name(),
                "filledQuantity",
                "0",
                "reference",
                "100",
                "fees",
                Map.of(),
                "origin",
                "test",
                "purpose",
                "open",
                "createdAt",
                UtcNanos.format(NOW),
                "updatedAt",
                UtcNanos.format(NOW)));
        OrderDesk desk = new OrderDesk(new ExecutionContext(
                Map.of(BTCUSDT, bitcoin()), new Markets(), new Portfolio(), new Halt(TradingState.ACTIVE), 25));
        desk.restore(ProjectedRow.ofNew(Map.of("order", row)), List.of());
        return desk.live();
    }

    private static VenueStatement statement(long atNanos, VenueOrder... orders) {
        return new VenueStatement(List.of(orders), List.of(), atNanos);
    }

    private static VenueOrder venue(OrderState state, String filled, Fill... fills) {
        OrderTerms terms = OrderTerms.limit(BTCUSDT, Side.BUY, quantity("1"), price("100"), TimeInForce.GTC);
        return new VenueOrder(OURS, VENUE_ID, terms, state, quantity(filled), "why", List.of(fills));
    }

    private static Fill fill(String quantity) {
        return new Fill(
                BTCUSDT,
                "9",
                OURS,
                Side.BUY,
                price("100"),
                quantity(quantity),
                new Money(BigDecimal.ZERO, BTC),
                Liquidity.TAKER,
                NOW);
    }
}
