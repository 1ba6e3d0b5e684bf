package dev.sluice.risk;

import dev.sluice.journal.Document;
import dev.sluice.signal.ProposalDocument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.TermsRow;
import dev.sluice.vocabulary.UtcNanos;
import java.util.HashMap;
import java.util.Map;

/** A clearance as the journal keeps it while its order waits, there and back. */
public final class ClearanceDocument {
    private ClearanceDocument() {}

    /** Everything that a later process needs to go on with it. */
    public static Map<String, Object> of(RiskCleared cleared) {
        Map<String, Object> terms = new HashMap<>();
        TermsRow.write(cleared.terms(), terms);
        return Map.of(
                "proposal", ProposalDocument.of(cleared.proposal()),
                "order", cleared.order().value(),
                "terms", terms,
                "gates", cleared.evaluations().stream().map(GateEvaluation::row).toList(),
                "at", UtcNanos.format(cleared.atNanos()));
    }

    /**
     * The clearance again. It says what the gates said then: before its order may go they are asked again.
     *
     * @param document as {@link #of} wrote it, out of the desk's own journal
     */
    public static RiskCleared restored(Document document) {
        return new MintedClearance(
                ProposalDocument.restored(document.object("proposal").orElseThrow()),
                new OrderId(document.text("order")),
                TermsRow.read(document.object("terms").orElseThrow()::value),
                document.objects("gates").stream().map(GateEvaluation::restored).toList(),
                Spent.NOTHING,
                UtcNanos.parse(document.text("at")));
    }
}
