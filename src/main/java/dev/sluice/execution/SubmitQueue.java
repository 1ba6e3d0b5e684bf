package dev.sluice.execution;

import dev.sluice.vocabulary.OrderId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Orders that wait for their turn, because only so many submits may be under way at once: what reduces before what
 * opens, and else the oldest first. Cancels never wait.
 */
final class SubmitQueue {
    private static final Comparator<Waiting> FIRST =
            Comparator.comparing(Waiting::opens).thenComparingLong(Waiting::number);

    private final int maxInFlight;
    private final Set<OrderId> inFlight = new HashSet<>();
    private final TreeSet<Waiting> waiting = new TreeSet<>(FIRST);
    private long numbers;

    private record Waiting(boolean opens, long number, Order order) {}

    SubmitQueue(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    /** Whether an order may go now: there is room, and nobody waits whose turn it is first. */
    boolean hasRoom() {
        return inFlight.size() < maxInFlight && waiting.isEmpty();
    }

    void add(Order order) {
        waiting.add(new Waiting(!order.reducing(), numbers++, order));
    }

    /** The order whose turn it is, taken out; empty while there is no room. */
    Optional<Order> next() {
        Iterator<Waiting> all = waiting.iterator();
        if (inFlight.size() >= maxInFlight || !all.hasNext()) {
            return Optional.empty();
        }
        Order order = all.next().order();
        all.remove();
        return Optional.of(order);
    }

    void remove(Order order) {
        waiting.removeIf(each -> each.order() == order);
    }

    /** Takes note of where an order stands. */
    void note(Order order) {
        if (order.isUnderWay()) {
            inFlight.add(order.id());
        } else {
            inFlight.remove(order.id());
        }
    }
}
