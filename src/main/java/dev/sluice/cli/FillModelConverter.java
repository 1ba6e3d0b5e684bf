package dev.sluice.cli;

import dev.sluice.backtest.FillModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code next-open} and the like. */
final class FillModelConverter implements ITypeConverter<FillModel> {
    @Override
    public FillModel convert(String text) {
        return Arrays.stream(FillModel.values())
                .filter(model -> name(model).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no fill model; there are "
                        + Arrays.stream(FillModel.values())
                                .map(FillModelConverter::name)
                                .collect(Collectors.joining(", "))));
    }

    static String name(FillModel model) {
        return model.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
