package dev.sluice.journal;

import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.UtcNanos;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one text of an entry, so that a hash of it means something.
 *
 * <p>The form is the subset of RFC 8259 that RFC 8785 (JCS) would write for the same values: keys sorted by UTF-16
 * code units at every level, no whitespace, whole numbers in plain decimal, and in strings only what must be escaped
 * is: quote, backslash and the controls below U+0020 (as {@code \b \t \n \f \r}, else {@code \}{@code u00xx} in
 * lowercase). Every other character stands for itself in UTF-8.
 *
 * <p>Refused: floating point and any number that is not a {@code long} (a decimal is a string, or two platforms would
 * print it differently), null (leave the key out), U+0000 (PostgreSQL cannot hold it) and lone surrogates (UTF-8
 * cannot).
 */
public final class CanonicalJson {
    /** The version written. Readers accept it and every older one; newer ones are refused, never guessed at. */
    public static final int SCHEMA_VERSION = 1;

    /** Characters in the longest entry; a journal of evidence is no place for bulk data. */
    public static final int ENTRY_CHARS_MAX = 1_000_000;

    /** Levels of maps and lists within one another. */
    public static final int DEPTH_MAX = 32;

    private CanonicalJson() {}

    /**
     * The entry in its envelope:
     * {@code {"at":"<ISO-8601>","kind":..,"orderId"?:..,"payload":{..},"schemaVersion":1}}.
     *
     * @throws JournalFormatException for a value that has no canonical form, naming where it is
     */
    public static String write(JournalEntry entry) {
        Map<String, Object> envelope = new TreeMap<>();
        envelope.put("at", UtcNanos.format(entry.atNanos()));
        envelope.put("kind", entry.kind());
        entry.orderId().ifPresent(id -> envelope.put("orderId", id.value()));
        envelope.put("payload", entry.payload());
        envelope.put("schemaVersion", SCHEMA_VERSION);
        String text = write(envelope);
        if (text.length() > ENTRY_CHARS_MAX) {
            throw new JournalFormatException("an entry of kind " + entry.kind() + " has " + text.length()
                    + " characters, more than " + ENTRY_CHARS_MAX);
        }
        return text;
    }

    /**
     * Canonical text of any map, list, string, boolean or whole number.
     *
     * @throws JournalFormatException for a value that has no canonical form, naming where it is
     */
    public static String write(Object value) {
        return new JsonText().value(value, "").toString();
    }

    /**
     * Reads any canonical value back; every whole number is a {@link Long}. Tolerates other spacing and key order.
     *
     * @throws JournalFormatException if the text is not JSON, or holds a value {@link #write} would refuse
     */
    public static Object parse(String text) {
        return JsonReader.read(text);
    }

    /**
     * Reads an entry back.
     *
     * @throws JournalFormatException if the text is not an entry, or its {@code schemaVersion} is newer than
     *     {@link #SCHEMA_VERSION}
     */
    public static JournaledEntry parseEntry(String text) {
        if (!(parse(text) instanceof Map<?, ?> envelope)) {
            throw new JournalFormatException("an entry is a JSON object");
        }
        requireReadable(envelope.get("schemaVersion"));
        Object orderId = envelope.get("orderId");
        return new JournaledEntry(
                string(envelope, "kind"),
                nanos(string(envelope, "at")),
                orderId == null ? Optional.empty() : Optional.of(new OrderId(string(envelope, "orderId"))),
                payload(envelope));
    }

    private static void requireReadable(@Nullable Object version) {
        if (!(version instanceof Long number) || number < 1) {
            throw new JournalFormatException("an entry needs a schemaVersion of 1 or more but has " + version);
        }
        if (number > SCHEMA_VERSION) {
            throw new JournalFormatException("the entry has schemaVersion " + number + " but this program reads up to "
                    + SCHEMA_VERSION + "; use a newer one");
        }
    }

    private static String string(Map<?, ?> envelope, String key) {
        if (envelope.get(key) instanceof String text) {
            return text;
        }
        throw new JournalFormatException("an entry needs the string \"" + key + "\"");
    }

    private static long nanos(String at) {
        try {
            return UtcNanos.of(Instant.parse(at));
        } catch (DateTimeException | ArithmeticException e) {
            throw new JournalFormatException("\"at\" is no UTC time: " + at, e);
        }
    }

    /** Keys of parsed objects are strings by construction. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> payload(Map<?, ?> envelope) {
        if (envelope.get("payload") instanceof Map<?, ?> payload) {
            return (Map<String, Object>) payload;
        }
        throw new JournalFormatException("an entry needs the object \"payload\"");
    }
}
