package dev.sluice.cli;

import dev.sluice.backtest.SweepMetric;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code sharpe}, {@code profit-factor} and the others. */
final class SweepMetricConverter implements ITypeConverter<SweepMetric> {
    @Override
    public SweepMetric convert(String text) {
        return Arrays.stream(SweepMetric.values())
                .filter(metric -> metric.word().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                        + Arrays.stream(SweepMetric.values())
                                .map(SweepMetric::word)
                                .collect(Collectors.joining(", "))));
    }
}
