package dev.sluice.venue.binance;

/** What came of a request, its answer read. */
public sealed interface Outcome<T> {
    /** The venue did it. */
    record Done<T>(T value) implements Outcome<T> {}

    /** The venue answered with an error; its verdict says what that proves. */
    record Refused<T>(VenueAnswer.Refused answer) implements Outcome<T> {}

    /** Nothing happened; see {@link VenueAnswer.NotSent}. */
    record NotSent<T>(String reason) implements Outcome<T> {}

    /** It may have happened; see {@link VenueAnswer.Lost}. An answer that cannot be read is lost, too. */
    record Lost<T>(String reason) implements Outcome<T> {}
}
