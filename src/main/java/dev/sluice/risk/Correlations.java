package dev.sluice.risk;

import dev.sluice.vocabulary.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Which symbols count together because their returns go together. Two whose correlation has reached the threshold are
 * linked, and whatever hangs together by links is one group. As long as a correlation is not known, two are linked:
 * what nobody has measured is not taken for diversification.
 */
final class Correlations {
    private final double minRatio;
    private final List<Symbol> symbols;
    private final Map<Symbol, Integer> numbers = new HashMap<>();
    private final boolean[][] apart;
    private final List<List<Symbol>> groups = new ArrayList<>();

    Correlations(double minRatio, Collection<Symbol> symbols) {
        this.minRatio = minRatio;
        this.symbols = List.copyOf(new TreeSet<>(symbols));
        this.apart = new boolean[this.symbols.size()][this.symbols.size()];
        for (int i = 0; i < this.symbols.size(); i++) {
            numbers.put(this.symbols.get(i), i);
            groups.add(this.symbols);
        }
    }

    /** A candle of the symbol has closed: its correlations are measured anew. */
    void closed(Symbol symbol, Map<Symbol, CandleFold> folds) {
        Integer number = numbers.get(symbol);
        CandleFold own = folds.get(symbol);
        if (number == null || own == null) {
            return;
        }
        boolean changed = false;
        for (int other = 0; other < symbols.size(); other++) {
            CandleFold fold = folds.get(symbols.get(other));
            if (other != number && fold != null) {
                OptionalDouble ratio = Returns.correlation(own.returns(), fold.returns());
                boolean now = ratio.isPresent() && ratio.getAsDouble() < minRatio;
                changed |= now != apart[number][other];
                apart[number][other] = now;
                apart[other][number] = now;
            }
        }
        if (changed) {
            regroup();
        }
    }

    /** The symbols that count together with this one, itself included; it alone if it is not known. */
    List<Symbol> group(Symbol symbol) {
        Integer number = numbers.get(symbol);
        return number == null ? List.of(symbol) : groups.get(number);
    }

    private void regroup() {
        int[] groupOf = new int[symbols.size()];
        Arrays.fill(groupOf, -1);
        for (int start = 0; start < symbols.size(); start++) {
            if (groupOf[start] < 0) {
                List<Symbol> members = reach(start, groupOf);
                for (int i = 0; i < symbols.size(); i++) {
                    if (groupOf[i] == start) {
                        groups.set(i, members);
                    }
                }
            }
        }
    }

    private List<Symbol> reach(int start, int[] groupOf) {
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        groupOf[start] = start;
        TreeSet<Symbol> members = new TreeSet<>();
        while (!open.isEmpty()) {
            int next = open.remove();
            members.add(symbols.get(next));
            for (int other = 0; other < symbols.size(); other++) {
                if (groupOf[other] < 0 && !apart[next][other]) {
                    groupOf[other] = start;
                    open.add(other);
                }
            }
        }
        return List.copyOf(members);
    }
}
