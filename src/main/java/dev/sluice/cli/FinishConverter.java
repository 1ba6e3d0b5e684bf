package dev.sluice.cli;

import dev.sluice.backtest.TradingRules.Finish;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code open}, {@code last-open}, {@code last-close} and {@code previous-close}. */
final class FinishConverter implements ITypeConverter<Finish> {
    @Override
    public Finish convert(String text) {
        return switch (text) {
            case "open" -> Finish.OPEN;
            case "last-open" -> Finish.LAST_OPEN;
            case "last-close" -> Finish.LAST_CLOSE;
            case "previous-close" -> Finish.PREVIOUS_CLOSE;
            default ->
                throw new TypeConversionException(
                        "'" + text + "' is none of open, last-open, last-close, previous-close");
        };
    }
}
