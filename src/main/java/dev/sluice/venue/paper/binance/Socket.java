package dev.sluice.venue.paper.binance;

/** A client's WebSocket as a session sees it. Nothing arrives after {@link #close}. */
public interface Socket {
    void text(String frame);

    void ping(String payload);

    /**
     * Ends the connection.
     *
     * @param code RFC 6455 status; 0 cuts it without a word
     */
    void close(int code, String reason);
}
