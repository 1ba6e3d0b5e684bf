package dev.sluice.cli;

import dev.sluice.vocabulary.CandleInterval;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 1m}, {@code 4h}, {@code 1d@22:00} and the like. */
final class CandleIntervalConverter implements ITypeConverter<CandleInterval> {
    @Override
    public CandleInterval convert(String text) {
        try {
            return CandleInterval.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(OneLine.of(e));
        }
    }
}
