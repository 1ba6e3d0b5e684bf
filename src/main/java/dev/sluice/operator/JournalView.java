package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.journal.JournalFormatException;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal.
 *
 * @param kind what happened; {@code unreadable} for a text that is no entry, which the payload then holds
 * @param at when; absent if the entry is unreadable
 * @param orderId the order it is about
 * @param hash SHA-256 of {@code previousHash} and the entry's canonical text, which `sluice journal export` writes
 */
@Schema(name = "JournalEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalView(
        @Schema(format = "int64") long seq,
        @Nullable String at,
        String kind,
        @Nullable String orderId,
        Map<String, Object> payload,
        String previousHash,
        String hash) {
    /** Somebody changed the row, or a newer program wrote it: it is shown as it is. */
    private static final String UNREADABLE = "unreadable";

    static JournalView of(JournalRecord row) {
        try {
            JournaledEntry entry = row.parsed();
            return new JournalView(
                    row.seq(),
                    RowText.withMillis(UtcNanos.format(entry.atNanos())),
                    entry.kind(),
                    entry.orderId().map(OrderId::value).orElse(null),
                    entry.payload(),
                    row.previousHash(),
                    row.hash());
        } catch (JournalFormatException e) {
            Map<String, Object> payload = Map.of("entry", row.entry(), "problem", String.valueOf(e.getMessage()));
            return new JournalView(row.seq(), null, UNREADABLE, null, payload, row.previousHash(), row.hash());
        }
    }
}
