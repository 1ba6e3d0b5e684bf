package dev.sluice.venue.binance;

/** The roads between adapter and venue. */
public enum VenueChannel {
    /** Public market streams. */
    MARKET_STREAM("market"),
    /** The WebSocket API with the user data stream on it. */
    WEBSOCKET_API("api"),
    REST("rest");

    private final String label;

    VenueChannel(String label) {
        this.label = label;
    }

    /** Its name as a metric label. */
    public String label() {
        return label;
    }
}
