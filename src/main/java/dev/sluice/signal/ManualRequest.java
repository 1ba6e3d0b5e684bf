package dev.sluice.signal;

import dev.sluice.vocabulary.OrderTerms;

/**
 * An order that a person asked for, in every detail; the gates may refuse it but never change it.
 *
 * @param idempotencyKey names the request, so that repeating it makes no second order
 * @param bodyHash of what was asked, to tell a repetition from another request under the same key
 * @param by the role of who asked
 */
public record ManualRequest(String idempotencyKey, String bodyHash, OrderTerms terms, String by) {
    /** What makes it safe to repeat. */
    public RequestKey key() {
        return new RequestKey(idempotencyKey, bodyHash, by);
    }
}
