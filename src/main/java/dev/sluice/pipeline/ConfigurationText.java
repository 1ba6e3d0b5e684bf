package dev.sluice.pipeline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration library's messages, turned into ones that a trader reads.
 *
 * @param key the key that the problem is about, if the message names one
 * @param isUnknownKey whether there is no such key
 */
record ConfigurationText(String text, Optional<String> key, boolean isUnknownKey) {
    private static final Pattern NOT_CONVERTED = Pattern.compile(
            ".*property (sluice\\.\\S+) with the config value \"(.*)\" threw an Exception whilst being converted (.*)");
    private static final Pattern UNKNOWN = Pattern.compile("(sluice\\.\\S+) in (.+) does not map to any root");
    private static final Pattern EMPTY = Pattern.compile(".*property (sluice\\.\\S+) is defined as the empty String.*");
    private static final Pattern OUT_OF_RANGE = Pattern.compile("(sluice\\.\\S+) must .*");
    private static final Pattern MISSING =
            Pattern.compile(".*property (sluice\\.\\S+) is required but it could not be found.*");

    static ConfigurationText of(String message) {
        String line =
                message.replaceAll("SRCFG\\d+: ", "").replaceAll("\\s+", " ").strip();
        Matcher notConverted = NOT_CONVERTED.matcher(line);
        if (notConverted.matches()) {
            String text = notConverted.group(1) + ": \"" + notConverted.group(2) + "\" cannot be used: "
                    + notConverted.group(3).replaceAll("^(\\w+\\.)+\\w+: ", "");
            return new ConfigurationText(text, Optional.of(notConverted.group(1)), false);
        }
        Matcher unknown = UNKNOWN.matcher(line);
        if (unknown.matches()) {
            String text = unknown.group(1) + ": no such setting (it stands in " + unknown.group(2) + ")";
            return new ConfigurationText(text, Optional.of(unknown.group(1)), true);
        }
        return about(MISSING, line, "is required")
                .or(() -> about(EMPTY, line, "must not be empty"))
                .orElseGet(() -> {
                    Matcher range = OUT_OF_RANGE.matcher(line);
                    return new ConfigurationText(
                            line, range.matches() ? Optional.of(range.group(1)) : Optional.empty(), false);
                });
    }

    private static Optional<ConfigurationText> about(Pattern pattern, String line, String what) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches()
                ? Optional.of(
                        new ConfigurationText(matcher.group(1) + ": " + what, Optional.of(matcher.group(1)), false))
                : Optional.empty();
    }
}
