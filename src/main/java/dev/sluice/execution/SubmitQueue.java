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
 * opens, and else the oldest first. Cancels never wait. Beside them stand those that wait for a person: they have no
 * turn until somebody has signed them off.
 */
final class SubmitQueue {
    private static final Comparator<Waiting> FIRST =
            Comparator.comparing(Waiting::opens).thenComparingLong(Waiting::number);

    private final int maxInFlight;
    private final Set<OrderId> inFlight = new HashSet<>();
    private final TreeSet<Waiting> waiting = new TreeSet<>(FIRST);
    private final Set<OrderId> held = new HashSet<>();
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

    /** It waits for a person. */
    void hold(Order order) {
        held.add(order.id());
    }

    boolean isHeld(Order order) {
        return held.contains(order.id());
    }

    /** It waits for no person any more; false if it did not. */
    boolean letGo(Order order) {
        return held.remove(order.id());
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
        held.remove(order.id());
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
