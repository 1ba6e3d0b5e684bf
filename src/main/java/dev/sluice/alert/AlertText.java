package dev.sluice.alert;

import java.util.function.UnaryOperator;

/** Makes any text fit to be told: of bounded length, without control characters, and without secrets. */
final class AlertText {
    /** Characters of the longest message. */
    static final int LIMIT = 1_000;

    private static final char INSTEAD = ' ';

    private final UnaryOperator<String> redacted;

    /** @param redacted takes secrets out of a text */
    AlertText(UnaryOperator<String> redacted) {
        this.redacted = redacted;
    }

    String of(String text) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), LIMIT));
        redacted.apply(text)
                .codePoints()
                .limit(LIMIT)
                .map(c -> isPlain(c) ? c : INSTEAD)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** What is neither can be in no JSON text, or not be shown. */
    private static boolean isPlain(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
