package dev.sluice.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private static final long MINUTE = 60 * UtcNanos.PER_SECOND;
    private static final long START = 1_000 * MINUTE;
    private static final VenueRequest ORDER =
            VenueRequest.of(Endpoint.ORDER_PLACE).weighing(10).placing(1).build();
    private static final VenueRequest CANCEL =
            VenueRequest.of(Endpoint.ORDER_CANCEL).weighing(10).build();
    private static final VenueRequest QUERY =
            VenueRequest.of(Endpoint.ORDER_STATUS).weighing(10).build();
    private static final VenueRequest DEPTH =
            VenueRequest.of(Endpoint.DEPTH).weighing(10).build();

    private final List<VenueNotice> notices = new ArrayList<>();
    private final RequestBudget budget = budget(20);

    private RequestBudget budget(int reservePct) {
        RequestBudget made = new RequestBudget(reservePct, notices::add);
        made.limits(List.of(
                new RateLimit(RateLimit.Kind.REQUEST_WEIGHT, MINUTE, 100),
                new RateLimit(RateLimit.Kind.ORDERS, 10 * UtcNanos.PER_SECOND, 50)));
        return made;
    }

    @Test
    void keepsAReserveForCancelsAndQueries() {
        assertThat(admitted(DEPTH, START)).isEqualTo(6);
        assertThat(admitted(ORDER, START)).isEqualTo(2);
        assertThat(admitted(QUERY, START)).isEqualTo(1);
        assertThat(admitted(CANCEL, START)).isEqualTo(1);
        assertThat(budget.admit(CANCEL, START))
                .isEqualTo(new RequestBudget.Admission.Wait(START + MINUTE, "venue_weight"));
    }

    @Test
    void beginsAnewWithTheVenuesMinute() {
        assertThat(admitted(CANCEL, START + 1)).isEqualTo(10);
        // What is still on its way may be counted in the new minute.
        assertThat(admitted(CANCEL, START + MINUTE)).isZero();
        assertThat(admitted(CANCEL, START + 2 * MINUTE)).isEqualTo(10);
    }

    @Test
    void believesTheVenueWhenOthersUseTheSameAddress() {
        RequestBudget.Ticket ticket = go(QUERY, START);
        budget.answered(ticket, List.of(used(RateLimit.Kind.REQUEST_WEIGHT, MINUTE, 95)), START + 1);
        assertThat(admitted(CANCEL, START + 2)).isZero();
        assertThat(notices).contains(new VenueNotice.WeightUsed(95, 100));
    }

    @Test
    void doesNotBelieveAnAnswerThatWasOvertaken() {
        RequestBudget.Ticket first = go(CANCEL, START);
        RequestBudget.Ticket second = go(CANCEL, START);
        budget.answered(second, List.of(used(RateLimit.Kind.REQUEST_WEIGHT, MINUTE, 90)), START + 1);
        budget.answered(first, List.of(used(RateLimit.Kind.REQUEST_WEIGHT, MINUTE, 80)), START + 2);
        assertThat(admitted(CANCEL, START + 3)).isEqualTo(1);
    }

    @Test
    void letsTheCountOfOrdersFallWhenOrdersTrade() {
        RequestBudget.Ticket ticket = go(ORDER, START);
        budget.answered(ticket, List.of(used(RateLimit.Kind.ORDERS, 10 * UtcNanos.PER_SECOND, 50)), START + 1);
        assertThat(budget.admit(ORDER, START + 2))
                .isEqualTo(new RequestBudget.Admission.Wait(START + 10 * UtcNanos.PER_SECOND, "venue_orders"));
        RequestBudget.Ticket cancel = go(CANCEL, START + 3);
        budget.answered(cancel, List.of(used(RateLimit.Kind.ORDERS, 10 * UtcNanos.PER_SECOND, 49)), START + 4);
        assertThat(admitted(ORDER, START + 5)).isEqualTo(1);
    }

    @Test
    void givesBackWhatNeverLeft() {
        RequestBudget.Ticket ticket = go(CANCEL, START);
        assertThat(admitted(CANCEL, START)).isEqualTo(9);
        budget.notSent(ticket);
        budget.notSent(ticket);
        assertThat(admitted(CANCEL, START)).isEqualTo(1);
    }

    @Test
    void sendsNothingDuringABanAndTellsAPerson() {
        budget.refused(418, -1003, OptionalLong.of(START + 10 * MINUTE), START);
        for (VenueRequest request : List.of(ORDER, CANCEL, QUERY, DEPTH)) {
            assertThat(budget.admit(request, START + 10 * MINUTE - 1))
                    .isEqualTo(new RequestBudget.Admission.Wait(START + 10 * MINUTE, "venue_banned"));
        }
        assertThat(budget.admitConnection(2, START + 10 * MINUTE - 1)).isFalse();
        assertThat(notices)
                .contains(new VenueNotice.BanStarted(true, START + 10 * MINUTE))
                .anyMatch(VenueNotice.Alarm.class::isInstance);
        assertThat(budget.admit(ORDER, START + 10 * MINUTE)).isInstanceOf(RequestBudget.Admission.Go.class);
        assertThat(notices).contains(new VenueNotice.BanEnded());
    }

    @Test
    void isNotTalkedOutOfABanByAShorterPause() {
        budget.refused(418, -1003, OptionalLong.of(START + 10 * MINUTE), START);
        budget.refused(429, -1003, OptionalLong.of(START + MINUTE), START + 1);
        assertThat(budget.admit(CANCEL, START + 2 * MINUTE))
                .isEqualTo(new RequestBudget.Admission.Wait(START + 10 * MINUTE, "venue_banned"));
    }

    @Test
    void pausesOnlyOrdersWhenThereAreTooManyOfThem() {
        budget.refused(429, -1015, OptionalLong.of(START + UtcNanos.PER_SECOND), START);
        assertThat(budget.admit(ORDER, START + 1))
                .isEqualTo(new RequestBudget.Admission.Wait(START + UtcNanos.PER_SECOND, "venue_orders"));
        assertThat(admitted(CANCEL, START + 1)).isEqualTo(10);
    }

    @Test
    void pausesForATimeOfItsOwnWhenTheVenueTellsNone() {
        budget.refused(429, -1003, OptionalLong.empty(), START);
        assertThat(budget.pausedUntilNanos()).isEqualTo(START + MINUTE);
        budget.refused(418, -1003, OptionalLong.empty(), START);
        assertThat(budget.pausedUntilNanos()).isEqualTo(START + 2 * MINUTE);
    }

    @Test
    void doesNotPauseForOrdinaryErrors() {
        budget.refused(400, -2010, OptionalLong.empty(), START);
        budget.refused(500, -1000, OptionalLong.empty(), START);
        assertThat(admitted(ORDER, START)).isEqualTo(8);
    }

    @Test
    void readsHeadersOfEveryInterval() {
        assertThat(RateLimit.header("X-MBX-USED-WEIGHT-1M", "24"))
                .contains(new RateLimit.Use(RateLimit.Kind.REQUEST_WEIGHT, MINUTE, 0, 24));
        assertThat(RateLimit.header("x-mbx-order-count-10s", " 3"))
                .contains(new RateLimit.Use(RateLimit.Kind.ORDERS, 10 * UtcNanos.PER_SECOND, 0, 3));
        assertThat(RateLimit.header("x-mbx-order-count-1d", "4"))
                .contains(new RateLimit.Use(RateLimit.Kind.ORDERS, 86_400 * UtcNanos.PER_SECOND, 0, 4));
        for (String name : List.of("X-MBX-USED-WEIGHT", "x-mbx-used-weight-", "x-mbx-used-weight-1Q", "Date")) {
            assertThat(RateLimit.header(name, "24")).isEmpty();
        }
        assertThat(RateLimit.header("x-mbx-used-weight-1m", "many")).isEmpty();
    }

    /** A venue that counts a request when it arrives never counts more than its limit, whatever the answers do. */
    @Property(tries = 300)
    void neverExceedsALimitThatItAloneUses(@ForAll @Size(max = 400) List<@IntRange(min = 0, max = 999) Integer> steps) {
        RequestBudget alone = budget(20);
        Map<Long, Integer> counted = new HashMap<>();
        Deque<RequestBudget.Ticket> unanswered = new ArrayDeque<>();
        long now = START;
        for (int step : steps) {
            now += (step % 10) * UtcNanos.PER_SECOND;
            VenueRequest request = List.of(ORDER, CANCEL, QUERY, DEPTH).get(step % 4);
            if (alone.admit(request, now) instanceof RequestBudget.Admission.Go go) {
                unanswered.add(go.ticket());
                int used = counted.merge(now / MINUTE, request.weight(), Integer::sum);
                assertThat(used).isLessThanOrEqualTo(100);
            }
            if (step % 3 != 0 && !unanswered.isEmpty()) {
                List<RateLimit.Use> told = step % 2 == 0
                        ? List.of(used(RateLimit.Kind.REQUEST_WEIGHT, MINUTE, counted.getOrDefault(now / MINUTE, 0)))
                        : List.of();
                alone.answered(unanswered.remove(), told, now);
            }
        }
    }

    private int admitted(VenueRequest request, long nowNanos) {
        int count = 0;
        while (budget.admit(request, nowNanos) instanceof RequestBudget.Admission.Go && count < 1_000) {
            count++;
        }
        return count;
    }

    private RequestBudget.Ticket go(VenueRequest request, long nowNanos) {
        return ((RequestBudget.Admission.Go) budget.admit(request, nowNanos)).ticket();
    }

    private static RateLimit.Use used(RateLimit.Kind kind, long intervalNanos, int used) {
        return new RateLimit.Use(kind, intervalNanos, 0, used);
    }
}
