package dev.sluice.venue.paper.binance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How one key's signatures are checked ({@code rest-api.md}, "SIGNED Endpoint security"; {@code
 * api_key_types.md}). One caller at a time.
 */
public sealed interface SignatureCheck {
    /** Whether the text is the key's signature of the payload. */
    boolean accepts(String payload, String signature);

    /** Whether {@code session.logon} takes it ({@code web-socket-api.md}, "Session Authentication"). */
    default boolean allowsSession() {
        return false;
    }

    /** HMAC-SHA-256 of a shared secret, as hexadecimal digits of either case. */
    static SignatureCheck hmac(String secret) {
        return new Hmac(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }

    /**
     * An RSA or Ed25519 key; signatures are Base64.
     *
     * @param pem {@code -----BEGIN PUBLIC KEY-----…}
     * @throws IllegalArgumentException if it is neither
     */
    static SignatureCheck publicKey(String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
        try {
            return new Asymmetric(KeyFactory.getInstance("Ed25519").generatePublic(spec), "Ed25519", true);
        } catch (GeneralSecurityException e) {
            return rsa(spec);
        }
    }

    private static SignatureCheck rsa(X509EncodedKeySpec spec) {
        try {
            return new Asymmetric(KeyFactory.getInstance("RSA").generatePublic(spec), "SHA256withRSA", false);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a public key must be an Ed25519 or RSA key in PEM form", e);
        }
    }

    /** A shared secret; it appears in no text of ours. */
    final class Hmac implements SignatureCheck {
        private final Mac mac;

        private Hmac(SecretKeySpec key) {
            try {
                mac = Mac.getInstance(key.getAlgorithm());
                mac.init(key);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has HmacSHA256", e);
            }
        }

        @Override
        public boolean accepts(String payload, String signature) {
            String expected = HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8),
                    signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The public half of a key pair. */
    final class Asymmetric implements SignatureCheck {
        private final PublicKey key;
        private final String algorithm;
        private final boolean session;

        private Asymmetric(PublicKey key, String algorithm, boolean session) {
            this.key = key;
            this.algorithm = algorithm;
            this.session = session;
        }

        @Override
        public boolean accepts(String payload, String signature) {
            try {
                Signature check = Signature.getInstance(algorithm);
                check.initVerify(key);
                check.update(payload.getBytes(StandardCharsets.UTF_8));
                return check.verify(Base64.getDecoder().decode(signature));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // Garbage instead of a signature is a wrong signature.
                return false;
            }
        }

        @Override
        public boolean allowsSession() {
            return session;
        }
    }
}
