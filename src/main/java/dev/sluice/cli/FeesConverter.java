package dev.sluice.cli;

import dev.sluice.backtest.FeeRules;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 10}, {@code 0.1%}, {@code maker=2,taker=5}, {@code entry=20}, {@code 10,order=1,minimum=0.5}. */
final class FeesConverter implements ITypeConverter<FeeRules> {
    @Override
    public FeeRules convert(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(",", -1)) {
            int at = part.indexOf('=');
            String name = at < 0 ? "both" : part.substring(0, at);
            if (parts.put(name, part.substring(at + 1)) != null) {
                throw refused(text, "names " + name + " twice");
            }
        }
        try {
            return rules(parts, text);
        } catch (NumberFormatException e) {
            throw refused(text, "has what is no number");
        } catch (IllegalArgumentException e) {
            throw refused(text, "is refused: " + e.getMessage());
        }
    }

    private static FeeRules rules(Map<String, String> parts, String text) {
        BigDecimal order = amount(parts.remove("order"));
        BigDecimal minimum = amount(parts.remove("minimum"));
        String entry = parts.remove("entry");
        String both = parts.remove("both");
        String maker = parts.remove("maker");
        String taker = parts.remove("taker");
        if (!parts.isEmpty()) {
            throw refused(text, "has an unknown part, " + String.join(", ", parts.keySet()));
        }
        boolean sides = maker != null || taker != null;
        if ((entry != null ? 1 : 0) + (both != null ? 1 : 0) + (sides ? 1 : 0) > 1) {
            throw refused(text, "mixes kinds of fees: one number, or maker and taker, or entry");
        }
        if (entry != null) {
            return new FeeRules(FeeRules.Style.ENTRY_PRICE, bps(entry), bps(entry), order, minimum);
        }
        BigDecimal makerBps = bps(both == null ? maker : both);
        BigDecimal takerBps = bps(both == null ? taker : both);
        return new FeeRules(FeeRules.Style.BOTH_SIDES, makerBps, takerBps, order, minimum);
    }

    private static BigDecimal bps(@Nullable String text) {
        if (text == null) {
            return BigDecimal.ZERO;
        }
        return text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1)).movePointRight(2)
                : new BigDecimal(text);
    }

    private static BigDecimal amount(@Nullable String text) {
        return text == null ? BigDecimal.ZERO : new BigDecimal(text);
    }

    private static TypeConversionException refused(String text, String why) {
        return new TypeConversionException("'" + text + "' " + why
                + "; fees are basis points such as 10, maker=2,taker=5 or entry=20, with ,order=AMOUNT"
                + " and ,minimum=AMOUNT if you like");
    }
}
