package dev.sluice.venue.paper.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.venue.paper.AccountId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures and timing of {@code rest-api.md}, "Request Security". */
class AuthenticationTest {
    private static final long MILLI = 1_000_000L;
    private static final long NOW_MILLIS = 1_700_000_000_000L;

    /** The documented example's. */
    private static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    private final TestFloor floor = new TestFloor(NOW_MILLIS * MILLI);

    private static ApiKey key(String name, SignatureCheck check) {
        return new ApiKey(name, new AccountId("desk"), check);
    }

    private Client client(ApiKey key) {
        return TestFloor.client(floor, List.of(key), ApiLimits.USUAL);
    }

    /** A signed operation that does not touch the exchange. */
    private static RestAnswer ask(Client client, String query, String body, String key) {
        return client.send("GET", "/sapi/v1/asset/assetDetail", query, body, key);
    }

    private static String hmac(String payload) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "LTCBTC, c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71",
        "%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96, "
                + "E1353EC6B14D888F1164AE9AF8228A3DBD508BC82EB867DB8AB6046442F33EF3"
    })
    void acceptsTheDocumentedSignaturesInEitherCase(String symbol, String signature) {
        String payload = "symbol=" + symbol
                + "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";
        assertThat(SignatureCheck.hmac(SECRET).accepts(payload, signature)).isTrue();
        assertThat(SignatureCheck.hmac(SECRET).accepts(payload + "0", signature))
                .isFalse();
    }

    /** {@code web-socket-api.md}, "SIGNED request example (HMAC)". */
    @Test
    void acceptsTheDocumentedSignatureOfTheWebSocketApi() throws Exception {
        WsRequest request = WsRequest.read("{\"id\":1,\"method\":\"order.place\",\"params\":{\"symbol\":\"BTCUSDT\","
                + "\"side\":\"SELL\",\"type\":\"LIMIT\",\"timeInForce\":\"GTC\",\"quantity\":\"0.01000000\","
                + "\"price\":\"52000.00\",\"recvWindow\":100,\"timestamp\":1645423376532,"
                + "\"apiKey\":\"vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A\","
                + "\"signature\":\"aa1b5712c094bc4e57c05a1a5c1fd8d88dcd628338ea863fec7b88e59fe2db24\"}}");
        assertThat(SignatureCheck.hmac(SECRET)
                        .accepts(
                                request.signed(),
                                String.valueOf(request.params().get("signature"))))
                .isTrue();
    }

    @Test
    void takesTheSignatureFromQueryOrBody() throws Exception {
        Client client = client(key("key", SignatureCheck.hmac(SECRET)));
        String time = "timestamp=" + NOW_MILLIS;
        assertThat(ask(client, time + "&signature=" + hmac(time), "", "key").status())
                .isEqualTo(200);
        assertThat(ask(client, "", time + "&signature=" + hmac(time), "key").status())
                .isEqualTo(200);
        assertThat(ask(client, "asset=BTC", time + "&signature=" + hmac("asset=BTC" + time), "key")
                        .status())
                .isEqualTo(200);
        assertThat(ask(client, time, "signature=" + hmac(time), "key").status()).isEqualTo(200);
        assertThat(ask(client, "signature=" + hmac(time) + "&" + time, "", "key")
                        .status())
                .isEqualTo(200);
        assertThat(ask(client, time + "&signature=" + hmac(time + "&"), "", "key")
                        .body())
                .contains("-1022");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "Ed25519"})
    void acceptsSignaturesOfKeyPairs(String algorithm) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        Client client = client(key("key", SignatureCheck.publicKey(pem(pair.getPublic()))));
        String time = "timestamp=" + NOW_MILLIS;
        String signature = URLEncoder.encode(sign(pair.getPrivate(), time), StandardCharsets.UTF_8);
        assertThat(ask(client, time + "&signature=" + signature, "", "key").status())
                .isEqualTo(200);
        assertThat(ask(client, time + "0&signature=" + signature, "", "key").body())
                .contains("-1021");
        assertThat(ask(client, "asset=BTC&" + time + "&signature=" + signature, "", "key")
                        .body())
                .contains("-1022");
        assertThat(ask(client, time + "&signature=garbage!", "", "key").body()).contains("-1022");
    }

    static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    static String sign(PrivateKey key, String payload) throws Exception {
        Signature signature = Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "Ed25519");
        signature.initSign(key);
        signature.update(payload.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', 200",
        "-5000, '', 200",
        "-5001, '', -1021",
        "999, '', 200",
        "1000, '', -1021",
        "-59999, 60000, 200",
        "-10, 9.999, -1021",
        "-10, 10.000, 200",
        "0, 60000.001, -1102",
        "0, 1.0001, -1100",
        "0, x, -1100"
    })
    void letsInWhatIsInTime(long lateMillis, String window, int outcome) throws Exception {
        Client client = client(key("key", SignatureCheck.hmac(SECRET)));
        String query =
                (window.isEmpty() ? "" : "recvWindow=" + window + "&") + "timestamp=" + (NOW_MILLIS + lateMillis);
        RestAnswer answer = ask(client, query + "&signature=" + hmac(query), "", "key");
        if (outcome > 0) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(outcome);
        } else {
            assertThat(answer.body()).contains("\"code\":" + outcome + ",");
        }
    }

    @Test
    void readsTimestampsInMicroseconds() throws Exception {
        Client client = client(key("key", SignatureCheck.hmac(SECRET)));
        String query = "timestamp=" + NOW_MILLIS + "123";
        assertThat(ask(client, query + "&signature=" + hmac(query), "", "key").status())
                .isEqualTo(200);
    }

    @Test
    void refusesUnknownAndMalformedKeys() throws Exception {
        Client client = client(key("key", SignatureCheck.hmac(SECRET)));
        String query = "timestamp=" + NOW_MILLIS + "&signature=" + hmac("timestamp=" + NOW_MILLIS);
        RestAnswer unknown = ask(client, query, "", "other");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body())
                .isEqualTo("{\"code\":-2015,\"msg\":\"Invalid API-key, IP, or permissions for action.\"}");
        assertThat(ask(client, query, "", "").body()).isEqualTo("{\"code\":-2014,\"msg\":\"API-key format invalid.\"}");
        assertThat(ask(client, query, "", "b d").body()).contains("-2014");
    }

    @Test
    void asksForWhatIsMissing() throws Exception {
        Client client = client(key("key", SignatureCheck.hmac(SECRET)));
        assertThat(ask(client, "timestamp=" + NOW_MILLIS, "", "key").body())
                .isEqualTo("{\"code\":-1102,\"msg\":\"Mandatory parameter 'signature' was not sent, was empty/null,"
                        + " or malformed.\"}");
        assertThat(ask(client, "signature=00", "", "key").body()).contains("'timestamp'");
        String query = "timestamp=" + NOW_MILLIS + "&surprise=1";
        assertThat(ask(client, query + "&signature=" + hmac(query), "", "key").body())
                .isEqualTo("{\"code\":-1104,\"msg\":\"Not all sent parameters were read; read '2' parameter(s) but was"
                        + " sent '3'.\"}");
        assertThat(ask(client, query + "&surprise=2&signature=" + hmac(query + "&surprise=2"), "", "key")
                        .body())
                .contains("-1101");
    }
}
