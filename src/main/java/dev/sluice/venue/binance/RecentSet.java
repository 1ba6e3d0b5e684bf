package dev.sluice.venue.binance;

import java.util.HashSet;
import java.util.Set;

/**
 * Remembers what was added last: as many elements as it is made for, and up to twice as many. It forgets a whole
 * generation at once, because to look for the oldest at every addition costs more than the addition.
 */
final class RecentSet<E> {
    private final int memory;
    private Set<E> young = new HashSet<>();
    private Set<E> old = new HashSet<>();

    /** @param memory how many elements are remembered at least */
    RecentSet(int memory) {
        this.memory = memory;
    }

    /** Whether it was not there before. */
    boolean add(E element) {
        if (old.contains(element) || !young.add(element)) {
            return false;
        }
        if (young.size() == memory) {
            Set<E> forgotten = old;
            old = young;
            forgotten.clear();
            young = forgotten;
        }
        return true;
    }

    boolean contains(E element) {
        return young.contains(element) || old.contains(element);
    }
}
