package dev.sluice.venue.paper.binance;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was sent with a request, by name, as text, read with the checks and errors of {@code errors.md}, "11xx - Request
 * issues". Whatever is asked for counts as read; {@link #requireAllRead} refuses the rest.
 *
 * <p>Names are case-sensitive. The ranges that -1100 quotes are those that Binance's servers state.
 */
public final class Params {
    private static final Pattern DECIMAL = Pattern.compile("([0-9]{1,20})(\\.[0-9]{1,20})?");
    private static final String DECIMAL_RANGE = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,20}");
    private static final String INTEGER_RANGE = "^[0-9]{1,20}$";
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9-_]{1,36}");
    private static final String ID_RANGE = "^[a-zA-Z0-9-_]{1,36}$";
    private static final Pattern NAME = Pattern.compile("[\\w\\-._&&[^a-z]]{1,50}");
    private static final String NAME_RANGE = "^[\\w\\-._&&[^a-z]]{1,50}$";

    /** Times from here on are microseconds: as milliseconds it would be the year 5138. */
    private static final long MICROSECONDS_FROM = 100_000_000_000_000L;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long LAST_MICRO = Long.MAX_VALUE / NANOS_PER_MICRO;

    private final Map<String, String> sent;
    private final Map<Symbol, Instrument> instruments;
    private final Set<String> read = new HashSet<>();

    /** @param sent in the order sent */
    public Params(Map<String, String> sent, Map<Symbol, Instrument> instruments) {
        this.sent = new LinkedHashMap<>(sent);
        this.instruments = instruments;
    }

    /** Whether it was sent; counts as read. */
    public boolean has(String name) {
        read.add(name);
        return sent.containsKey(name);
    }

    /** -1106 if it was sent. */
    public void refuse(String name) {
        if (has(name)) {
            throw ApiError.notRequired(name);
        }
    }

    /** @throws ApiError -1105 if it was sent empty */
    public Optional<String> textIfSent(String name) {
        read.add(name);
        String value = sent.get(name);
        if (value != null && value.isEmpty()) {
            throw ApiError.of(-1105, "Parameter '" + name + "' was empty.");
        }
        return Optional.ofNullable(value);
    }

    /** @throws ApiError -1102 or -1105 */
    public String text(String name) {
        return textIfSent(name).orElseThrow(() -> ApiError.mandatory(name));
    }

    /** The instrument of parameter {@code symbol}. */
    public Instrument instrument() {
        return instrument(text("symbol"));
    }

    /** The instrument of parameter {@code symbol}, if it was sent. */
    public Optional<Instrument> instrumentIfSent() {
        return textIfSent("symbol").map(this::instrument);
    }

    private Instrument instrument(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ApiError.illegalCharacters("symbol", NAME_RANGE);
        }
        return known(name).orElseThrow(ApiError::invalidSymbol);
    }

    private Optional<Instrument> known(String name) {
        try {
            return Optional.ofNullable(instruments.get(new Symbol(name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The instruments of {@code symbols}, a JSON array of names.
     *
     * @throws ApiError -1100 for anything else, -1121 for an unknown one, -1151 if one stands twice
     */
    public Optional<List<Instrument>> instrumentsIfSent() {
        return list("symbols").map(names -> {
            List<Instrument> found = new ArrayList<>();
            names.forEach(name -> found.add(instrument(name)));
            if (new HashSet<>(names).size() < names.size()) {
                throw ApiError.of(-1151, "Symbol is present multiple times in the list.");
            }
            return found;
        });
    }

    /** The items of a JSON array of strings, at least one. */
    public Optional<List<String>> list(String name) {
        return textIfSent(name).map(text -> {
            List<String> items = new ArrayList<>();
            if (parsed(text) instanceof List<?> values && !values.isEmpty()) {
                values.forEach(value -> items.add(value instanceof String item ? item : ""));
            }
            if (items.isEmpty() || items.contains("")) {
                throw ApiError.illegalCharacters(
                        name, "^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$");
            }
            return items;
        });
    }

    private static @Nullable Object parsed(String json) {
        try {
            return JsonReader.read(json);
        } catch (JsonReader.MalformedJsonException e) {
            return null;
        }
    }

    /** A price, more than zero: -1100, -1111 beyond 8 decimals, -1013 if it is zero. */
    public Optional<Price> price(String name) {
        return units(name).map(units -> {
            if (units == 0) {
                throw ApiError.of(-1013, "Invalid price.");
            }
            return Price.ofUnits(units);
        });
    }

    /** A quantity, more than zero: -1100, -1111 beyond 8 decimals, -1013 if it is zero. */
    public Optional<Quantity> quantity(String name) {
        return units(name).map(units -> {
            if (units == 0) {
                throw ApiError.of(-1013, "Invalid quantity.");
            }
            return Quantity.ofUnits(units);
        });
    }

    /** An amount of quote asset, more than zero; errors as of {@link #quantity}. */
    public Optional<BigDecimal> amount(String name) {
        return quantity(name).map(Quantity::decimal);
    }

    private Optional<Long> units(String name) {
        return textIfSent(name).map(text -> {
            if (!DECIMAL.matcher(text).matches()) {
                throw ApiError.illegalCharacters(name, DECIMAL_RANGE);
            }
            BigDecimal decimal = new BigDecimal(text).stripTrailingZeros();
            if (decimal.scale() > FixedPoint.SCALE) {
                throw ApiError.of(-1111, "Parameter '" + name + "' has too much precision.");
            }
            if (decimal.precision() - decimal.scale() > 10) {
                throw ApiError.of(-1108, "Parameter '" + name + "' overflowed.");
            }
            return FixedPoint.toUnits(decimal);
        });
    }

    /** A whole number: -1100 if it is none, -1108 beyond 64 bits. */
    public Optional<Long> integer(String name) {
        return textIfSent(name).map(text -> {
            if (!INTEGER.matcher(text).matches()) {
                throw ApiError.illegalCharacters(name, INTEGER_RANGE);
            }
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw ApiError.of(-1108, "Parameter '" + name + "' overflowed.");
            }
        });
    }

    /** A {@code limit}: at least 1, -1130 for 0; more than the most is taken for the most. */
    public int limit(int usual, int most) {
        long limit = integer("limit").orElse((long) usual);
        if (limit < 1) {
            throw ApiError.invalid("limit");
        }
        return (int) Math.min(limit, most);
    }

    /** A time in milliseconds or microseconds, as UTC nanoseconds. */
    public Optional<Long> time(String name) {
        return integer(name).map(number -> {
            if (number < MICROSECONDS_FROM) {
                return number * NANOS_PER_MILLI;
            }
            if (number > LAST_MICRO) {
                throw ApiError.of(-1108, "Parameter '" + name + "' overflowed.");
            }
            return number * NANOS_PER_MICRO;
        });
    }

    /** A client order id: -1100 if it has another form. */
    public Optional<ClientOrderId> clientOrderId(String name) {
        return textIfSent(name).map(text -> {
            if (!ID.matcher(text).matches()) {
                throw ApiError.illegalCharacters(name, ID_RANGE);
            }
            return new ClientOrderId(text);
        });
    }

    /** One of a closed set of words. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> words, Supplier<ApiError> otherwise) {
        return textIfSent(name).map(text -> {
            for (E word : words.getEnumConstants()) {
                if (word.name().equals(text)) {
                    return word;
                }
            }
            throw otherwise.get();
        });
    }

    /** {@code true} or {@code false}: -1130 for anything else. */
    public Optional<Boolean> flag(String name) {
        return textIfSent(name).map(text -> switch (text) {
            case "true", "TRUE" -> true;
            case "false", "FALSE" -> false;
            default -> throw ApiError.invalid(name);
        });
    }

    /** What was sent under a name, unchecked and without counting as read, for weights and signatures. */
    Optional<String> peek(String name) {
        return Optional.ofNullable(sent.get(name));
    }

    /** @throws ApiError -1104 if something was sent that nobody asked for */
    void requireAllRead() {
        long known = sent.keySet().stream().filter(read::contains).count();
        if (known < sent.size()) {
            throw ApiError.of(
                    -1104,
                    "Not all sent parameters were read; read '" + known + "' parameter(s) but was sent '" + sent.size()
                            + "'.");
        }
    }
}
