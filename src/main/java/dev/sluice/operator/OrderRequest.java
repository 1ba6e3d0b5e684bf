package dev.sluice.operator;

import dev.sluice.vocabulary.OrderTerms;

/**
 * An order that a person wants, well formed.
 *
 * @param idempotencyKey 1 to 128 printable ASCII characters; the same key never makes a second order
 * @param bodyHash of the request, to tell a repetition from another request under the same key
 * @param by the role of who asks
 */
public record OrderRequest(String idempotencyKey, String bodyHash, OrderTerms terms, String by) {}
