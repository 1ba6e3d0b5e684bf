package dev.sluice.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that nothing can break proves nothing: for each there is a desk that breaks it. */
class PlantedBugsTest {
    private static final int SEEDS = 24;

    @ParameterizedTest
    @CsvSource({
        "SENDS_TWICE, AT_MOST_ONE_ORDER",
        "TAKES_SILENCE_FOR_REFUSAL, NO_END_WITHOUT_EVIDENCE",
        "HIDES_FILLS, MONEY_ADDS_UP",
        "KEEPS_RESERVATIONS, RESERVED_EXACTLY",
        "LOSES_ENTRIES, JOURNAL_IS_THE_TRUTH",
        "NEVER_WAKES, CONVERGES"
    })
    void everyInvariantNoticesADeskThatBreaksIt(Sabotage sabotage, Invariants broken) {
        List<String> found = new ArrayList<>();
        new Storms(sabotage).run(1, SEEDS, 2, result -> found.addAll(result.violations()));

        assertThat(found).anyMatch(violation -> violation.startsWith(broken + ": "));
    }
}
