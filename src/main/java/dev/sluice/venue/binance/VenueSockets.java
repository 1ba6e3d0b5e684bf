package dev.sluice.venue.binance;

/** How WebSockets enter: the port that the adapter's state machines open their connections through. */
public interface VenueSockets {
    /**
     * Opens a connection; what becomes of it is told to the listener, on the adapter's loop and never inside this call.
     *
     * @param url {@code ws://} or {@code wss://} with path and query
     */
    Socket open(String url, Listener listener);

    /** One connection, from the moment at which it was asked for. */
    interface Socket {
        /** Sends a text message; nothing happens unless the connection is open. */
        void send(String text);

        /** Ends the connection or the attempt; the listener hears nothing more. Harmless when repeated. */
        void close();
    }

    /** Hears of one connection. Pings are answered below this and are not heard here. */
    interface Listener {
        void opened();

        /** A whole message. The bytes are UTF-8 and valid during the call only. */
        void message(byte[] bytes, int offset, int length);

        /**
         * The last call: the connection could not be opened, or has ended.
         *
         * @param reason in words without secrets
         */
        void closed(String reason);
    }
}
