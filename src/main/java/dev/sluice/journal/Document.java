package dev.sluice.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object out of an entry or a row, read by its keys. */
public record Document(Map<?, ?> fields) {
    /**
     * The object that a canonical text holds.
     *
     * @throws JournalFormatException if it is no JSON object
     */
    public static Document parse(String text) {
        return of(CanonicalJson.parse(text), text);
    }

    /** A text; empty if there is none. */
    public Optional<String> value(String key) {
        return fields.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * A text that must be there.
     *
     * @throws JournalFormatException if it is not
     */
    public String text(String key) {
        return value(key).orElseThrow(() -> new JournalFormatException("there is no text \"" + key + "\" in " + this));
    }

    /** An object within; empty if there is none. */
    public Optional<Document> object(String key) {
        return fields.get(key) instanceof Map<?, ?> map ? Optional.of(new Document(map)) : Optional.empty();
    }

    /** The objects of a list within, in its order; empty if there is no such list. */
    public List<Document> objects(String key) {
        return fields.get(key) instanceof List<?> list
                ? list.stream().map(each -> of(each, key)).toList()
                : List.of();
    }

    private static Document of(Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return new Document(map);
        }
        throw new JournalFormatException("no JSON object: " + where);
    }
}
