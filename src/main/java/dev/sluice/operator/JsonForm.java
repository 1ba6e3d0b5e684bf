package dev.sluice.operator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.operator.Problems.FieldError;
import dev.sluice.vocabulary.FixedPoint;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request's body, read field by field. Read by hand, because a money field must not be guessed at: no unknown or
 * repeated field, no number rounded on its way through {@code double}, no word taken for another. What is wrong is
 * collected, so that all of it is told at once.
 */
final class JsonForm {
    /** Whole units of a price or quantity; a tenth of what 64 bits hold, so that sums of a few fit as well. */
    static final long DECIMAL_MAX = 9_000_000_000L;

    private static final int DEPTH_MAX = 16;
    private static final int NUMBER_CHARS_MAX = 64;
    private static final int STRING_CHARS_MAX = 10_000;
    private static final int SHOWN_MAX = 40;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(NUMBER_CHARS_MAX)
                            .maxStringLength(STRING_CHARS_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ObjectNode fields;
    private final List<FieldError> errors = new ArrayList<>();

    private JsonForm(ObjectNode fields) {
        this.fields = fields;
    }

    /**
     * Reads a body that may have these fields and no others.
     *
     * @throws HttpProblem 400 if it is no JSON object
     */
    static JsonForm read(byte[] body, Set<String> known) {
        if (!(parse(body) instanceof ObjectNode object)) {
            throw Problems.of(Problems.BAD_REQUEST, "the body must be a JSON object");
        }
        JsonForm form = new JsonForm(object);
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                form.error(shown(name), "is not known; there are " + String.join(", ", known));
            }
        });
        return form;
    }

    /** A string that must be there. */
    Optional<String> text(String field) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            error(field, "is missing");
        } else if (!value.isTextual()) {
            error(field, "must be a string");
        } else {
            return Optional.of(value.textValue());
        }
        return Optional.empty();
    }

    /** Whether a decimal is there and is 0, which {@link #decimal} does not let pass. */
    boolean isZero(String field) {
        try {
            return new BigDecimal(fields.path(field).asText()).signum() == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A boolean; false if it is not there. */
    boolean flag(String field) {
        JsonNode value = fields.get(field);
        if (value != null && !value.isNull() && !value.isBoolean()) {
            error(field, "must be true or false");
        }
        return value != null && value.asBoolean(false);
    }

    /** Whether it is there at all, be it null. */
    boolean mentions(String field) {
        return fields.has(field);
    }

    /** A decimal; empty if it is null or not there. */
    Optional<BigDecimal> optionalNumber(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = number(fields.get(field));
        if (number.isEmpty()) {
            error(field, "must be a decimal number, best as a string, or null");
        }
        return number;
    }

    boolean has(String field) {
        return fields.hasNonNull(field);
    }

    /** One of the words of an enumeration, exactly as they are written. */
    <E extends Enum<E>> Optional<E> word(String field, E[] words) {
        return text(field).flatMap(text -> {
            Optional<E> found = Arrays.stream(words)
                    .filter(word -> word.name().equals(text))
                    .findFirst();
            if (found.isEmpty()) {
                error(field, "must be one of " + Arrays.toString(words) + " but is \"" + shown(text) + "\"");
            }
            return found;
        });
    }

    /**
     * A decimal that must be there, as a string or a number.
     *
     * @return in units of 10⁻⁸: more than 0, at most {@link #DECIMAL_MAX} whole units
     */
    Optional<Long> decimal(String field) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            error(field, "is missing");
            return Optional.empty();
        }
        if (!value.isTextual() && !value.isNumber()) {
            error(field, "must be a decimal number, best as a string");
            return Optional.empty();
        }
        try {
            long units =
                    value.isTextual() ? FixedPoint.parse(value.textValue()) : FixedPoint.toUnits(value.decimalValue());
            if (units > 0 && units <= DECIMAL_MAX * FixedPoint.ONE) {
                return Optional.of(units);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // falls to the one refusal below, which says what would do
        }
        error(
                field,
                "must be more than 0, at most " + DECIMAL_MAX + " and have at most 8 decimals, but is "
                        + shown(value.asText()));
        return Optional.empty();
    }

    /** Decimals by name, of an object that must be there and not be empty; empty for those that are null. */
    SortedMap<String, Optional<BigDecimal>> decimals(String field) {
        SortedMap<String, Optional<BigDecimal>> decimals = new TreeMap<>();
        if (!(fields.get(field) instanceof ObjectNode object) || object.isEmpty()) {
            error(field, "must be an object with at least one member");
            return decimals;
        }
        object.properties().forEach(member -> {
            String name = shown(member.getKey());
            JsonNode value = member.getValue();
            Optional<BigDecimal> number = value.isNull() ? Optional.empty() : number(value);
            if (!value.isNull() && number.isEmpty()) {
                error(field + "." + name, "must be a decimal number, best as a string, or null");
            }
            decimals.put(name, number);
        });
        return decimals;
    }

    /** Of at most 38 digits, 18 of them after the point. */
    private static Optional<BigDecimal> number(JsonNode value) {
        if (!value.isTextual() && !value.isNumber()) {
            return Optional.empty();
        }
        try {
            BigDecimal number = value.isTextual() ? new BigDecimal(value.textValue()) : value.decimalValue();
            boolean usable = number.precision() <= 38 && number.scale() <= 18 && number.scale() >= -18;
            return usable ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    void error(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** @throws HttpProblem 422 that names every field that is wrong, if one is */
    void requireValid() {
        if (!errors.isEmpty()) {
            throw Problems.invalid(Problems.UNPROCESSABLE, errors);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw Problems.of(Problems.BAD_REQUEST, "the body is not valid JSON" + where);
        } catch (IOException e) {
            throw Problems.of(Problems.BAD_REQUEST, "the body is not valid JSON");
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }
}
