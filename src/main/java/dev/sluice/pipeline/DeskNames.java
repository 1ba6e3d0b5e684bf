package dev.sluice.pipeline;

import java.security.SecureRandom;

/** Names of desks: the ids of a desk's orders begin with its name, so no two desks of an account may share one. */
final class DeskNames {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 5;

    private DeskNames() {}

    /** A name for a desk that has none. */
    static String invent() {
        SecureRandom random = new SecureRandom();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
