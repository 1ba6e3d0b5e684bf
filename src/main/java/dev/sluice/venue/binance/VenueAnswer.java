package dev.sluice.venue.binance;

import java.util.OptionalLong;

/** What came of a request. Every request gets exactly one answer, a lost one too. */
public sealed interface VenueAnswer {
    /**
     * The venue did it.
     *
     * @param body the JSON of a REST answer's body, or of a WebSocket API answer's {@code result}; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // a large body is read once and compared never
    record Ok(byte[] body) implements VenueAnswer {}

    /**
     * The venue answered with an error.
     *
     * @param status the HTTP status, or the WebSocket API's, which is the same
     * @param code Binance's code, such as −2010; 0 when the answer has none
     * @param message the venue's words, on one line and at most 200 characters
     * @param data the JSON of a cancel-and-replace error's {@code data}; else empty
     * @param retryAtNanos when the venue lets us try again, venue time, if it said so
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Refused(Verdict verdict, int status, int code, String message, byte[] data, OptionalLong retryAtNanos)
            implements VenueAnswer {}

    /**
     * It was not sent, or no byte of it can have reached the venue: nothing happened.
     *
     * @param reason a code such as {@code rate_weight}, {@code banned}, {@code not_connected}
     */
    record NotSent(String reason) implements VenueAnswer {}

    /**
     * It may have reached the venue and no usable answer came: the outcome is unknown.
     *
     * @param reason a code such as {@code timeout}, {@code disconnected}, {@code malformed_answer}
     */
    record Lost(String reason) implements VenueAnswer {}
}
