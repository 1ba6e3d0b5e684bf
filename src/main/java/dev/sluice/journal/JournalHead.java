package dev.sluice.journal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a journal ends. Written down elsewhere, it proves later that nothing was cut off or rewritten up to here.
 *
 * @param sequence the last row's, 0 when the journal is empty
 * @param hash 64 lowercase hex digits
 */
public record JournalHead(long sequence, String hash) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    /** The head of an empty journal; below the patterns, because its making needs them. */
    public static final JournalHead EMPTY = new JournalHead(0, HashChain.GENESIS);

    public JournalHead {
        if (sequence < 0 || !HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a journal head: " + sequence + ":" + hash);
        }
    }

    /**
     * Parses {@code SEQ:HASH} as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static JournalHead parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a journal head is SEQ:HASH with 64 lowercase hex digits, not \"" + text + "\"");
        }
        return new JournalHead(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    @Override
    public String toString() {
        return sequence + ":" + hash;
    }
}
