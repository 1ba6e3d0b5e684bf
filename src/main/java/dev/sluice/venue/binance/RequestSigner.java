package dev.sluice.venue.binance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a request says ({@code rest-api.md} and {@code web-socket-api.md}, Request security): HMAC-SHA-256 in
 * hexadecimal, or RSASSA-PKCS1-v1_5 with SHA-256 or Ed25519 in Base64. For one thread: the cipher is used again and
 * again, because making one costs more than signing.
 */
public abstract sealed class RequestSigner {
    private final String apiKey;

    private RequestSigner(String apiKey) {
        if (apiKey.isBlank() || !apiKey.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("the API key is empty or has characters that no key has");
        }
        this.apiKey = apiKey;
    }

    /** Signs with the secret of an HMAC key. */
    public static RequestSigner hmac(String apiKey, String secret) {
        return new Hmac(apiKey, secret);
    }

    /**
     * Signs with a private key, RSA or Ed25519.
     *
     * @param pem the text of an unencrypted PKCS#8 file ("BEGIN PRIVATE KEY")
     * @throws IllegalArgumentException if it is anything else; the message does not quote it
     */
    public static RequestSigner privateKey(String apiKey, String pem) {
        return new Asymmetric(apiKey, PrivateKeys.read(pem));
    }

    /** The public half of the credentials; it names the account and is treated like a secret all the same. */
    public String apiKey() {
        return apiKey;
    }

    /** Whether the key can authenticate a WebSocket API session: only Ed25519 can. */
    public abstract boolean canLogOn();

    /** The signature of the payload's UTF-8 bytes, not percent-encoded. */
    public final String sign(String payload) {
        try {
            return sign(payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with this key", e);
        }
    }

    abstract String sign(byte[] payload) throws GeneralSecurityException;

    /** Names the kind of key and nothing of it. */
    @Override
    public final String toString() {
        return "RequestSigner[" + kind() + "]";
    }

    abstract String kind();

    private static final class Hmac extends RequestSigner {
        private static final String ALGORITHM = "HmacSHA256";

        private final Mac mac;

        Hmac(String apiKey, String secret) {
            super(apiKey);
            if (secret.isBlank()) {
                throw new IllegalArgumentException("the API secret is empty");
            }
            try {
                mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no " + ALGORITHM, e);
            }
        }

        @Override
        String sign(byte[] payload) {
            return HexFormat.of().formatHex(mac.doFinal(payload));
        }

        @Override
        public boolean canLogOn() {
            return false;
        }

        @Override
        String kind() {
            return "HMAC";
        }
    }

    private static final class Asymmetric extends RequestSigner {
        private final String kind;
        private final Signature signature;

        Asymmetric(String apiKey, PrivateKey key) {
            super(apiKey);
            this.kind = key.getAlgorithm().equals("RSA") ? "RSA" : PrivateKeys.ED25519;
            try {
                signature = Signature.getInstance(kind.equals("RSA") ? "SHA256withRSA" : PrivateKeys.ED25519);
                signature.initSign(key);
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("the private key cannot sign", e);
            }
        }

        @Override
        String sign(byte[] payload) throws GeneralSecurityException {
            signature.update(payload);
            return Base64.getEncoder().encodeToString(signature.sign());
        }

        @Override
        public boolean canLogOn() {
            return kind.equals(PrivateKeys.ED25519);
        }

        @Override
        String kind() {
            return kind;
        }
    }

    private static final class PrivateKeys {
        static final String ED25519 = "Ed25519";
        private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
        private static final String END = "-----END PRIVATE KEY-----";

        private PrivateKeys() {}

        static PrivateKey read(String pem) {
            int begin = pem.indexOf(BEGIN);
            int end = pem.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalArgumentException(
                        "the private key is no unencrypted PKCS#8 PEM file: it must have a line \"" + BEGIN + "\"");
            }
            PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(decoded(pem.substring(begin + BEGIN.length(), end)));
            for (String algorithm : new String[] {ED25519, "RSA"}) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
                } catch (InvalidKeySpecException e) {
                    continue; // the other kind, then
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("this Java has no " + algorithm, e);
                }
            }
            throw new IllegalArgumentException("the private key is neither Ed25519 nor RSA");
        }

        private static byte[] decoded(String text) {
            try {
                return Base64.getMimeDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                // The decoder's message would quote the key.
                throw new IllegalArgumentException("the private key's text is not Base64");
            }
        }
    }
}
