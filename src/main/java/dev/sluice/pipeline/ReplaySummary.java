package dev.sluice.pipeline;

import dev.sluice.journal.JournalHead;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a replay came to.
 *
 * @param counted nested tables of everything that follows from the recording and the configuration alone
 * @param firstNanos receive time of the first event
 * @param lastNanos time at which the last effect was through
 * @param books every symbol of the recording, and whether its book could be believed at the end
 * @param head of the journal; its hash is the digest
 * @param pace events and wall time, which differ from run to run
 */
public record ReplaySummary(
        Map<String, Object> counted,
        long firstNanos,
        long lastNanos,
        SortedMap<String, Boolean> books,
        JournalHead head,
        ReplayProgress pace) {}
