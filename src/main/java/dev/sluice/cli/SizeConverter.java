package dev.sluice.cli;

import dev.sluice.backtest.Sizing.Method;
import java.math.BigDecimal;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 100%}, {@code 10}, {@code free=50%}, {@code money=1000} and {@code risk=1%}. */
final class SizeConverter implements ITypeConverter<SizeConverter.Size> {
    /** How much an entry trades. */
    record Size(Method method, BigDecimal amount) {
        static final Size ALL = new Size(Method.EQUITY_SHARE, BigDecimal.ONE);
    }

    @Override
    public Size convert(String text) {
        int at = text.indexOf('=');
        String amount = text.substring(at + 1);
        boolean isShare = amount.endsWith("%");
        String name = at >= 0 ? text.substring(0, at).toLowerCase(Locale.ROOT) : isShare ? "equity" : "units";
        Method method = switch (name) {
            case "equity" -> Method.EQUITY_SHARE;
            case "free" -> Method.FREE_SHARE;
            case "risk" -> Method.RISK_SHARE;
            case "units" -> Method.UNITS;
            case "money" -> Method.MONEY;
            default -> throw refused(text);
        };
        boolean wantsShare = method != Method.UNITS && method != Method.MONEY;
        if (isShare != wantsShare) {
            throw refused(text);
        }
        try {
            BigDecimal number = new BigDecimal(isShare ? amount.substring(0, amount.length() - 1) : amount);
            return new Size(method, isShare ? number.movePointLeft(2) : number);
        } catch (NumberFormatException e) {
            throw refused(text);
        }
    }

    private static TypeConversionException refused(String text) {
        return new TypeConversionException("'" + text
                + "' is no size; it is 100% (of the equity), free=50%, risk=1%, money=1000, or units such as 10");
    }
}
