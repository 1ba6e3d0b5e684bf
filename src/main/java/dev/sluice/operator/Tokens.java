package dev.sluice.operator;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who bears which token. Whoever starts the service sets the tokens before; a role without one cannot be had.
 *
 * <p>Digests of equal length are compared, all of them and in constant time, so that the time an answer takes tells
 * nothing about a token.
 */
@Singleton
final class Tokens {
    private final Map<Role, byte[]> digests = new EnumMap<>(Role.class);

    @Inject
    Tokens(
            @ConfigProperty(name = "sluice.security.operator-token") Optional<String> operator,
            @ConfigProperty(name = "sluice.security.auditor-token") Optional<String> auditor,
            @ConfigProperty(name = "sluice.security.viewer-token") Optional<String> viewer) {
        put(Role.OPERATOR, operator);
        put(Role.AUDITOR, auditor);
        put(Role.VIEWER, viewer);
    }

    /** The role of a token; of a token that was given to several roles, the one that may do most. */
    Optional<Role> roleOf(String token) {
        byte[] digest = digest(token);
        Optional<Role> role = Optional.empty();
        for (Map.Entry<Role, byte[]> known : digests.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), digest)) {
                role = Optional.of(known.getKey());
            }
        }
        return role;
    }

    private void put(Role role, Optional<String> token) {
        token.filter(text -> !text.isBlank()).ifPresent(text -> digests.put(role, digest(text)));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
