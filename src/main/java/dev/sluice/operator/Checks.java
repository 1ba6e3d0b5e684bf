package dev.sluice.operator;

import dev.sluice.journal.postgres.JournalFilter;
import dev.sluice.journal.postgres.ProjectionQueries;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.ProposalState;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What parameters of paths, queries and headers may be; each check names the parameter that it refuses. */
final class Checks {
    /** Rows of a page, if nothing is said. */
    static final String LIMIT_DEFAULT = "100";

    /** Characters of the longest reason that a person gives. */
    static final int REASON_MAX = 500;

    /** How much an alert matters, and what it is about. */
    static final List<String> SEVERITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");

    static final List<String> CATEGORIES = List.of("SYSTEM", "RISK", "EXECUTION", "HEALTH");

    private static final int KEY_MAX = 128;
    private static final Pattern ID = Pattern.compile("[!-~]{1,64}");
    private static final Pattern KEY = Pattern.compile("[ -~]{1," + KEY_MAX + "}");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z_]{0,63}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_:-]{0,63}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,8})?");

    private Checks() {}

    static Optional<Symbol> symbol(String text) {
        try {
            return Optional.of(new Symbol(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An id that can be of something; empty if it can be of nothing, so that nobody need be asked. */
    static Optional<String> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** @throws HttpProblem 400 if it is not from 1 to the maximum */
    static int number(String field, String text, int max) {
        return number(field, text, 1, max);
    }

    /** @throws HttpProblem 400 if it is not from the minimum to the maximum */
    static int number(String field, String text, int min, int max) {
        OptionalInt number = DIGITS.matcher(text).matches() && text.length() <= 9
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
        if (number.isEmpty() || number.getAsInt() < min || number.getAsInt() > max) {
            throw Problems.invalid(Problems.BAD_REQUEST, field, "must be a whole number from " + min + " to " + max);
        }
        return number.getAsInt();
    }

    /** @throws HttpProblem 400 if it is no interval of candles */
    static CandleInterval interval(String text) {
        try {
            return CandleInterval.of(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(
                    Problems.BAD_REQUEST,
                    "interval",
                    "must be a number and one of s, m, h, d, w, M, such as 15m, 1h or 1d@22:00");
        }
    }

    /** @throws HttpProblem 400 if it is no interval that whole minutes fill */
    static CandleInterval minutes(String text) {
        CandleInterval interval = interval(text);
        if (!interval.isMadeOf(CandleInterval.ONE_MINUTE)) {
            throw Problems.invalid(Problems.BAD_REQUEST, "interval", "must be made of whole minutes, such as 5m or 1h");
        }
        return interval;
    }

    /** @throws HttpProblem 400 if it is no decimal number such as 2.5, or 0 where it has to be more */
    static BigDecimal decimal(String field, String text, boolean positive) {
        BigDecimal number = DECIMAL.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ONE.negate();
        if (number.signum() < (positive ? 1 : 0)) {
            throw Problems.invalid(
                    Problems.BAD_REQUEST,
                    field,
                    "must be a decimal number such as 2.5" + (positive ? ", more than 0" : ""));
        }
        return number;
    }

    static int limit(String text) {
        return number("limit", text, ProjectionQueries.LIMIT_MAX);
    }

    static Optional<String> optionalSymbol(@Nullable String text) {
        return check("symbol", text, value -> symbol(value).map(Symbol::name), "must be a symbol such as BTCUSDT");
    }

    static Optional<String> optionalOrderState(@Nullable String text) {
        return check(
                "state",
                text,
                value -> Arrays.stream(OrderState.values())
                        .map(OrderState::name)
                        .filter(value::equals)
                        .findFirst(),
                "must be one of " + Arrays.toString(OrderState.values()));
    }

    static Optional<String> optionalOneOf(String field, @Nullable String text, List<String> words) {
        return check(field, text, value -> Optional.of(value).filter(words::contains), "must be one of " + words);
    }

    static Optional<String> optionalProposalState(@Nullable String text) {
        return check(
                "state",
                text,
                value -> ProposalState.of(value).map(ProposalState::code),
                "must be one of "
                        + Arrays.stream(ProposalState.values())
                                .map(ProposalState::code)
                                .collect(Collectors.joining(", ")));
    }

    static Optional<String> optionalWord(String field, @Nullable String text) {
        return check(
                field,
                text,
                value -> Optional.of(value).filter(word -> WORD.matcher(word).matches()),
                "must be lower case letters and underscores");
    }

    /** The code of a refusal, a user's hook's too. */
    static Optional<String> optionalCode(@Nullable String text) {
        return check(
                "code",
                text,
                value -> Optional.of(value).filter(word -> CODE.matcher(word).matches()),
                "must be a code such as max_order_size or hook:name");
    }

    static Optional<String> optionalId(String field, @Nullable String text) {
        return check(field, text, Checks::id, "must be 1 to 64 printable characters");
    }

    /** A sequence of the journal; 0 if absent. */
    static long sequence(@Nullable String text) {
        return check(
                        "after",
                        text,
                        value -> DIGITS.matcher(value).matches()
                                ? Optional.of(OptionalLong.of(Long.parseLong(value)))
                                : Optional.empty(),
                        "must be a sequence of the journal")
                .orElse(OptionalLong.of(0))
                .getAsLong();
    }

    /** A moment, UTC nanoseconds since the epoch. */
    static Optional<Long> optionalTime(String field, @Nullable String text) {
        return check(
                field, text, Checks::nanos, "must be a time in ISO-8601 with its zone, such as 2026-01-31T12:00:00Z");
    }

    static JournalFilter journal(
            @Nullable String from, @Nullable String to, @Nullable String kind, @Nullable String orderId) {
        return new JournalFilter(
                optionalTime("from", from),
                optionalTime("to", to),
                optionalWord("kind", kind),
                optionalId("orderId", orderId));
    }

    /** @throws HttpProblem 400 unless there is exactly one key, of 1 to 128 printable ASCII characters */
    static String idempotencyKey(@Nullable List<String> headers) {
        if (headers == null || headers.size() != 1 || headers.getFirst().isBlank()) {
            throw Problems.invalid(
                    Problems.BAD_REQUEST,
                    "Idempotency-Key",
                    "this header is needed once: it is what makes a repetition safe");
        }
        String key = headers.getFirst().strip();
        if (!KEY.matcher(key).matches()) {
            throw Problems.invalid(
                    Problems.BAD_REQUEST,
                    "Idempotency-Key",
                    "must be 1 to " + KEY_MAX + " printable characters of ASCII");
        }
        return key;
    }

    /** Why a person does something, from the field {@code reason} of a body. */
    static Optional<String> reason(JsonForm form) {
        return sentence(form, "reason");
    }

    /** What somebody says in that field, without the blanks around it. */
    static Optional<String> sentence(JsonForm form, String field) {
        Optional<String> sentence = form.text(field).map(String::strip);
        if (sentence.isPresent() && !isSentence(sentence.get())) {
            form.error(field, "must be 1 to " + REASON_MAX + " characters, none of them a control character");
        }
        return sentence;
    }

    /** A sentence by a person: nothing that cannot be journaled or shown. */
    static boolean isSentence(String text) {
        return !text.isBlank()
                && text.length() <= REASON_MAX
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.SURROGATE
                                || Character.getType(c) == Character.UNASSIGNED);
    }

    private interface Reading<T> {
        Optional<T> of(String text);
    }

    private static <T> Optional<T> check(String field, @Nullable String text, Reading<T> reading, String rule) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value = reading.of(text);
        if (value.isEmpty()) {
            throw Problems.invalid(Problems.BAD_REQUEST, field, rule);
        }
        return value;
    }

    private static Optional<Long> nanos(String text) {
        try {
            return Optional.of(UtcNanos.of(Instant.parse(text)));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
