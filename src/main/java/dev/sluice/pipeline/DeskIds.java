package dev.sluice.pipeline;

import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.ProposalId;
import java.security.SecureRandom;

/** Ids that count up from 1 within a run; the prefix keeps runs apart. */
final class DeskIds {
    private static final String NAME_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int NAME_LENGTH = 5;

    private final String prefix;
    private long orders;
    private long proposals;
    private long reconciliations;

    DeskIds(String prefix) {
        this.prefix = prefix;
    }

    /** A desk's name: the ids of its orders begin with it, whichever process sent them. */
    static String newName() {
        SecureRandom random = new SecureRandom();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < NAME_LENGTH; i++) {
            name.append(NAME_LETTERS.charAt(random.nextInt(NAME_LETTERS.length())));
        }
        return name.toString();
    }

    OrderId order() {
        return new OrderId(prefix + "o" + ++orders);
    }

    String reconciliation() {
        return prefix + "r" + ++reconciliations;
    }

    ProposalId proposal() {
        return new ProposalId(prefix + "p" + ++proposals);
    }
}
