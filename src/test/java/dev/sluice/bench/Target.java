package dev.sluice.bench;

/**
 * What a figure ought to be; held against the median, and only shown.
 *
 * @param atMost whether less is better
 */
record Target(double value, boolean atMost) {
    static Target below(double value) {
        return new Target(value, true);
    }

    static Target atLeast(double value) {
        return new Target(value, false);
    }

    boolean isMetBy(double measured) {
        return atMost ? measured < value : measured >= value;
    }
}
