package dev.sluice.risk;

import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;

/**
 * What a gate found, or what it would have allowed. Kept as it was measured: most evaluations are never read, so that
 * text is made only when one is journaled or shown.
 */
public sealed interface Measure {
    /** As journaled and shown. */
    String text();

    static Measure amount(BigDecimal value) {
        return new Amount(value);
    }

    static Measure count(long value) {
        return new Count(value, "");
    }

    /** @param unit follows the number as it stands, such as {@code /s} */
    static Measure count(long value, String unit) {
        return new Count(value, unit);
    }

    /** A duration, shown in milliseconds. */
    static Measure duration(long nanos) {
        return new Duration(nanos);
    }

    /** A size and what kept it from being larger. */
    static Measure bound(Quantity quantity, String by) {
        return new Bound(quantity, by);
    }

    static Measure share(long part, long whole) {
        return new Share(part, whole);
    }

    static Measure words(String text) {
        return new Words(text);
    }

    /** An exact decimal. */
    record Amount(BigDecimal value) implements Measure {
        @Override
        public String text() {
            return Money.plain(value);
        }
    }

    /** A whole number with its unit. */
    record Count(long value, String unit) implements Measure {
        @Override
        public String text() {
            return value + unit;
        }
    }

    /** A size and what bounds it. */
    record Bound(Quantity quantity, String by) implements Measure {
        @Override
        public String text() {
            return quantity + " by " + by;
        }
    }

    /** A length of time. */
    record Duration(long nanos) implements Measure {
        @Override
        public String text() {
            return Money.plain(BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(UtcNanos.PER_MILLI))) + " ms";
        }
    }

    /** So many of so many. */
    record Share(long part, long whole) implements Measure {
        @Override
        public String text() {
            return part + " of " + whole;
        }
    }

    /** What is no number. */
    record Words(String text) implements Measure {}
}
