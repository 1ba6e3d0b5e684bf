package dev.sluice.execution;

import static dev.sluice.execution.ExecutionFixture.*;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.halt.SymbolPaused;
import dev.sluice.halt.TradingState;
import dev.sluice.halt.TradingStateChanged;
import dev.sluice.portfolio.FillBooked;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the venue says, in every order in which it can say it. */
class OrderDeskReportsTest {
    private final ExecutionFixture fixture = new ExecutionFixture();

    @Test
    void releasesTheReservationOnEveryEnd() {
        List<Consumer<ExecutionFixture>> ends = List.of(
                desk -> desk.fill("1", "10"),
                ExecutionFixture::cancel,
                ExecutionFixture::reject,
                ExecutionFixture::expire);
        for (Consumer<ExecutionFixture> end : ends) {
            ExecutionFixture desk = new ExecutionFixture();
            desk.sent();
            assertThat(desk.portfolio.reserved(BTCUSDT)).isEqualByComparingTo("1000");

            end.accept(desk);
            end.accept(desk);

            assertThat(desk.portfolio.reservationCount()).isZero();
            assertThat(desk.desk.live()).isEmpty();
            assertThat(desk.alarms()).isEmpty();
        }
    }

    @Test
    void turnsReservationIntoPositionFillByFill() {
        fixture.sent();
        fixture.fill("1", "4");

        assertThat(fixture.portfolio.reserved(BTCUSDT)).isEqualByComparingTo("600");
        assertThat(fixture.portfolio.exposure(BTCUSDT, price("100"))).isEqualByComparingTo("1000");
    }

    @Test
    void ignoresAFillThatComesTwice() {
        Order order = fixture.sent();
        fixture.fill("1", "4");
        int before = fixture.commands.size();

        fixture.fill("1", "4");

        assertThat(fixture.commands).hasSize(before);
        assertThat(order.filled()).isEqualTo(quantity("4"));
        assertThat(position()).isEqualByComparingTo("4");
    }

    @Test
    void takesAFillBeforeTheAcknowledgement() {
        Order order = fixture.sent();
        fixture.fill("1", "4");
        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);

        fixture.acknowledge();

        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        fixture.fill("2", "6");
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        fixture.acknowledge();
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(fixture.alarms()).isEmpty();
    }

    @Test
    void booksAFillThatComesAfterTheCancel() {
        Order order = fixture.sent();
        fixture.acknowledge();
        fixture.cancel();

        fixture.fill("1", "4");

        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(order.filled()).isEqualTo(quantity("4"));
        assertThat(position()).isEqualByComparingTo("4");
        assertThat(fixture.journaled(FillBooked.class)).hasSize(1);
        assertThat(fixture.alarms()).isEmpty();
    }

    @Test
    void fillBeyondTheOrdersQuantityIsBookedAlarmsAndHalts() {
        fixture.sent();
        fixture.acknowledge();

        fixture.fill("1", "11");

        assertThat(position()).isEqualByComparingTo("11");
        assertThat(fixture.alarms()).containsExactly("filled 11 of an order for 10");
        assertThat(fixture.halt.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void fillOnARejectedOrderIsBookedAlarmsAndHalts() {
        Order order = fixture.sent();
        fixture.reject();

        fixture.fill("1", "4");

        assertThat(position()).isEqualByComparingTo("4");
        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        assertThat(fixture.desk.live()).containsExactly(order);
        assertThat(fixture.alarms()).containsExactly("REJECTED order took partly_filled");
        assertThat(fixture.portfolio.reservationCount()).isEqualTo(1);
        assertThat(fixture.halt.state()).isEqualTo(TradingState.HALTED);
        assertThat(fixture.journaled(TradingStateChanged.class)).hasSize(1);
    }

    @Test
    void completeFillOnARejectedOrderAlarmsAndLeavesNothingLive() {
        Order order = fixture.sent();
        fixture.reject();

        fixture.fill("1", "10");

        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(fixture.desk.live()).isEmpty();
        assertThat(fixture.alarms()).hasSize(1);
        assertThat(fixture.halt.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void lostOutcomeLeavesTheOrderUnknownReservedAndItsSymbolPaused() {
        Order order = fixture.sent();

        fixture.loseOutcome();

        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(fixture.desk.live()).containsExactly(order);
        assertThat(fixture.portfolio.reserved(BTCUSDT)).isEqualByComparingTo("1000");
        assertThat(fixture.halt.pause(BTCUSDT)).contains("unknown outcome of o1");
        assertThat(fixture.halt.pause(ETHUSDT)).isEmpty();
        assertThat(fixture.journaled(SymbolPaused.class)).hasSize(1);
        assertThat(fixture.halt.state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void unknownOrderEndsByEvidenceOnly() {
        Order order = fixture.sent();
        fixture.loseOutcome();
        fixture.loseOutcome();
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);

        fixture.fill("1", "10");

        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(fixture.portfolio.reservationCount()).isZero();
    }

    @Test
    void anAnswerLostAfterTheEndIsNoCauseToStop() {
        Order order = fixture.sent();
        fixture.fill("1", "10");

        fixture.loseOutcome();

        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(fixture.alarms()).isEmpty();
        assertThat(fixture.halt.state()).isEqualTo(TradingState.ACTIVE);
        assertThat(fixture.halt.pause(BTCUSDT)).isEmpty();
    }

    @Test
    void reportForAForeignOrderAlarmsAndHalts() {
        fixture.report(new OrderReport.Canceled(new ClientOrderId("stranger"), "by request"));

        assertThat(fixture.alarms()).containsExactly("report for an order that is not ours: stranger");
        assertThat(fixture.halt.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void fillOnAnUnknownSymbolAlarmsAndHalts() {
        fixture.sent();

        fixture.report(filled(new Symbol("XRPUSDT"), "1", "1"));

        assertThat(fixture.alarms()).containsExactly("fill on unknown symbol XRPUSDT");
        assertThat(fixture.halt.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void illegalReportAlarmsHaltsAndChangesNothing() {
        Order order = fixture.sent();
        fixture.acknowledge();

        fixture.reject();

        assertThat(order.state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(fixture.desk.live()).containsExactly(order);
        assertThat(fixture.portfolio.reserved(BTCUSDT)).isEqualByComparingTo("1000");
        assertThat(fixture.alarms())
                .containsExactly("order o1 in SUBMITTED cannot take rejected; history: "
                        + "PENDING -submit_started-> SUBMITTING, SUBMITTING -acknowledged-> SUBMITTED");
        assertThat(fixture.halt.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void haltsOnceHoweverManyAlarmsCome() {
        fixture.report(new OrderReport.Canceled(new ClientOrderId("stranger"), "by request"));
        fixture.report(new OrderReport.Canceled(new ClientOrderId("stranger"), "by request"));

        assertThat(fixture.alarms()).hasSize(2);
        assertThat(fixture.journaled(TradingStateChanged.class)).hasSize(1);
    }

    private BigDecimal position() {
        return fixture.portfolio.position(BTCUSDT).quantity();
    }
}
