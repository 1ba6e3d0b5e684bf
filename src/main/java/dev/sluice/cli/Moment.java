package dev.sluice.cli;

import dev.sluice.vocabulary.UtcNanos;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time on the command line.
 *
 * @param nanos UTC nanoseconds since the epoch
 */
record Moment(long nanos) {
    /** Reads a day, a time in ISO-8601, or {@code now}, which lies behind everything. */
    static final class Converter implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            if (text.equals("now")) {
                return new Moment(Long.MAX_VALUE);
            }
            try {
                Instant instant = text.contains("T")
                        ? Instant.parse(text)
                        : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                return new Moment(UtcNanos.of(instant));
            } catch (DateTimeParseException | ArithmeticException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no day such as 2026-01-31 and no time such as 2026-01-31T12:00:00Z");
            }
        }
    }
}
