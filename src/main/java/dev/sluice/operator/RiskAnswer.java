package dev.sluice.operator;

import java.util.SortedMap;

/** What became of a {@link RiskChange}. */
public sealed interface RiskAnswer {
    record Changed(RiskView risk) implements RiskAnswer {}

    /** @param problems by name of the limit; nothing was changed */
    record Refused(SortedMap<String, String> problems) implements RiskAnswer {}
}
