package dev.sluice.signal;

import dev.sluice.journal.Document;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TermsRow;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A proposal as the journal keeps it while it waits, there and back. */
public final class ProposalDocument {
    private ProposalDocument() {}

    /** Everything that a later process needs to go on with it. */
    public static Map<String, Object> of(TradeProposal proposal) {
        Map<String, Object> document = new HashMap<>();
        document.put("id", proposal.id().value());
        document.put("strategy", proposal.strategy());
        document.put("symbol", proposal.symbol().name());
        document.put("side", proposal.side().name());
        document.put("limit", proposal.limit().toString());
        document.put("reference", proposal.reference().toString());
        proposal.stop().ifPresent(stop -> document.put("stop", stop.toString()));
        proposal.target().ifPresent(target -> document.put("target", target.toString()));
        document.put("confidence", BigDecimal.valueOf(proposal.confidence()).toPlainString());
        document.put("rationale", proposal.rationale());
        proposal.asked().ifPresent(key -> document.put("asked", key(key)));
        proposal.request().ifPresent(request -> {
            Map<String, Object> terms = new HashMap<>();
            TermsRow.write(request.terms(), terms);
            document.put("terms", terms);
        });
        proposal.validUntilNanos().ifPresent(until -> document.put("validUntil", UtcNanos.format(until)));
        document.put("at", UtcNanos.format(proposal.atNanos()));
        return document;
    }

    private static Map<String, Object> key(RequestKey key) {
        return Map.of("idempotencyKey", key.idempotencyKey(), "bodyHash", key.bodyHash(), "by", key.by());
    }

    /**
     * The proposal again.
     *
     * @param document as {@link #of} wrote it, out of the desk's own journal
     */
    public static TradeProposal restored(Document document) {
        Optional<RequestKey> asked = document.object("asked")
                .map(key -> new RequestKey(key.text("idempotencyKey"), key.text("bodyHash"), key.text("by")));
        Optional<ManualRequest> request = document.object("terms")
                .flatMap(terms -> asked.map(key -> new ManualRequest(
                        key.idempotencyKey(), key.bodyHash(), TermsRow.read(terms::value), key.by())));
        return new MintedProposal(
                new ProposalId(document.text("id")),
                document.text("strategy"),
                new Symbol(document.text("symbol")),
                Side.valueOf(document.text("side")),
                Price.of(document.text("limit")),
                Price.of(document.text("reference")),
                document.value("stop").map(Price::of),
                document.value("target").map(Price::of),
                Double.parseDouble(document.text("confidence")),
                document.text("rationale"),
                request,
                asked,
                document.value("validUntil").map(UtcNanos::parse),
                UtcNanos.parse(document.text("at")));
    }
}
