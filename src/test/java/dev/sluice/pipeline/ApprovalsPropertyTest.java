package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.BTCUSDT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.approval.ApprovalFixture;
import dev.sluice.execution.JournaledIntent;
import dev.sluice.execution.Order;
import dev.sluice.journal.Document;
import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever people, time and restarts do: nothing large goes without a sign-off, and nothing is held for ever. */
class ApprovalsPropertyTest {
    private static final String THRESHOLD = "500";
    private static final long SECOND = 1_000_000_000L;

    private final Set<OrderId> sentEver = new HashSet<>();

    @Property(tries = 300)
    void signsOffWhatIsLargeAndGivesEverythingBackOnce(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 999) Integer> acts) {
        sentEver.clear();
        WaitingDesk desk = new WaitingDesk(THRESHOLD);
        for (int i = 0; i < acts.size(); i++) {
            act(desk, acts.get(i), i);
            check(desk);
        }

        desk.refuseAll();
        desk.pass(ApprovalFixture.TTL_NANOS);
        desk.refuseAll();

        assertThat(desk.waiting()).isEmpty();
        assertThat(desk.pipeline.execution().live()).isEmpty();
        assertThat(desk.pipeline.portfolio().reservationCount()).isZero();
        assertThat(desk.pipeline.portfolio().reserved(BTCUSDT)).isZero();
        assertEveryProposalEndedOnce(desk);
        assertThat(desk.journal.differs()).isEmpty();
    }

    private static void act(WaitingDesk desk, int act, int number) {
        int which = act / 10;
        switch (act % 10) {
            case 0 -> desk.order("small" + number, Side.BUY, "1.5");
            case 1, 2 -> desk.order("large" + number, Side.BUY, which % 2 == 0 ? "6" : "9");
            case 3, 4 -> one(desk, which).forEach(desk::approve);
            case 5 -> one(desk, which).forEach(desk::reject);
            case 6 -> desk.pass(which % 4 == 0 ? ApprovalFixture.TTL_NANOS / 3 : SECOND);
            case 7 -> cancel(desk, which);
            case 8 -> {
                desk.refuseAll(); // what a venue has when a process ends is another test's
                desk.restart(which % 3 == 0 ? ApprovalFixture.TTL_NANOS / 2 : SECOND);
            }
            default -> halt(desk, which);
        }
    }

    private static void cancel(WaitingDesk desk, int which) {
        List<Order> held = desk.pipeline.execution().live().stream()
                .filter(order -> order.sentNanos() == 0)
                .toList();
        if (!held.isEmpty()) {
            desk.cancel(held.get(which % held.size()).id().value());
        }
    }

    private static void halt(WaitingDesk desk, int which) {
        OperatorRequests operator = desk.pipeline.operator();
        switch (which % 5) {
            case 0 -> {
                desk.refuseAll(); // so that there is no cancel to be answered
                desk.step(out -> operator.engage("test", "operator", out, desk.now));
            }
            case 1 -> desk.step(out -> operator.reduceOnly("test", "operator", out, desk.now));
            case 2 -> desk.ask("100.90");
            default -> {
                desk.ask("100.01");
                desk.step(out -> operator.reset("test", "operator", true, out, desk.now));
            }
        }
    }

    private static List<String> one(WaitingDesk desk, int which) {
        List<String> waiting = desk.waiting();
        return waiting.isEmpty() ? List.of() : List.of(waiting.get(which % waiting.size()));
    }

    private void check(WaitingDesk desk) {
        assertThat(desk.pipeline.portfolio().reservationCount())
                .isEqualTo(desk.pipeline.execution().live().size());
        BigDecimal held = desk.pipeline.execution().live().stream()
                .map(order ->
                        order.terms().price().orElseThrow().times(order.terms().quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(desk.pipeline.portfolio().reserved(BTCUSDT)).isEqualByComparingTo(held);
        for (JournaledIntent intent : desk.sent) {
            BigDecimal worth =
                    intent.terms().price().orElseThrow().times(intent.terms().quantity());
            if (worth.compareTo(new BigDecimal(THRESHOLD)) > 0) {
                assertThat(states(desk, intent.order())).containsExactly("pending_approval", "approved");
            }
            sentEver.add(intent.order());
        }
        if (!desk.sent.isEmpty() && desk.sent.size() > 3) {
            desk.refuseAll();
        }
    }

    private void assertEveryProposalEndedOnce(WaitingDesk desk) {
        Map<String, List<String>> byProposal = new HashMap<>();
        for (JournalEntry entry : desk.journal.entries()) {
            new Document(entry.payload())
                    .object("proposal")
                    .ifPresent(row -> byProposal
                            .computeIfAbsent(row.text("proposalId"), id -> new ArrayList<>())
                            .add(row.text("state")));
        }
        byProposal.forEach((id, states) -> {
            if (states.getFirst().equals("pending_approval")) {
                assertThat(states).as(id).hasSize(2);
                assertThat(states.getLast()).isIn("approved", "rejected", "expired");
            } else {
                assertThat(states).as(id).hasSize(1);
            }
        });
        for (JournalEntry entry : desk.journal.entries()) {
            boolean refused =
                    entry.kind().equals("proposal_rejected") || entry.kind().equals("proposal_expired");
            assertThat(refused && sentEver.contains(entry.orderId().orElseThrow()))
                    .isFalse();
        }
    }

    private static List<String> states(WaitingDesk desk, OrderId order) {
        return desk.journal.entries().stream()
                .filter(entry -> entry.orderId().filter(order::equals).isPresent())
                .flatMap(entry -> new Document(entry.payload()).object("proposal").stream())
                .map(row -> row.text("state"))
                .toList();
    }
}
