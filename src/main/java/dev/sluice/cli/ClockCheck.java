package dev.sluice.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whether the clock was ever set: the journal's times and a venue's time limits stand on it. */
final class ClockCheck {
    private static final int FIRST_YEAR = 2025;
    private static final int LAST_YEAR = 2100;

    private ClockCheck() {}

    static List<Finding> run(Instant now) {
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return List.of(
                year >= FIRST_YEAR && year <= LAST_YEAR
                        ? Finding.ok("clock", time)
                        : Finding.fail("clock", time + " cannot be right; set the clock"));
    }
}
