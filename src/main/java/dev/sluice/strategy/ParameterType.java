package dev.sluice.strategy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types that a parameter may have, and their text. */
final class ParameterType {
    private static final Pattern DURATION_PART = Pattern.compile("(\\d{1,18})(ms|s|m|h|d)");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,18}(ms|s|m|h|d))+");

    private ParameterType() {}

    static boolean isKnown(Class<?> type) {
        return type == int.class
                || type == long.class
                || type == double.class
                || type == boolean.class
                || type == String.class
                || type == Duration.class
                || type.isEnum();
    }

    /** For people. */
    static String name(Class<?> type) {
        if (type.isEnum()) {
            return words(type);
        }
        return type == int.class || type == long.class
                ? "whole number"
                : type == double.class ? "number" : type == boolean.class ? "true or false" : text(type);
    }

    private static String text(Class<?> type) {
        return type == Duration.class ? "duration such as 30s or 5m" : "text";
    }

    /** @throws IllegalArgumentException if the text is no such value; its message is not for people */
    static Object parse(Class<?> type, String text) {
        if (type == int.class) {
            return Integer.parseInt(text);
        }
        if (type == long.class) {
            return Long.parseLong(text);
        }
        if (type == double.class) {
            return number(text);
        }
        if (type == boolean.class) {
            return truth(text);
        }
        if (type == Duration.class) {
            return duration(text);
        }
        return type.isEnum() ? constant(type, text) : text;
    }

    /** Text that {@link #parse} takes. */
    static String format(Object value) {
        return switch (value) {
            case Duration duration -> duration(duration);
            case Enum<?> constant -> word(constant);
            case Double number ->
                BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    /** Whether a value is below or above an end. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // both are of the parameter's own type, which is comparable
    static int compare(Class<?> type, Object value, String end) {
        return ((Comparable) value).compareTo(parse(type, end));
    }

    /** The way of the desk's configuration: {@code 90s}, {@code 1h30m}, {@code 500ms}, or ISO-8601. */
    static Duration duration(String text) {
        if (!DURATION.matcher(text).matches()) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(e);
            }
        }
        Duration sum = Duration.ZERO;
        Matcher part = DURATION_PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(of(Long.parseLong(part.group(1)), part.group(2)));
        }
        return sum;
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static String duration(Duration value) {
        if (value.isZero()) {
            return "0s";
        }
        long millis = value.toMillis();
        if (value.isNegative() || !Duration.ofMillis(millis).equals(value)) {
            return value.toString();
        }
        long[] units = {86_400_000, 3_600_000, 60_000, 1_000, 1};
        String[] names = {"d", "h", "m", "s", "ms"};
        for (int i = 0; i < units.length; i++) {
            if (millis % units[i] == 0) {
                return millis / units[i] + names[i];
            }
        }
        throw new AssertionError("every number of milliseconds is a multiple of one");
    }

    private static double number(String text) {
        double value = new BigDecimal(text).doubleValue();
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("too large");
        }
        return value;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither");
        };
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> word((Enum<?>) each).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("none of them"));
    }

    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> word((Enum<?>) each))
                .collect(Collectors.joining(" or "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
