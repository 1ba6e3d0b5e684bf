package dev.sluice.venue.paper.binance;

/** One client's connection; everything on the exchange's loop. */
public interface Session {
    /** A text frame came. */
    void onText(String frame);

    /** A pong came. */
    void onPong();

    /** A ping came; the socket answers it by itself. */
    void onPing();

    /** The connection is gone. */
    void onClosed();

    /** The exchange is about to stop ({@code serverShutdown}). */
    void announceShutdown();

    /** Cuts the connection. */
    void disconnect();

    /** Ends the user data streams, if it has any, and nothing else. */
    default void terminateUserStreams() {}
}
