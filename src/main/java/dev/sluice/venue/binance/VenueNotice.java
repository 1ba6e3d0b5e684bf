package dev.sluice.venue.binance;

import dev.sluice.vocabulary.Symbol;

/** Something worth counting or telling. Texts never hold secrets, signatures or signed payloads. */
public sealed interface VenueNotice {
    /** A connection was opened for the first time. */
    record Opened(VenueChannel channel, String connection) implements VenueNotice {}

    /** A connection ended, or the first attempt to open it failed. */
    record Closed(VenueChannel channel, String connection, boolean planned, String reason) implements VenueNotice {}

    /**
     * An attempt to open a connection again ended.
     *
     * @param cause why it was opened again
     * @param success whether it opened
     */
    record Reconnected(VenueChannel channel, String connection, Cause cause, boolean success) implements VenueNotice {}

    /** A connection that lives but delivers nothing is no longer believed and is being replaced. */
    record Stale(VenueChannel channel, String connection, long silentNanos) implements VenueNotice {}

    /**
     * Messages of a stream are missing, for no reason that was told of before.
     *
     * @param stream such as {@code depth} or {@code trade}
     * @param expected the id that should have come
     * @param received the id that came
     */
    record Gap(Symbol symbol, String stream, long expected, long received) implements VenueNotice {}

    /**
     * A message could not be understood and was dropped.
     *
     * @param source the stream's name, or the connection's where the message does not show it
     */
    record Malformed(VenueChannel channel, String source, String reason) implements VenueNotice {}

    /** A well-formed message of a kind that the adapter does not know was ignored. */
    record Unknown(VenueChannel channel, String type) implements VenueNotice {}

    /** A depth snapshot is fetched, because the book has none or lost its sequence. */
    record SnapshotRequested(Symbol symbol) implements VenueNotice {}

    /** A depth snapshot did not come or was too old; another one follows while it is needed. */
    record SnapshotRefused(Symbol symbol, String reason) implements VenueNotice {}

    /** The venue wants nothing more for a while (429), or has banned this address (418). */
    record BanStarted(boolean banned, long untilNanos) implements VenueNotice {}

    record BanEnded() implements VenueNotice {}

    /** How much request weight the venue says is used in the running interval. */
    record WeightUsed(long used, long limit) implements VenueNotice {}

    /**
     * The venue's clock minus this machine's.
     *
     * @param roundTripNanos of the measurement that it comes from: the error is at most half of it
     */
    record ClockOffset(long offsetNanos, long roundTripNanos) implements VenueNotice {}

    /** The venue answered a request, after so long. */
    record Answered(long roundTripNanos) implements VenueNotice {}

    /** A person should know. */
    record Alarm(String text) implements VenueNotice {}

    /** The user stream told of an order that is not ours. */
    record ForeignOrder(Symbol symbol, String clientOrderId, String status) implements VenueNotice {}

    /**
     * The desk may have missed something of its orders, or has heard nothing for a while, which looks the same as an
     * idle account: it should compare with the venue's books.
     *
     * @param cause such as {@code reconnected}, {@code interval}, {@code malformed_event}
     */
    record AlignmentDue(String cause) implements VenueNotice {}

    /**
     * A request about an order ended. Hashes are SHA-256 in lower-case hexadecimal, fit for a journal: of the endpoint
     * with its unsigned parameters, and of the answer's body (empty text when none came).
     *
     * @param outcome {@code ok}, {@code rejected}, {@code not_accepted}, {@code partial}, {@code unknown}, {@code lost}
     *     or {@code not_sent}
     */
    record Exchanged(Endpoint endpoint, String requestHash, String answerHash, String outcome) implements VenueNotice {}

    /** Why a connection is opened again. */
    enum Cause {
        /** It broke or could not be opened. */
        LOST,
        /** Its day is nearly over. */
        RENEWAL,
        /** The server announced that it will go. */
        SHUTDOWN,
        /** It lived but delivered nothing. */
        STALE
    }
}
