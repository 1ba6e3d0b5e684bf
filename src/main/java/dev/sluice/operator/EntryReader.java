package dev.sluice.operator;

import dev.sluice.journal.JournaledEntry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into an entry's payload without trust: an older or newer version may lack what is asked for. */
record EntryReader(JournaledEntry entry) {
    /** The text at that path of keys. */
    Optional<String> text(String... path) {
        return at(path) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The decimal at that path of keys. */
    Optional<BigDecimal> decimal(String... path) {
        return text(path).flatMap(EntryReader::decimalOf);
    }

    /** The list under that key; empty if there is none. */
    List<?> list(String key) {
        return at(key) instanceof List<?> list ? list : List.of();
    }

    private static Optional<BigDecimal> decimalOf(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private @Nullable Object at(String... path) {
        Object value = entry.payload();
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }
}
