package dev.sluice.execution;

import dev.sluice.vocabulary.OrderId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** When each order is to be looked at next: one time for each. What was overwritten stays in the heap for a while. */
final class OrderTimers {
    private static final Comparator<Due> SOONEST = Comparator.comparingLong(Due::atNanos)
            .thenComparing(due -> due.order().value());

    private final PriorityQueue<Due> heap = new PriorityQueue<>(SOONEST);
    private final Map<OrderId, Long> due = new HashMap<>();

    private record Due(OrderId order, long atNanos) {}

    /** @param atNanos 0 for never */
    void set(OrderId order, long atNanos) {
        if (atNanos == 0) {
            due.remove(order);
            return;
        }
        Long before = due.put(order, atNanos);
        if (before == null || before != atNanos) {
            heap.add(new Due(order, atNanos));
        }
    }

    /** The next order that is due, taken out. */
    Optional<OrderId> poll(long nowNanos) {
        long next = nextNanos();
        Due first = heap.peek();
        if (first == null || next > nowNanos) {
            return Optional.empty();
        }
        heap.remove();
        due.remove(first.order());
        return Optional.of(first.order());
    }

    /** The soonest time; {@code Long.MAX_VALUE} if nothing waits. */
    long nextNanos() {
        for (Due first = heap.peek(); first != null; first = heap.peek()) {
            Long current = due.get(first.order());
            if (current != null && current == first.atNanos()) {
                return first.atNanos();
            }
            heap.remove();
        }
        return Long.MAX_VALUE;
    }
}
