package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.alert.AlertKind;
import dev.sluice.alert.RaisedAlert;
import org.junit.jupiter.api.Test;

class AlertMemoryTest {
    private final AlertMemory memory = new AlertMemory();

    @Test
    void whatTheDeskJournalsIsDeliveredOnceItIsCommitted() {
        memory.journaling(alert("1"), 0);

        assertThat(memory.takeUnjournaled()).isEmpty();
        assertThat(memory.committed("1")).isEqualTo(alert("1"));
        assertThat(memory.committed("1")).isNull();
    }

    @Test
    void whatWasToldAlreadyIsJournaledAndNotDeliveredAgain() {
        memory.told(alert("1"), 0);

        assertThat(memory.takeUnjournaled()).containsExactly(alert("1"));
        assertThat(memory.takeUnjournaled()).isEmpty();
        assertThat(memory.committed("1")).isNull();
    }

    @Test
    void aCommitThatTakesTooLongIsNotWaitedFor() {
        memory.journaling(alert("1"), 10);

        assertThat(memory.overdue(10)).isEmpty();
        assertThat(memory.overdue(11)).containsExactly(alert("1"));
        assertThat(memory.overdue(12)).isEmpty();
        assertThat(memory.committed("1")).isNull();
    }

    @Test
    void theNextLifeJournalsWhatTheOneBeforeDidNotCommit() {
        memory.journaling(alert("1"), 0);
        memory.told(alert("2"), 0);
        memory.takeUnjournaled();
        memory.committed("2");

        memory.begin();

        assertThat(memory.takeUnjournaled()).containsExactly(alert("1"));
    }

    @Test
    void doesNotKnowWhatAnotherProcessTold() {
        assertThat(memory.committed("1")).isNull();
    }

    @Test
    void remembersTheNewestFirstAndNoMoreThanItsLimit() {
        for (int i = 0; i < AlertMemory.LIMIT + 5; i++) {
            memory.told(alert(Integer.toString(i)), 0);
        }

        assertThat(memory.recent()).hasSize(AlertMemory.LIMIT);
        assertThat(memory.recent().getFirst().id()).isEqualTo(Integer.toString(AlertMemory.LIMIT + 4));
        assertThat(memory.takeUnjournaled()).hasSize(AlertMemory.LIMIT);
    }

    private static RaisedAlert alert(String id) {
        return new RaisedAlert(id, AlertKind.DESK_STARTED.at(0, "the desk has started"));
    }
}
