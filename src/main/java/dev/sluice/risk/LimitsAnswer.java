package dev.sluice.risk;

import java.util.SortedMap;

/** What became of a wish to change limits. */
public sealed interface LimitsAnswer {
    record Changed(RiskLimitsChanged entry) implements LimitsAnswer {}

    /** @param problems by field; nothing was changed */
    record Refused(SortedMap<String, String> problems) implements LimitsAnswer {}
}
