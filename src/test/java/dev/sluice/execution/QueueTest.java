package dev.sluice.execution;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.portfolio.PortfolioFixture;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One submit at a time is under way here, so that further orders wait for their turn. */
class QueueTest {
    private ExecutionFixture fixture = new ExecutionFixture(oneAtATime());

    @Test
    void waitsForItsTurnAndSaysSoInTheJournal() {
        startTwo();
        assertThat(states()).containsExactly(OrderState.SUBMITTING, OrderState.PENDING);
        assertThat(fixture.journaled(OrderQueued.class))
                .singleElement()
                .satisfies(queued -> assertThat(queued.row()).containsEntry("state", "PENDING"));
        fixture.acknowledge();
        assertThat(states()).containsExactly(OrderState.SUBMITTED, OrderState.SUBMITTING);
    }

    @Test
    void letsWhatReducesGoFirst() {
        startTwo();
        PortfolioFixture.buy(fixture.portfolio, bitcoin(), "3", "100");
        OrderId exit = new OrderId("exit");
        fixture.desk.start(exit, fixture.reduction(bitcoin(), "100"), fixture.commands::add, fixture.now);
        PortfolioFixture.balance(fixture.portfolio, BTC, "3");
        fixture.acknowledge();
        assertThat(fixture.desk.find(exit).orElseThrow().state()).isEqualTo(OrderState.SUBMITTING);
        assertThat(fixture.desk.find(new OrderId("o2")).orElseThrow().state()).isEqualTo(OrderState.PENDING);
    }

    @Test
    void withdrawsWhatHasWaitedTooLong() {
        startTwo();
        fixture.pass(ExecutionPolicy.DEFAULT.queueTimeoutNanos());
        assertThat(fixture.desk.find(new OrderId("o2")).orElseThrow().state()).isEqualTo(OrderState.CANCELLED);
        assertThat(fixture.desk.find(new OrderId("o2")).orElseThrow().reason()).contains("expired_in_queue");
    }

    @Test
    void withdrawsAWaitingOrderWithoutAWordToTheVenue() {
        startTwo();
        fixture.desk.cancel(new OrderId("o2"), fixture.commands::add, fixture.now);
        fixture.acknowledge();
        assertThat(states()).containsExactly(OrderState.SUBMITTED);
        assertThat(fixture.commands(Command.Submit.class)).hasSize(1);
        assertThat(fixture.commands(Command.Cancel.class)).isEmpty();
    }

    @Test
    void anOrderInDoubtTakesNoTurnOfOthers() {
        startTwo();
        fixture.loseOutcome();
        assertThat(states()).containsExactly(OrderState.UNKNOWN, OrderState.SUBMITTING);
    }

    @Test
    void keepsAWishToCancelOverARestart() {
        fixture.sent();
        fixture.acknowledge();
        fixture.desk.cancel(ExecutionFixture.ORDER, fixture.commands::add, fixture.now);
        fixture = restarted();
        assertThat(fixture.live().state()).isEqualTo(OrderState.UNKNOWN);
        fixture.report(new OrderReport.Acknowledged(ExecutionFixture.CLIENT_ID, new VenueOrderId("v1")));
        fixture.committed();
        assertThat(fixture.commands(Command.Cancel.class)).hasSize(1);
    }

    @Test
    void knowsAfterARestartWhichAttemptWasNeverSent() {
        fixture = new ExecutionFixture();
        fixture.sent();
        fixture.report(
                new OrderReport.NotAccepted(new ClientOrderId("o1-1-0"), OrderReport.Request.SUBMIT, "venue_busy", 0));
        fixture = restarted();
        assertThat(fixture.desk.live()).isEmpty();
        assertThat(fixture.lastReason()).isEqualTo("cancelled_before_submit");
    }

    @Test
    void knowsLateReportsOfOrdersThatEndedBeforeTheRestart() {
        fixture.sent();
        fixture.acknowledge();
        fixture.expire();
        fixture = restarted();
        fixture.fill("t1", "4");
        assertThat(fixture.alarms()).isEmpty();
        assertThat(fixture.portfolio.position(BTCUSDT).quantity()).isEqualByComparingTo("4");
    }

    private void startTwo() {
        fixture.sent();
        fixture.desk.start(fixture.approved(), fixture.commands::add, fixture.now);
    }

    private List<OrderState> states() {
        return fixture.desk.live().stream().map(Order::state).toList();
    }

    /** The next process: it knows what the journal knows. */
    private ExecutionFixture restarted() {
        ProjectedRow row = ProjectedRow.of(lastMove().payload()).getFirst();
        ExecutionFixture next = new ExecutionFixture();
        next.now = fixture.now;
        next.desk.restore(List.of(row), List.of());
        next.desk.doubtAll(next.commands::add, next.now);
        return next;
    }

    private OrderTransitioned lastMove() {
        List<OrderTransitioned> moves = fixture.commands.stream()
                .flatMap(command -> switch (command) {
                    case Command.Journal(var entry) -> Stream.of(entry);
                    case Command.JournalIntent intent -> intent.entries().stream();
                    default -> Stream.empty();
                })
                .filter(OrderTransitioned.class::isInstance)
                .map(OrderTransitioned.class::cast)
                .toList();
        return moves.getLast();
    }

    private static ExecutionPolicy oneAtATime() {
        ExecutionPolicy known = ExecutionPolicy.DEFAULT;
        return new ExecutionPolicy(
                2 * known.queueTimeoutNanos(),
                known.notFoundHorizonNanos(),
                known.unknownTimeoutNanos(),
                known.slaTimeoutNanos(),
                known.queueTimeoutNanos(),
                known.maxAttempts(),
                1,
                known.resubmit(),
                known.backup());
    }
}
