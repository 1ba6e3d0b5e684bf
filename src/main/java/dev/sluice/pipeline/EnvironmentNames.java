package dev.sluice.pipeline;

import dev.sluice.vocabulary.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds environment variables that look like ours and are not: {@code SLUICE_RISK_MAX_ODRER_NOTIONAL} would otherwise
 * leave the limit at its default, silently.
 */
final class EnvironmentNames {
    private static final String PREFIX = "SLUICE_";

    private EnvironmentNames() {}

    /**
     * @param names of variables, from the process and from {@code .env}
     * @param keys known keys in dotted form; {@code *} stands for a name that the user chooses
     */
    static List<String> unknown(Set<String> names, Set<String> keys) {
        List<String> problems = new ArrayList<>();
        List<String> known = Stream.concat(
                        keys.stream().map(EnvironmentNames::form),
                        keys.stream().filter(SecretFiles::isSecret).map(SecretFiles::variable))
                .sorted()
                .toList();
        for (String name : new TreeSet<>(names)) {
            if (name.startsWith(PREFIX) && known.stream().noneMatch(form -> matches(name, form))) {
                problems.add(name + ": no such setting" + NearestName.hint(name, known));
            }
        }
        return problems;
    }

    /** The usual rule: upper case, and an underscore for whatever is not a letter or digit. */
    static String form(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9*]", "_");
    }

    private static boolean matches(String name, String form) {
        return name.matches(Pattern.quote(form).replace("*", "\\E[A-Z0-9_]+\\Q"));
    }
}
