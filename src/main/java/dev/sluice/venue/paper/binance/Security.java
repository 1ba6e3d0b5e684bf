package dev.sluice.venue.paper.binance;

/** Who may ask ({@code rest-api.md}, "Request Security"). All but NONE and API_KEY are signed. */
public enum Security {
    NONE,
    /** A known key, but no signature. */
    API_KEY,
    TRADE,
    USER_DATA,
    USER_STREAM
}
