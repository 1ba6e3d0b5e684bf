package dev.sluice.execution;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.portfolio.PortfolioFixture;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderTest {
    private final Order order = new Order(
            new OrderId("o1"),
            OrderTerms.limit(BTCUSDT, Side.BUY, quantity("10"), price("100"), TimeInForce.IOC),
            "test",
            price("100"),
            Order.Aim.OPEN,
            1_000);

    @Test
    void beginsAsPendingWithNothingFilled() {
        assertThat(order.state()).isEqualTo(OrderState.PENDING);
        assertThat(order.filled().isZero()).isTrue();
        assertThat(order.clientOrderId().value()).isEqualTo("o1-1-0");
    }

    @Test
    void illegalTransitionNamesOrderStateEventAndHistory() {
        take(OrderTrigger.SUBMIT_STARTED);
        take(OrderTrigger.ACKNOWLEDGED);

        assertThatThrownBy(() -> take(OrderTrigger.REJECTED))
                .isInstanceOf(IllegalOrderTransitionException.class)
                .hasMessage("order o1 in SUBMITTED cannot take rejected; history: "
                        + "PENDING -submit_started-> SUBMITTING, SUBMITTING -acknowledged-> SUBMITTED");
    }

    @Test
    void illegalTransitionChangesNothing() {
        take(OrderTrigger.SUBMIT_STARTED);
        take(OrderTrigger.ACKNOWLEDGED);
        Map<String, Object> before = take(OrderTrigger.ACKNOWLEDGED).row();

        assertThatThrownBy(() -> order.take(OrderTrigger.WITHDRAWN, "desk", Optional.of("why"), 9_000))
                .isInstanceOf(IllegalOrderTransitionException.class);

        assertThat(take(OrderTrigger.ACKNOWLEDGED).row()).isEqualTo(before);
    }

    @Test
    void keepsOnlyTheNewestPartOfALongHistory() {
        take(OrderTrigger.SUBMIT_STARTED);
        for (int i = 0; i < 40; i++) {
            take(OrderTrigger.ACKNOWLEDGED);
        }

        assertThatThrownBy(() -> take(OrderTrigger.WITHDRAWN))
                .message()
                .doesNotContain("PENDING")
                .satisfies(message -> assertThat(message.split("->", -1)).hasSize(33));
    }

    @Test
    void journalsTheWholeOrderWithEveryTransition() {
        take(OrderTrigger.SUBMIT_STARTED);
        order.bookFill(PortfolioFixture.fill(bitcoin(), Side.BUY, "2", "99", Money.of("0.2", USDT)));
        order.bookFill(PortfolioFixture.fill(bitcoin(), Side.BUY, "4", "96", Money.of("0.001", BNB)));
        OrderTransitioned moved = order.take(OrderTrigger.PARTLY_FILLED, "trade 7", Optional.of("why"), 2_000_000_000);

        assertThat(moved.kind()).isEqualTo("order_transitioned");
        assertThat(moved.payload())
                .containsEntry("from", "SUBMITTING")
                .containsEntry("to", "PARTIALLY_FILLED")
                .containsEntry("event", "partly_filled")
                .containsEntry("evidence", "trade 7")
                .containsEntry("order", moved.row());
        assertThat(moved.row())
                .containsEntry("orderId", "o1")
                .containsEntry("clientOrderId", "o1-1-0")
                .containsEntry("filledQuantity", "6")
                .containsEntry("averagePrice", "97")
                .containsEntry("fees", Map.of("USDT", "0.2", "BNB", "0.001"))
                .containsEntry("purpose", "open")
                .containsEntry("reason", "why")
                .containsEntry("createdAt", "1970-01-01T00:00:00.000001Z")
                .containsEntry("updatedAt", "1970-01-01T00:00:02Z");
    }

    @Test
    void isCompleteWhenTheFillsReachItsQuantity() {
        order.bookFill(PortfolioFixture.fill(bitcoin(), Side.BUY, "9.999", "100"));
        assertThat(order.isComplete()).isFalse();
        order.bookFill(PortfolioFixture.fill(bitcoin(), Side.BUY, "0.001", "100"));
        assertThat(order.isComplete()).isTrue();
    }

    private OrderTransitioned take(OrderTrigger trigger) {
        return order.take(trigger, "test", Optional.empty(), 5_000);
    }
}
