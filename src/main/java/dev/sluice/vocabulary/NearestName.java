package dev.sluice.vocabulary;

import java.util.Collection;

/** Finds the name that was probably meant. */
public final class NearestName {
    /** More slips than this make a different name. */
    private static final int MOST_SLIPS = 4;

    private NearestName() {}

    /** {@code "; did you mean X?"} for the most similar name, or nothing if none is similar. */
    public static String hint(String name, Collection<String> known) {
        return hint(name, known, MOST_SLIPS);
    }

    /** The same for what differs by at most so many letters. */
    public static String hint(String name, Collection<String> known, int mostSlips) {
        String best = "";
        int bestDistance = mostSlips + 1;
        for (String candidate : known) {
            int distance = distance(name, candidate);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = "; did you mean " + candidate + "?";
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
