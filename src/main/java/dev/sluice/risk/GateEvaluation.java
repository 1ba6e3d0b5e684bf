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
 */
public record GateEvaluation(String gate, String check, Verdict verdict) {
    public boolean refuses() {
        return verdict instanceof Verdict.Refuse;
    }

    /** Why it refused; empty when it passed. */
    public Optional<Reason> reason() {
        return verdict instanceof Verdict.Refuse refuse ? Optional.of(refuse.reason()) : Optional.empty();
    }

    /** The stable code of the refusal; empty when it passed. */
    public Optional<String> code() {
        return verdict instanceof Verdict.Refuse refuse ? Optional.of(refuse.code()) : Optional.empty();
    }

    /** What it found, as text; empty if it measures nothing. */
    public Optional<String> measured() {
        return verdict.measured();
    }

    /** What it would have allowed, as text. */
    public Optional<String> limit() {
        return verdict.limit();
    }

    /** What was said of a proposal that passed, as {@link #row} wrote it. */
    static GateEvaluation restored(Document row) {
        Measure found = row.value("measured").map(Measure::words).orElse(null);
        Measure allowed = row.value("limit").map(Measure::words).orElse(null);
        return new GateEvaluation(row.text("gate"), row.text("check"), new Verdict.Pass(found, allowed));
    }

    /** As journaled: {@code {gate, check, verdict, code?, measured?, limit?}}. */
    public Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("gate", gate);
        row.put("check", check);
        row.put("verdict", refuses() ? "refuse" : "pass");
        code().ifPresent(code -> row.put("code", code));
        measured().ifPresent(value -> row.put("measured", value));
        limit().ifPresent(value -> row.put("limit", value));
        return row;
    }
}
