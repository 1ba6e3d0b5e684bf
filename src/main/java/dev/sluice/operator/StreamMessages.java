package dev.sluice.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.JournaledEntry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/** The texts that go out on {@code /api/stream}; each has a {@code kind}. */
@Singleton
final class StreamMessages {
    private final ObjectMapper json;

    @Inject
    StreamMessages(ObjectMapper json) {
        this.json = json;
    }

    /**
     * An entry: {@code {seq, at, kind, orderId?, payload}}.
     *
     * @param whole without it the payload is left out: the journal is not for everybody
     */
    String entry(JournalRecord row, boolean whole) {
        if (whole) {
            return "{\"seq\":" + row.seq() + "," + row.entry().substring(1);
        }
        JournaledEntry entry = row.parsed();
        ObjectNode message = json.createObjectNode()
                .put("seq", row.seq())
                .put("at", JournalView.of(row).at())
                .put("kind", entry.kind());
        entry.orderId().ifPresent(id -> message.put("orderId", id.value()));
        return message.toString();
    }

    /** The status: {@code {kind: "status", …}}. */
    String status(DeskStatus status) {
        return kind("status", json.valueToTree(status));
    }

    /** What people are told: {@code {kind: "alert", …}}. */
    String alert(AlertView alert) {
        return kind("alert", json.valueToTree(alert));
    }

    /** Why there is no status: {@code {kind: "unavailable", phase, detail}}. */
    String noStatus(DeskHealth health) {
        ObjectNode message =
                json.createObjectNode().put("phase", health.phase().name()).put("detail", health.detail());
        return kind("unavailable", message);
    }

    private String kind(String kind, ObjectNode message) {
        try {
            return json.writeValueAsString(message.put("kind", kind));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
