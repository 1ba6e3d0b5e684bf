package dev.sluice.pipeline;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.signal.RequestKey;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.ProposalId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was answered to people's requests, by their key, so that a request that comes twice is carried out once.
 * Bounded: beyond the limit the oldest are forgotten.
 */
final class RememberedRequests {
    /** Requests remembered, across restarts too. */
    static final int LIMIT = 100_000;

    private final LinkedHashMap<String, Remembered> byKey = new LinkedHashMap<>();

    private record Remembered(String bodyHash, OrderAnswer answer) {}

    /** What to answer to a request that came before; empty if it is new. */
    Optional<OrderAnswer> answer(RequestKey request) {
        return Optional.ofNullable(byKey.get(request.idempotencyKey()))
                .map(earlier -> earlier.bodyHash().equals(request.bodyHash())
                        ? earlier.answer()
                        : new OrderAnswer.KeyReused(request.idempotencyKey()));
    }

    void remember(RequestKey request, OrderAnswer answer) {
        remember(request.idempotencyKey(), new Remembered(request.bodyHash(), answer));
    }

    /** @param row of the requests projection, oldest first */
    void restore(ProjectedRow row) {
        ProposalId proposal = new ProposalId(row.text("proposalId"));
        OrderAnswer answer = row.value("orderId")
                .<OrderAnswer>map(order -> new OrderAnswer.Accepted(new OrderId(order), proposal))
                .orElseGet(() -> new OrderAnswer.Refused(
                        proposal, row.text("code"), row.text("gate"), row.value("measured"), row.value("allowed")));
        remember(row.text("idempotencyKey"), new Remembered(row.text("bodyHash"), answer));
    }

    private void remember(String key, Remembered remembered) {
        byKey.put(key, remembered);
        if (byKey.size() > LIMIT) {
            Map.Entry<String, Remembered> oldest = byKey.firstEntry();
            byKey.remove(oldest.getKey());
        }
    }
}
