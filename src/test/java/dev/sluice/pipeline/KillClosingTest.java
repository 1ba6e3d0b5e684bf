package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderReport;
import dev.sluice.halt.HaltPolicy;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Positions are closed in slices of 200, a second apart, at 1 % below the mark of 100 at worst. */
class KillClosingTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final HaltPolicy CLOSING = new HaltPolicy(
            Map.of(), HaltPolicy.DEFAULT.windows(), new HaltPolicy.Closing(true, decimal("200"), SECOND, 100));

    private PipelineFixture desk = PipelineFixture.guarded(CLOSING);
    private long now = PipelineFixture.NOW + SECOND;

    @Test
    void closesInSlicesWithinTheCollarAndOneAtATime() {
        desk.hold("5");
        engage();

        look();
        assertThat(slices()).containsExactly("SELL 2 at 99 IOC");
        look();
        assertThat(slices()).hasSize(1);

        sold(1, "2");
        look();
        sold(2, "2");
        look();
        sold(3, "1");
        look();

        assertThat(slices()).containsExactly("SELL 2 at 99 IOC", "SELL 2 at 99 IOC", "SELL 1 at 99 IOC");
        assertThat(desk.pipeline.portfolio().position(BTCUSDT).quantity()).isZero();
        assertThat(desk.pipeline.portfolio().reservationCount()).isZero();
        assertThat(desk.pipeline.halt().isKilled()).isTrue();
    }

    @Test
    void pausesBetweenSlices() {
        desk.hold("5");
        engage();
        look();
        long sent = now;
        sold(1, "2");

        lookAt(sent + SECOND - 1);
        assertThat(slices()).hasSize(1);
        lookAt(sent + SECOND);
        assertThat(slices()).hasSize(2);
    }

    @Test
    void waitsTwiceAsLongAfterEachSliceThatTradedNothing() {
        desk.hold("5");
        engage();
        look();
        long sent = now;
        int order = 1;
        for (long pause : new long[] {2, 4, 8, 16, 32, 60, 60}) {
            expired(order);
            lookAt(sent + pause * SECOND - 1);
            assertThat(slices()).hasSize(order);
            lookAt(sent + pause * SECOND);
            sent += pause * SECOND;
            order++;
            assertThat(slices()).hasSize(order);
        }
    }

    @Test
    void leavesWhatIsSmallerThanTheVenuesSmallestOrder() {
        desk.hold("0.04");
        engage();

        look();

        assertThat(slices()).isEmpty();
    }

    @Test
    void closesNothingUnlessTheSwitchWasEngagedToClose() {
        desk = PipelineFixture.guarded(HaltPolicy.DEFAULT);
        desk.hold("5");
        engage();

        look();

        assertThat(slices()).isEmpty();
    }

    @Test
    void closesNothingWhileTheSwitchIsNotEngaged() {
        desk.hold("5");

        look();

        assertThat(slices()).isEmpty();
    }

    private void engage() {
        desk.pipeline.operator().engage("storm", "operator", desk.commands::add, now);
    }

    private void look() {
        lookAt(now + 2 * SECOND);
    }

    private void lookAt(long nanos) {
        now = nanos;
        desk.pipeline.safeguards().look(desk.commands::add, now);
    }

    private void sold(int order, String quantity) {
        ClientOrderId id = commit(order);
        desk.report(
                new OrderReport.Filled(new Fill(
                        BTCUSDT,
                        "sold" + order,
                        id,
                        Side.SELL,
                        price("99.5"),
                        quantity(quantity),
                        Money.zero(USDT),
                        Liquidity.TAKER,
                        now)),
                now);
    }

    private void expired(int order) {
        desk.report(new OrderReport.Expired(commit(order), "no_liquidity"), now);
    }

    private ClientOrderId commit(int order) {
        desk.commit("to" + order);
        return new ClientOrderId("to" + order + "-1-0");
    }

    private List<String> slices() {
        return desk.commands(Command.JournalIntent.class).stream()
                .map(Command.JournalIntent::order)
                .map(OrderId::value)
                .distinct()
                .map(id -> desk.pipeline
                        .execution()
                        .find(new OrderId(id))
                        .orElseThrow()
                        .terms())
                .map(KillClosingTest::text)
                .toList();
    }

    private static String text(OrderTerms terms) {
        String lasting = terms.timeInForce().equals(TimeInForce.IOC) ? " IOC" : " other";
        return terms.side() + " " + terms.quantity() + " at " + terms.price().orElseThrow() + lasting;
    }
}
