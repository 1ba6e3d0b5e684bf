package dev.sluice.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

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
        for (String name : new TreeSet<>(names)) {
            if (name.startsWith(PREFIX) && keys.stream().noneMatch(key -> matches(name, key))) {
                problems.add(name + ": no such setting" + nearest(name, keys));
            }
        }
        return problems;
    }

    private static boolean matches(String name, String key) {
        String pattern = Pattern.quote(environmentForm(key)).replace("*", "\\E[A-Z0-9_]+\\Q");
        return name.matches(pattern);
    }

    /** The usual rule: upper case, and an underscore for whatever is not a letter or digit. */
    private static String environmentForm(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9*]", "_");
    }

    private static String nearest(String name, Set<String> keys) {
        String best = "";
        int bestDistance = 5;
        for (String key : keys) {
            int distance = distance(name, environmentForm(key));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = "; did you mean " + environmentForm(key) + "?";
            }
        }
        return best;
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
