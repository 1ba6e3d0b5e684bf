package dev.sluice.indicator;

/**
 * A number that an indicator can be given.
 *
 * @param whole whether it has to be a whole number
 * @param standard what applies where nothing is given
 */
public record IndicatorParameter(String name, boolean whole, double standard, double least, double most) {
    static IndicatorParameter period(String name, int standard) {
        return new IndicatorParameter(name, true, standard, 1, MovingAverage.LONGEST);
    }

    /** As {@link #period}, for what needs at least two candles. */
    static IndicatorParameter window(String name, int standard) {
        return new IndicatorParameter(name, true, standard, 2, MovingAverage.LONGEST);
    }

    static IndicatorParameter factor(String name, double standard) {
        return new IndicatorParameter(name, false, standard, 0.01, 100);
    }

    /**
     * The value, if it is in range.
     *
     * @throws IllegalArgumentException naming the parameter, its value and its limits
     */
    double checked(Number given) {
        double value = given.doubleValue();
        if (!(value >= least && value <= most) || whole && value != Math.rint(value)) {
            throw new IllegalArgumentException(
                    name + " must be " + (whole ? "a whole number of " : "") + range() + " but is " + given);
        }
        return value;
    }

    /** Such as {@code 1 to 10000}. */
    public String range() {
        return text(least) + " to " + text(most);
    }

    /** Such as {@code 14}. */
    public String standardText() {
        return text(standard);
    }

    /** The number without a needless {@code .0}. */
    static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
