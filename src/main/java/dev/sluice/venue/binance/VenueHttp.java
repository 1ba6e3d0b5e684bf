package dev.sluice.venue.binance;

import java.util.List;
import java.util.function.Consumer;

/** How HTTP requests enter: the port that {@link BinanceRest} sends through. It sends nothing twice. */
public interface VenueHttp {
    /**
     * Sends one request.
     *
     * @param answer hears exactly once, on the adapter's loop, never inside this call and not much later than the
     *     timeout
     */
    void send(Call call, Consumer<Result> answer);

    /**
     * A request as it goes out. It may hold a signature and is never shown.
     *
     * @param target path and query
     * @param apiKey for the header {@code X-MBX-APIKEY}; empty for none
     */
    record Call(Endpoint.Method method, String target, String apiKey, long timeoutNanos) {
        /** Names the method and nothing else. */
        @Override
        public String toString() {
            return "Call[" + method + "]";
        }
    }

    /** What came of it. */
    sealed interface Result {
        /** A whole answer, of whatever status. */
        @SuppressWarnings("ArrayRecordComponent") // read once, never compared
        record Answered(int status, List<Header> headers, byte[] body) implements Result {}

        /**
         * No byte of it has left.
         *
         * @param reason a code such as {@code not_connected}
         */
        record NotSent(String reason) implements Result {}

        /**
         * It may have reached the venue, and no whole answer came.
         *
         * @param reason a code such as {@code timeout} or {@code disconnected}
         */
        record Lost(String reason) implements Result {}
    }

    /** A header of an answer. */
    record Header(String name, String value) {}
}
