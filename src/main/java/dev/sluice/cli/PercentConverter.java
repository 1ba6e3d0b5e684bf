package dev.sluice.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 30%} or {@code 30}. */
final class PercentConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        try {
            double pct = Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
            if (pct > 0 && pct < 100) {
                return pct;
            }
        } catch (NumberFormatException e) {
            // falls to the one refusal below
        }
        throw new TypeConversionException("'" + text + "' is no share such as 30%");
    }
}
