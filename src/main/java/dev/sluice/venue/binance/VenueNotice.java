package dev.sluice.venue.binance;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;

/**
 * Something worth counting, logging or telling a person. No notice carries a secret, a signature or a signed payload.
 *
 * <p>{@code connection} is {@code market-N}, {@code user} or {@code api}; reasons are short codes or venue messages.
 */
public sealed interface VenueNotice {
    /** A connection is open and serves. */
    record ConnectionOpened(String connection) implements VenueNotice {}

    /** A connection ended. */
    record ConnectionClosed(String connection, String reason) implements VenueNotice {}

    /** An attempt to replace a lost connection ended. */
    record Reconnected(String connection, boolean success) implements VenueNotice {}

    /** A connection lives but has delivered nothing for this long, and is not trusted any more. */
    record Stale(String connection, long silentNanos) implements VenueNotice {}

    /** A book lost its sequence. */
    record Gap(Symbol symbol, String reason) implements VenueNotice {}

    /** A message was not what the documents promise; it was dropped. */
    record Malformed(String connection, String reason) implements VenueNotice {}

    /** A message of a kind that is not documented; it was dropped. */
    record UnknownEvent(String connection, String kind) implements VenueNotice {}

    /** A book's snapshot was asked for. */
    record SnapshotRequested(Symbol symbol) implements VenueNotice {}

    /** A book's snapshot did not come; it will be asked for again. */
    record SnapshotRefused(Symbol symbol, String reason) implements VenueNotice {}

    /** Nothing (or no order) goes out until then: 429 or 418 came, or 403. Times are the venue's. */
    record PauseStarted(int status, boolean ordersOnly, long untilNanos) implements VenueNotice {}

    /** Requests go out again. */
    record PauseEnded(int status) implements VenueNotice {}

    /** How much of a limit is used, as the venue said last. */
    record LimitUsed(RateLimit limit, int used) implements VenueNotice {}

    /** Venue time minus our time. */
    record ClockOffset(long offsetNanos, long roundTripNanos) implements VenueNotice {}

    /** The user stream told of an order that is not ours. */
    record ForeignOrder(Symbol symbol, String clientOrderId, String status) implements VenueNotice {}

    /** The desk may have missed something of its orders; it should compare with the venue's books. */
    record AlignmentDue(String cause) implements VenueNotice {}

    /**
     * A request of an order and its answer, as SHA-256 in lower-case hexadecimal: of the unsigned parameters, and of the
     * answer's body.
     *
     * @param clientOrderId whose request it was
     * @param answerHash empty text when no answer came
     */
    record Exchanged(
            Endpoint endpoint, ClientOrderId clientOrderId, String requestHash, String answerHash, String outcome)
            implements VenueNotice {}

    /** A person must know. */
    record Alarm(String code, String text) implements VenueNotice {}
}
