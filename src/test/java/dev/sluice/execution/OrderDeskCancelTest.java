package dev.sluice.execution;

import static dev.sluice.execution.ExecutionFixture.*;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import org.junit.jupiter.api.Test;

/** A wish to cancel, in every state in which it can come. */
class OrderDeskCancelTest {
    private final ExecutionFixture fixture = new ExecutionFixture();

    @Test
    void journalsTheWishBeforeTheVenueHearsOfIt() {
        Order order = fixture.sent();
        fixture.acknowledge();
        fixture.commands.clear();

        assertThat(cancel()).isTrue();

        assertThat(order.state()).isEqualTo(OrderState.CANCEL_REQUESTED);
        assertThat(fixture.commands).singleElement().isInstanceOf(Command.JournalIntent.class);
        fixture.committed();
        assertThat(fixture.commands(Command.Cancel.class))
                .containsExactly(new Command.Cancel(new CancelOrder(ORDER, BTCUSDT, CLIENT_ID)));
    }

    @Test
    void waitsForTheAcknowledgementOfAnOrderOnItsWay() {
        Order order = fixture.sent();
        cancel();
        assertThat(order.state()).isEqualTo(OrderState.SUBMITTING);

        fixture.acknowledge();

        assertThat(order.state()).isEqualTo(OrderState.CANCEL_REQUESTED);
    }

    @Test
    void sendsNothingOfAnOrderThatWasNotSentYet() {
        Order order = fixture.started();
        cancel();

        fixture.committed();

        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(fixture.lastReason()).isEqualTo("cancelled_before_submit");
        assertThat(fixture.commands(Command.Submit.class)).isEmpty();
        assertThat(fixture.commands(Command.Cancel.class)).isEmpty();
        assertThat(fixture.portfolio.reservationCount()).isZero();
    }

    @Test
    void asksTheVenueOnceHoweverOftenItIsWanted() {
        fixture.sent();
        fixture.acknowledge();
        cancel();
        cancel();
        fixture.committed();
        cancel();

        assertThat(fixture.commands(Command.Cancel.class)).hasSize(1);
    }

    @Test
    void sendsNoCancelOfAnOrderThatFilledMeanwhile() {
        Order order = fixture.sent();
        fixture.acknowledge();
        cancel();
        fixture.fill("1", "10");

        fixture.committed();

        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(fixture.commands(Command.Cancel.class)).isEmpty();
        assertThat(fixture.alarms()).isEmpty();
    }

    @Test
    void standsAsBeforeWhenTheVenueRefusesToCancel() {
        Order order = fixture.sent();
        fixture.acknowledge();
        fixture.fill("1", "4");
        cancel();
        fixture.committed();

        fixture.report(new OrderReport.CancelRefused(CLIENT_ID, "unknown_order"));

        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
    }

    @Test
    void takesARefusedCancelForNoEvidenceOfAnOrderInDoubt() {
        Order order = fixture.sent();
        fixture.loseOutcome();
        cancel();
        fixture.committed();
        assertThat(fixture.commands(Command.Cancel.class)).hasSize(1);

        fixture.report(new OrderReport.CancelRefused(CLIENT_ID, "unknown_order"));

        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void resumesTheSymbolWhenTheOrderInDoubtIsFound() {
        fixture.sent();
        fixture.loseOutcome();
        assertThat(fixture.halt.pause(BTCUSDT)).isPresent();

        fixture.acknowledge();

        assertThat(fixture.halt.pause(BTCUSDT)).isEmpty();
    }

    @Test
    void knowsNothingOfAnOrderThatEndedOrNeverWas() {
        fixture.sent();
        fixture.fill("1", "10");

        assertThat(cancel()).isFalse();
        assertThat(fixture.desk.cancel(new OrderId("other"), fixture.commands::add, NOW))
                .isFalse();
    }

    private boolean cancel() {
        return fixture.desk.cancel(ORDER, fixture.commands::add, NOW);
    }
}
