package dev.sluice.operator;

import java.util.regex.Pattern;

/**
 * Takes what looks like a secret out of a text. Nothing here logs secrets; this is for texts of others, such as an
 * exception that quotes a request.
 */
public final class SecretMask {
    static final String MASK = "***";

    private static final String NAMES = "token|secret|password|signature|api[_-]?key|listen[_-]?key";
    private static final Pattern SECRET =
            Pattern.compile("(?i)(\\bbearer\\s+|(?:" + NAMES + ")\"?\\s*[=:]\\s*\"?)[^\\s\"',;&})\\]]+");

    private SecretMask() {}

    /** The text with what looks like a secret replaced. */
    public static String mask(String text) {
        return SECRET.matcher(text).replaceAll("$1" + MASK);
    }
}
