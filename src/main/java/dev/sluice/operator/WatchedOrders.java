package dev.sluice.operator;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of orders on their way, until it has been measured. Orders that were under way before the process
 * started are not known, and not measured; beyond the limit the oldest is forgotten.
 */
final class WatchedOrders {
    static final int LIMIT = 16_384;

    private final Map<String, Watched> orders = new LinkedHashMap<>();

    /** One order; whatever has not happened yet, or has been taken, is empty. */
    static final class Watched {
        private Optional<Long> proposedNanos = Optional.empty();
        private Optional<Long> submittingNanos = Optional.empty();
        private Optional<BigDecimal> reference = Optional.empty();

        void proposedAt(long nanos) {
            proposedNanos = Optional.of(nanos);
        }

        void submittingAt(long nanos) {
            submittingNanos = Optional.of(nanos);
        }

        void decidedAt(Optional<BigDecimal> price) {
            reference = reference.or(() -> price);
        }

        /** When it was proposed; the first time it is asked. */
        Optional<Long> takeProposedNanos() {
            Optional<Long> taken = proposedNanos;
            proposedNanos = Optional.empty();
            return taken;
        }

        /** When it was about to be sent; the first time it is asked. */
        Optional<Long> takeSubmittingNanos() {
            Optional<Long> taken = submittingNanos;
            submittingNanos = Optional.empty();
            return taken;
        }

        /** The price it was decided at. */
        Optional<BigDecimal> reference() {
            return reference;
        }
    }

    /** The order, watched from now on if it was not. */
    Watched watch(String order) {
        Watched watched = orders.computeIfAbsent(order, _ -> new Watched());
        if (orders.size() > LIMIT) {
            orders.remove(orders.keySet().iterator().next());
        }
        return watched;
    }

    Optional<Watched> find(String order) {
        return Optional.ofNullable(orders.get(order));
    }

    /** It has ended. */
    void forget(String order) {
        orders.remove(order);
    }
}
