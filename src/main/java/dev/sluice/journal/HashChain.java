package dev.sluice.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How one row seals all rows before it; simple enough to be checked with nothing but SHA-256. */
public final class HashChain {
    /** The previous hash of the first row: 64 zeros. */
    public static final String GENESIS = "0".repeat(64);

    private HashChain() {}

    /** Lowercase hex SHA-256 of {@code previousHash} (ASCII) followed by {@code entry} (UTF-8). */
    public static String hash(String previousHash, String entry) {
        MessageDigest digest = sha256();
        digest.update(previousHash.getBytes(StandardCharsets.US_ASCII));
        digest.update(entry.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The row that follows {@code head}. */
    public static JournalRecord next(JournalHead head, String entry) {
        return new JournalRecord(head.sequence() + 1, entry, head.hash(), hash(head.hash(), entry));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
