package dev.sluice.risk;

import dev.sluice.journal.Document;
import dev.sluice.vocabulary.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one gate said about one proposal.
 *
 * @param gate its name
 * @param check the rule of it that was asked
 * @param reason why it refused; empty when it passed
 * @param measured what it found
 * @param limit what it would have allowed
 */
public record GateEvaluation(
        String gate, String check, Optional<Reason> reason, Optional<String> measured, Optional<String> limit) {

    static GateEvaluation of(String gate, String check, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass _ ->
                new GateEvaluation(gate, check, Optional.empty(), Optional.empty(), Optional.empty());
            case Verdict.Refuse refuse ->
                new GateEvaluation(gate, check, Optional.of(refuse.reason()), refuse.measured(), refuse.limit());
        };
    }

    /** What was said of a proposal that passed, as {@link #row} wrote it. */
    static GateEvaluation restored(Document row) {
        return new GateEvaluation(
                row.text("gate"), row.text("check"), Optional.empty(), row.value("measured"), row.value("limit"));
    }

    /** As journaled: {@code {gate, check, verdict, code?, measured?, limit?}}. */
    public Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("gate", gate);
        row.put("check", check);
        row.put("verdict", reason.isPresent() ? "refuse" : "pass");
        reason.ifPresent(why -> row.put("code", why.code()));
        measured.ifPresent(value -> row.put("measured", value));
        limit.ifPresent(value -> row.put("limit", value));
        return row;
    }
}
