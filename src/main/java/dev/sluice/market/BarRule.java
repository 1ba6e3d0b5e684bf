package dev.sluice.market;

import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.FixedPoint;

/** When a delta bar ends; as text {@code 1m} (an interval), {@code 500t} (trades) or {@code 2.5v} (base quantity). */
public sealed interface BarRule {
    /** With the interval in which its trades were traded. */
    record Time(CandleInterval interval) implements BarRule {
        @Override
        public String toString() {
            return interval.toString();
        }
    }

    /**
     * With its last trade.
     *
     * @param count 1 or more
     */
    record Trades(int count) implements BarRule {
        public Trades {
            if (count < 1) {
                throw new IllegalArgumentException("a bar has at least one trade, not " + count);
            }
        }

        @Override
        public String toString() {
            return count + "t";
        }
    }

    /**
     * With the trade that reaches a volume; it is not split, so a bar may have more.
     *
     * @param units base quantity in 10⁻⁸, 1 or more
     */
    record Volume(long units) implements BarRule {
        public Volume {
            if (units < 1) {
                throw new IllegalArgumentException("a bar has a volume, not " + FixedPoint.format(units));
            }
        }

        @Override
        public String toString() {
            return FixedPoint.format(units) + "v";
        }
    }

    /** @throws IllegalArgumentException for any other text, naming it */
    static BarRule of(String text) {
        String number = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
        try {
            return switch (text.isEmpty() ? ' ' : text.charAt(text.length() - 1)) {
                case 't' -> new Trades(Integer.parseInt(number));
                case 'v' -> new Volume(FixedPoint.parse(number));
                default -> new Time(CandleInterval.of(text));
            };
        } catch (IllegalArgumentException e) {
            String shown = text.length() > 20 ? text.substring(0, 20) + "…" : text;
            throw new IllegalArgumentException("\"" + shown + "\" is no rule for bars such as 1m, 500t or 2.5v", e);
        }
    }
}
