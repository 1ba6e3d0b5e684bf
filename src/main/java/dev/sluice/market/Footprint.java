package dev.sluice.market;

import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A bar's volume by price and who took.
 *
 * @param levels those with trades, lowest first
 */
public record Footprint(DeltaBar bar, List<Level> levels) {
    /**
     * Volumes at one price, base quantities.
     *
     * @param price lower edge of the level, in 10⁻⁸; it is as high as the bar's step
     */
    public record Level(long price, BigDecimal buy, BigDecimal sell, BigDecimal unknown) {}

    /**
     * What counts as an imbalance.
     *
     * @param ratio how many times the one side's volume must be the other's; more than 0
     * @param minimum least volume of the greater side; 0 or more
     * @param stacked levels on top of each other that count as stacked; 2 or more
     */
    public record Rule(BigDecimal ratio, BigDecimal minimum, int stacked) {
        /** Three times as much, whatever it is, on three levels. */
        public static final Rule DEFAULT = new Rule(BigDecimal.valueOf(3), BigDecimal.ZERO, 3);

        public Rule {
            if (ratio.signum() <= 0 || minimum.signum() < 0 || stacked < 2) {
                throw new IllegalArgumentException("ratio " + ratio + ", minimum " + minimum + ", stacked " + stacked);
            }
        }
    }

    /**
     * Imbalances of one side on levels that touch.
     *
     * @param lowest price of the lowest level, in 10⁻⁸
     * @param highest price of the highest level
     */
    public record Stack(Side side, long lowest, long highest, int levels) {}

    public Footprint {
        levels = List.copyOf(levels);
    }

    /**
     * Whether takers of a side were far more than those of the other, diagonally: who buys takes the ask, and who sells
     * at that moment takes the bid below it. So what was bought at a level is compared with what was sold one step
     * below, what was sold with what was bought one step above. A step without trades has volume 0; beyond the bar's
     * lowest and highest level there is nothing to compare with.
     *
     * @param index of the level, from the lowest
     */
    public boolean isImbalanced(int index, Side side, Rule rule) {
        int other = index - side.sign();
        if (other < 0 || other >= levels.size()) {
            return false;
        }
        boolean touching =
                Math.abs(levels.get(index).price() - levels.get(other).price()) == bar.step();
        BigDecimal less = touching ? volume(other, side.opposite()) : BigDecimal.ZERO;
        BigDecimal more = volume(index, side);
        return more.signum() > 0 && more.compareTo(rule.minimum) >= 0 && more.compareTo(less.multiply(rule.ratio)) >= 0;
    }

    private BigDecimal volume(int index, Side taker) {
        return taker == Side.BUY ? levels.get(index).buy() : levels.get(index).sell();
    }

    /** Stacked imbalances of a side, lowest first; each as many levels as there are. */
    public List<Stack> stacks(Side side, Rule rule) {
        List<Stack> stacks = new ArrayList<>();
        int first = 0;
        for (int next = 0; next <= levels.size(); next++) {
            boolean goesOn = next < levels.size() && isImbalanced(next, side, rule);
            boolean touches = goesOn
                    && next > first
                    && levels.get(next).price() == levels.get(next - 1).price() + bar.step();
            if (!touches) {
                if (next - first >= rule.stacked) {
                    long highest = levels.get(next - 1).price();
                    stacks.add(new Stack(side, levels.get(first).price(), highest, next - first));
                }
                first = goesOn ? next : next + 1;
            }
        }
        return stacks;
    }
}
