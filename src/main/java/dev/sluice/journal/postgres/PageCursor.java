package dev.sluice.journal.postgres;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a page ended: the time and the key of its last row. Rows are told apart by what never changes in them, so that
 * a row that is updated meanwhile is neither skipped nor shown twice.
 *
 * @param values the time without its {@code Z}, then the key columns
 */
public record PageCursor(List<String> values) {
    private static final String SEPARATOR = "\n";
    private static final int TEXT_MAX = 512;

    public PageCursor {
        values = List.copyOf(values);
    }

    /** An opaque text that is safe in a URL. */
    public String text() {
        byte[] bytes = String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads {@link #text} back; empty for anything that is none of ours. */
    public static Optional<PageCursor> parse(String text) {
        if (text.length() > TEXT_MAX) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(bytes);
            boolean printable = chars.chars().allMatch(c -> c >= ' ' || c == '\n');
            return printable
                    ? Optional.of(new PageCursor(List.of(chars.toString().split(SEPARATOR, -1))))
                    : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
