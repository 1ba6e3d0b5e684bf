package dev.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.alert.ChannelQueue.End;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChannelQueueTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final Delivery FAILED = new Delivery.Failed("http_500", 0);

    private final ChannelQueue queue = new ChannelQueue(0);

    @Test
    void sendsOneAfterTheOtherInOrder() {
        queue.offer(alert("1", Severity.LOW));
        queue.offer(alert("2", Severity.LOW));

        assertThat(queue.next(0)).map(RaisedAlert::id).hasValue("1");
        assertThat(queue.next(0)).isEmpty();
        assertThat(queue.answered(Delivery.DELIVERED, 0)).isEqualTo(End.DELIVERED);
        assertThat(queue.next(0)).map(RaisedAlert::id).hasValue("2");
        assertThat(queue.isEmpty()).isFalse();
        queue.answered(Delivery.DELIVERED, 0);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void repeatsWhatFailedAfterPausesThatDouble() {
        queue.offer(alert("1", Severity.CRITICAL));
        long now = 0;
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            assertThat(queue.next(now)).map(RaisedAlert::id).hasValue("1");
            assertThat(queue.answered(FAILED, now)).isEqualTo(End.RETRIED);
            long due = queue.dueNanos().orElseThrow();
            assertThat(queue.next(due - 1)).isEmpty();
            pauses.add((due - now) / SECOND);
            now = due;
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void beginsWithAShortPauseAgainAfterASuccess() {
        queue.offer(alert("1", Severity.LOW));
        send(FAILED, 0);
        send(FAILED, SECOND);
        send(Delivery.DELIVERED, 3 * SECOND);
        queue.offer(alert("2", Severity.LOW));

        send(FAILED, 4 * SECOND);

        assertThat(queue.dueNanos()).hasValue(5 * SECOND);
    }

    @Test
    void waitsAsLongAsTheOtherSideWantsButNoLongerThanAnHour() {
        queue.offer(alert("1", Severity.CRITICAL));

        send(new Delivery.Failed("http_429", 35 * SECOND), 0);
        assertThat(queue.dueNanos()).hasValue(35 * SECOND);
        send(new Delivery.Failed("http_429", 100_000 * SECOND), 35 * SECOND);
        assertThat(queue.dueNanos()).hasValue((35 + 3_600) * SECOND);
    }

    @Test
    void leavesTheGapBetweenTwo() {
        ChannelQueue slow = new ChannelQueue(3 * SECOND);
        slow.offer(alert("1", Severity.LOW));
        slow.offer(alert("2", Severity.LOW));
        slow.next(0);
        slow.answered(Delivery.DELIVERED, 0);

        assertThat(slow.next(3 * SECOND - 1)).isEmpty();
        assertThat(slow.next(3 * SECOND)).isPresent();
    }

    @Test
    void givesUpOldNewsButNotSoonWhatIsCritical() {
        queue.offer(alert("1", Severity.HIGH));
        queue.offer(alert("2", Severity.CRITICAL));

        assertThat(send(FAILED, 600 * SECOND)).isEqualTo(End.FAILED);
        assertThat(send(FAILED, 86_399 * SECOND)).isEqualTo(End.RETRIED);
        assertThat(send(FAILED, 86_460 * SECOND)).isEqualTo(End.FAILED);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void givesUpAtOnceWhatIsRefused() {
        queue.offer(alert("1", Severity.CRITICAL));

        assertThat(send(new Delivery.Refused("http_410"), 0)).isEqualTo(End.FAILED);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void countsAsDeadFromTheThirdFailureUntilTheNextSuccess() {
        queue.offer(alert("1", Severity.CRITICAL));
        send(FAILED, 0);
        send(FAILED, SECOND);
        assertThat(queue.dead()).isEmpty();

        send(FAILED, 3 * SECOND);
        assertThat(queue.dead()).hasValue("3 attempts failed, the last: http_500");

        send(Delivery.DELIVERED, 10 * SECOND);
        assertThat(queue.dead()).isEmpty();
    }

    @Test
    void pushesOutTheOldestThatIsNotCritical() {
        queue.offer(alert("first", Severity.CRITICAL));
        for (int i = 1; i < ChannelQueue.CAPACITY; i++) {
            queue.offer(alert("n" + i, Severity.HIGH));
        }

        assertThat(queue.offer(alert("last", Severity.LOW)))
                .map(RaisedAlert::id)
                .hasValue("n1");
        assertThat(queue.next(0)).map(RaisedAlert::id).hasValue("first");
    }

    @Test
    void pushesOutTheOldestWhenAllAreCritical() {
        for (int i = 0; i < ChannelQueue.CAPACITY; i++) {
            queue.offer(alert("n" + i, Severity.CRITICAL));
        }

        assertThat(queue.offer(alert("less", Severity.HIGH)))
                .map(RaisedAlert::id)
                .hasValue("less");
        assertThat(queue.offer(alert("last", Severity.CRITICAL)))
                .map(RaisedAlert::id)
                .hasValue("n0");
    }

    @Test
    void refusesAnAnswerToNothing() {
        assertThatThrownBy(() -> queue.answered(Delivery.DELIVERED, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Property(tries = 200)
    void everyAlertEndsExactlyOnce(@ForAll @Size(max = 600) List<@IntRange(max = 9) Integer> events) {
        ChannelQueue any = new ChannelQueue(SECOND);
        long now = 0;
        int offered = 0;
        int ended = 0;
        for (int event : events) {
            now += SECOND;
            if (event < 6) {
                Severity severity = event == 0 ? Severity.CRITICAL : Severity.LOW;
                ended += any.offer(alert(offered++ + "", severity, now)).isPresent() ? 1 : 0;
            } else if (any.next(now).isPresent()) {
                Delivery answer = event == 6 ? Delivery.DELIVERED : event == 7 ? new Delivery.Refused("x") : FAILED;
                ended += any.answered(answer, now) == End.RETRIED ? 0 : 1;
            }
        }
        for (; !any.isEmpty(); now += 60 * SECOND) {
            if (any.next(now).isPresent()) {
                any.answered(Delivery.DELIVERED, now);
                ended++;
            }
        }

        assertThat(ended).isEqualTo(offered);
    }

    private End send(Delivery answer, long now) {
        assertThat(queue.next(now)).isPresent();
        return queue.answered(answer, now);
    }

    private static RaisedAlert alert(String id, Severity severity) {
        return alert(id, severity, 0);
    }

    private static RaisedAlert alert(String id, Severity severity, long now) {
        return new RaisedAlert(id, AlertKind.ORDER_ALARM.at(now, "because").as(severity));
    }
}
