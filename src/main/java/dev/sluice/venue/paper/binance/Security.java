package dev.sluice.venue.paper.binance;

/** Who may ask ({@code rest-api.md}, "Request Security"). All but NONE are signed. */
public enum Security {
    NONE,
    TRADE,
    USER_DATA,
    USER_STREAM
}
