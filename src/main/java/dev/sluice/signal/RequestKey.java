package dev.sluice.signal;

/**
 * What makes a request safe to repeat.
 *
 * @param idempotencyKey names the request, so that repeating it makes no second order
 * @param bodyHash of what was asked, to tell a repetition from another request under the same key
 * @param by the role of who asked
 */
public record RequestKey(String idempotencyKey, String bodyHash, String by) {}
