package dev.sluice.venue.paper.binance;

import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * One thing that a client can ask of the exchange, by REST, by the WebSocket API, or both.
 *
 * @param route where REST has it
 * @param method what the WebSocket API calls it, such as {@code order.place}
 * @param weight what it costs of the address's REQUEST_WEIGHT, from its parameters, before they are checked
 * @param orders how many orders it adds to the account's unfilled orders when it succeeds, such as 2 for an OCO
 */
public record Operation(
        Optional<Route> route,
        Optional<String> method,
        Security security,
        ToIntFunction<Params> weight,
        int orders,
        Handler handler) {
    /** What it is called: by the WebSocket API, else verb and path. */
    String name() {
        return method.or(() -> route.map(Route::toString)).orElse("");
    }

    /** A verb and a path below the base URL, such as {@code POST /api/v3/order}. */
    public record Route(String verb, String path) {
        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    /** Reads a request. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Reads every parameter that the operation has, except those of the signature, and checks them as far as
         * that goes without looking at the market.
         *
         * @return what to do once the framework has found that nothing was sent beyond what was read
         * @throws ApiError what is wrong with the parameters
         */
        Action read(Params params);
    }

    /** Does what a request asks for. */
    @FunctionalInterface
    public interface Action {
        /** Called on the exchange's loop. The reply is given exactly once, now or later, on the same loop. */
        void perform(Call call, Reply reply);
    }

    /** Begins a description. */
    static Builder security(Security security) {
        return new Builder(security);
    }

    /** Collects what is said of an operation; weight 1 and no orders unless said otherwise. */
    static final class Builder {
        private final Security security;
        private Optional<Route> route = Optional.empty();
        private Optional<String> method = Optional.empty();
        private ToIntFunction<Params> weight = params -> 1;
        private int orders;

        private Builder(Security security) {
            this.security = security;
        }

        /** For example {@code rest("POST /api/v3/order")}. */
        Builder rest(String verbAndPath) {
            String[] parts = verbAndPath.split(" ", 2);
            route = Optional.of(new Route(parts[0], parts[1]));
            return this;
        }

        Builder ws(String name) {
            method = Optional.of(name);
            return this;
        }

        Builder weight(int constant) {
            weight = params -> constant;
            return this;
        }

        Builder weight(ToIntFunction<Params> of) {
            weight = of;
            return this;
        }

        /** Counts as so many new orders. */
        Builder orders(int count) {
            orders = count;
            return this;
        }

        Operation does(Handler handler) {
            return new Operation(route, method, security, weight, orders, handler);
        }
    }
}
