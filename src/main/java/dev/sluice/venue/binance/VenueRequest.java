package dev.sluice.venue.binance;

import java.util.ArrayList;
import java.util.List;

/**
 * One request, the same for REST and the WebSocket API. It holds no key, timestamp or signature: the road adds them.
 *
 * @param parameters in the order in which they are sent and, on REST, signed
 * @param weight what it costs of the address's REQUEST_WEIGHT
 * @param orders what it adds to the account's unfilled order count if it succeeds
 */
public record VenueRequest(Endpoint endpoint, List<Parameter> parameters, int weight, int orders) {
    /**
     * A parameter.
     *
     * @param value plain text, not percent-encoded
     * @param literal whether it stands in JSON as it is (a number, a truth value, an array), not in quotes
     */
    public record Parameter(String name, String value, boolean literal) {}

    public VenueRequest {
        parameters = List.copyOf(parameters);
    }

    public static Builder of(Endpoint endpoint) {
        return new Builder(endpoint);
    }

    /** Puts a request together. */
    public static final class Builder {
        private final Endpoint endpoint;
        private final List<Parameter> parameters = new ArrayList<>(16);
        private int weight;
        private int orders;

        private Builder(Endpoint endpoint) {
            this.endpoint = endpoint;
            this.weight = endpoint.weight();
        }

        public Builder with(String name, String value) {
            parameters.add(new Parameter(name, value, false));
            return this;
        }

        public Builder with(String name, long value) {
            parameters.add(new Parameter(name, Long.toString(value), true));
            return this;
        }

        /** A value that is JSON already: a truth value, or an array such as {@code ["BTCUSDT"]}. */
        public Builder withJson(String name, String json) {
            parameters.add(new Parameter(name, json, true));
            return this;
        }

        /** States another weight than the endpoint's usual one. */
        public Builder weighing(int other) {
            weight = other;
            return this;
        }

        /** States how many orders it places. */
        public Builder placing(int count) {
            orders = count;
            return this;
        }

        public VenueRequest build() {
            return new VenueRequest(endpoint, parameters, weight, orders);
        }
    }
}
