package dev.sluice.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** @param factor times real time; infinite for as fast as possible */
record Speed(double factor) {
    static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    /** Reads {@code max} or a number from 0.001 to 1,000,000. */
    static final class Converter implements ITypeConverter<Speed> {
        @Override
        public Speed convert(String text) {
            if (text.equals("max")) {
                return MAX;
            }
            try {
                double factor = Double.parseDouble(text);
                if (factor >= 0.001 && factor <= 1_000_000) {
                    return new Speed(factor);
                }
            } catch (NumberFormatException e) {
                throw refused(text);
            }
            throw refused(text);
        }

        private static TypeConversionException refused(String text) {
            return new TypeConversionException(
                    "'" + text + "' is no speed; it is 'max' or a number from 0.001 to 1000000");
        }
    }

    @Override
    public String toString() {
        return Double.isInfinite(factor) ? "max" : Double.toString(factor);
    }
}
