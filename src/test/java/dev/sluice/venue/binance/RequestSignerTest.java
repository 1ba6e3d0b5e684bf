package dev.sluice.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.vocabulary.UtcNanos;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The examples are those of rest-api.md and web-socket-api.md, Request security, with the keys printed there. */
class RequestSignerTest {
    private static final String KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    private static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    private final RequestSigner hmac = RequestSigner.hmac(KEY, SECRET);

    @Test
    void signsTheDocumentedRestExample() {
        assertThat(hmac.sign("symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
                        + "&recvWindow=5000&timestamp=1499827319559"))
                .isEqualTo("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    }

    @Test
    void percentEncodesBeforeItSigns() {
        VenueRequest request = VenueRequest.of(Endpoint.ORDER_PLACE)
                .with("symbol", "１２３４５６")
                .with("side", "BUY")
                .with("type", "LIMIT")
                .with("timeInForce", "GTC")
                .with("quantity", "1")
                .with("price", "0.1")
                .build();
        String query = new SignedRequests(hmac, 5 * UtcNanos.PER_SECOND)
                .query(request, 1_499_827_319_559L * UtcNanos.PER_MILLI);
        assertThat(query)
                .isEqualTo("symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=BUY&type=LIMIT"
                        + "&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559"
                        + "&signature=e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3");
    }

    @Test
    void signsTheDocumentedWebSocketExampleOverSortedParameters() {
        VenueRequest request = VenueRequest.of(Endpoint.ORDER_PLACE)
                .with("symbol", "BTCUSDT")
                .with("side", "SELL")
                .with("type", "LIMIT")
                .with("timeInForce", "GTC")
                .with("quantity", "0.01000000")
                .with("price", "52000.00")
                .build();
        String message = new SignedRequests(hmac, 100 * UtcNanos.PER_MILLI)
                .message(7, request, 1_645_423_376_532L * UtcNanos.PER_MILLI, false);
        assertThat(message)
                .startsWith("{\"id\":7,\"method\":\"order.place\",\"params\":{\"apiKey\":\"" + KEY + "\",")
                .contains("\"recvWindow\":100,", "\"timestamp\":1645423376532,", "\"price\":\"52000.00\"")
                .endsWith(",\"signature\":\"aa1b5712c094bc4e57c05a1a5c1fd8d88dcd628338ea863fec7b88e59fe2db24\"}}");
    }

    @Test
    void leavesWebSocketTextUnencodedWhenItSigns() {
        VenueRequest request = VenueRequest.of(Endpoint.ORDER_PLACE)
                .with("symbol", "１２３４５６")
                .with("side", "BUY")
                .with("type", "LIMIT")
                .with("timeInForce", "GTC")
                .with("quantity", "1.00000000")
                .with("price", "0.10000000")
                .build();
        String message = new SignedRequests(hmac, 5 * UtcNanos.PER_SECOND)
                .message(7, request, 1_645_423_376_532L * UtcNanos.PER_MILLI, false);
        assertThat(message)
                .contains("\"symbol\":\"１２３４５６\"")
                .contains("\"signature\":\"b33892ae8e687c939f4468c6268ddd4c40ac1af18ad19a064864c47bae0752cd\"");
    }

    @Test
    void leavesKeyAndSignatureOutOfAnAuthenticatedSession() {
        String message = new SignedRequests(hmac, 5_000_346_000L)
                .message(1, VenueRequest.of(Endpoint.ACCOUNT).build(), 1_000_000_000_000_000_000L, true);
        assertThat(message)
                .isEqualTo("{\"id\":1,\"method\":\"account.status\",\"params\":"
                        + "{\"recvWindow\":5000.346,\"timestamp\":1000000000000}}");
    }

    @Test
    void signsNothingThatIsPublic() {
        VenueRequest request = VenueRequest.of(Endpoint.DEPTH)
                .with("symbol", "BTCUSDT")
                .with("limit", 100)
                .build();
        SignedRequests requests = new SignedRequests(hmac, UtcNanos.PER_SECOND);
        assertThat(requests.query(request, 1)).isEqualTo("symbol=BTCUSDT&limit=100");
        assertThat(requests.message(1, request, 1, false))
                .isEqualTo("{\"id\":1,\"method\":\"depth\",\"params\":{\"symbol\":\"BTCUSDT\",\"limit\":100}}");
    }

    @Test
    void signsWithAnRsaKeyFile() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        RequestSigner signer = RequestSigner.privateKey(KEY, pem(pair));
        assertThat(verified(pair.getPublic(), "SHA256withRSA", signer.sign("timestamp=1"), "timestamp=1"))
                .isTrue();
        assertThat(signer.canLogOn()).isFalse();
    }

    @Test
    void signsWithAnEd25519KeyFileAndCanLogOn() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        RequestSigner signer = RequestSigner.privateKey(KEY, pem(pair));
        assertThat(verified(pair.getPublic(), "Ed25519", signer.sign("timestamp=1"), "timestamp=1"))
                .isTrue();
        assertThat(signer.canLogOn()).isTrue();
    }

    @Test
    void percentEncodesABase64SignatureInTheQuery() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        SignedRequests requests = new SignedRequests(RequestSigner.privateKey(KEY, pem(pair)), UtcNanos.PER_SECOND);
        String query = requests.query(VenueRequest.of(Endpoint.ACCOUNT).build(), UtcNanos.PER_SECOND);
        String signature = query.substring(query.indexOf("&signature=") + 11);
        assertThat(signature).matches("[A-Za-z0-9%]+");
        assertThat(verified(
                        pair.getPublic(),
                        "Ed25519",
                        URLDecoder.decode(signature, StandardCharsets.UTF_8),
                        "recvWindow=1000&timestamp=1000"))
                .isTrue();
    }

    @Test
    void refusesAKeyFileWithoutQuotingIt() {
        String pem = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LXNlY3JldA==\n-----END PRIVATE KEY-----\n";
        assertThatThrownBy(() -> RequestSigner.privateKey(KEY, pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the private key is neither Ed25519 nor RSA");
        assertThatThrownBy(() -> RequestSigner.privateKey(KEY, "-----BEGIN ENCRYPTED PRIVATE KEY-----"))
                .hasMessageContaining("unencrypted PKCS#8");
    }

    @Test
    void showsNothingOfTheKeyInItsText() {
        assertThat(hmac.toString()).isEqualTo("RequestSigner[HMAC]");
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static boolean verified(PublicKey key, String algorithm, String signature, String payload)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        verifier.update(payload.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(Base64.getDecoder().decode(signature));
    }
}
