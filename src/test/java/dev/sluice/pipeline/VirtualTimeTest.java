package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> run = new ArrayList<>();

    @Test
    void runsTimersInTheOrderOfTheirTimesEachAtItsOwnTime() {
        at(30, "late");
        at(10, "early");
        at(20, "middle");

        time.advanceTo(25);

        assertThat(run).containsExactly("early@10", "middle@20");
        assertThat(time.nowNanos()).isEqualTo(25);
        time.advanceTo(30);
        assertThat(run).endsWith("late@30");
    }

    @Test
    void runsTimersOfOneTimeInTheOrderInWhichTheyWereSet() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            at(10, name);
        }
        time.advanceTo(10);

        assertThat(run).containsExactly("a@10", "b@10", "c@10", "d@10", "e@10");
    }

    @Test
    void runsTimersThatTimersSetWhenTheyAreDue() {
        time.at(10, () -> {
            at(15, "soon");
            at(40, "later");
            at(10, "at once");
        });
        at(12, "between");

        time.advanceTo(20);

        assertThat(run).containsExactly("at once@10", "between@12", "soon@15");
    }

    @Test
    void aTimerInThePastRunsNow() {
        time.advanceTo(100);
        at(5, "past");

        time.advanceTo(100);

        assertThat(run).containsExactly("past@100");
    }

    @Test
    void neverRunsBackwards() {
        time.advanceTo(100);
        time.advanceTo(50);

        assertThat(time.nowNanos()).isEqualTo(100);
    }

    @Test
    void runsOutWhatIsLeftWithinTheLimitAndStandsAtTheLastTimer() {
        time.advanceTo(100);
        time.at(110, () -> at(150, "chained"));
        at(200, "at the limit");
        at(201, "beyond");

        time.runOut(100);

        assertThat(run).containsExactly("chained@150", "at the limit@200");
        assertThat(time.nowNanos()).isEqualTo(200);
    }

    private void at(long nanos, String name) {
        time.at(nanos, () -> run.add(name + "@" + time.nowNanos()));
    }
}
