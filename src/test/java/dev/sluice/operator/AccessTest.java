package dev.sluice.operator;

import static dev.sluice.operator.OrdersApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.operator.Http.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path, asked by everybody. */
@QuarkusTest
@TestProfile(FakeDeskProfile.class)
class AccessTest {
    private static final Http WRONG = new Http("no-token-of-anybody");
    private static final Set<Integer> DENIED = Set.of(401, 403);

    /** Method, path, and who may. */
    private static final List<Arguments> TABLE = List.of(
            Arguments.of("GET", "/", "everybody"),
            Arguments.of("GET", "/index.html", "everybody"),
            Arguments.of("GET", "/console.css", "everybody"),
            Arguments.of("GET", "/console.js", "everybody"),
            Arguments.of("GET", "/q/health", "everybody"),
            Arguments.of("GET", "/q/health/live", "everybody"),
            Arguments.of("GET", "/q/health/ready", "everybody"),
            Arguments.of("GET", "/q/health/started", "everybody"),
            Arguments.of("GET", "/q/openapi", "everybody"),
            Arguments.of("GET", "/paper/control/state", "everybody"),
            Arguments.of("GET", "/paper/api/v3/nothing", "everybody"),
            Arguments.of("GET", "/api/session", "viewer"),
            Arguments.of("GET", "/api/status", "viewer"),
            Arguments.of("GET", "/api/health/components", "viewer"),
            Arguments.of("GET", "/api/orders", "viewer"),
            Arguments.of("GET", "/api/orders/none", "viewer"),
            Arguments.of("GET", "/api/fills", "viewer"),
            Arguments.of("GET", "/api/proposals", "viewer"),
            Arguments.of("GET", "/api/proposals/none", "viewer"),
            Arguments.of("GET", "/api/positions", "viewer"),
            Arguments.of("GET", "/api/account", "viewer"),
            Arguments.of("GET", "/api/account/drawdown", "viewer"),
            Arguments.of("GET", "/api/exposure", "viewer"),
            Arguments.of("GET", "/api/execution/slippage", "viewer"),
            Arguments.of("GET", "/api/execution/metrics", "viewer"),
            Arguments.of("GET", "/api/halt", "viewer"),
            Arguments.of("GET", "/api/risk", "viewer"),
            Arguments.of("GET", "/api/risk/rejections", "viewer"),
            Arguments.of("PATCH", "/api/risk", "operator"),
            Arguments.of("GET", "/api/strategies", "viewer"),
            Arguments.of("GET", "/api/strategies/sma-cross", "viewer"),
            Arguments.of("PATCH", "/api/strategies/sma-cross", "operator"),
            Arguments.of("GET", "/api/market/BTCUSDT/book", "viewer"),
            Arguments.of("GET", "/api/market/BTCUSDT/candles", "viewer"),
            Arguments.of("GET", "/api/market/BTCUSDT/tape", "viewer"),
            Arguments.of("GET", "/api/market/BTCUSDT/delta", "viewer"),
            Arguments.of("GET", "/api/market/BTCUSDT/footprint", "viewer"),
            Arguments.of("GET", "/api/market/BTCUSDT/structure", "viewer"),
            Arguments.of("GET", "/api/stream", "viewer"),
            Arguments.of("GET", "/q/metrics", "viewer"),
            Arguments.of("GET", "/q/swagger-ui/", "viewer"),
            Arguments.of("GET", "/q/nothing", "viewer"),
            Arguments.of("GET", "/api/nothing", "viewer"),
            Arguments.of("GET", "/nothing", "viewer"),
            Arguments.of("GET", "/META-INF/resources/index.html", "viewer"),
            Arguments.of("GET", "/api/execution/journal", "auditor"),
            Arguments.of("POST", "/api/orders", "operator"),
            Arguments.of("DELETE", "/api/orders/none", "operator"),
            Arguments.of("POST", "/api/proposals/none/approve", "operator"),
            Arguments.of("POST", "/api/proposals/none/reject", "operator"),
            Arguments.of("POST", "/api/recommendations", "operator"),
            Arguments.of("POST", "/api/positions/BTCUSDT/close", "operator"),
            Arguments.of("GET", "/api/reconciliations", "viewer"),
            Arguments.of("GET", "/api/alerts", "viewer"),
            Arguments.of("POST", "/api/reconciliations", "operator"),
            Arguments.of("POST", "/api/halt/engage", "operator"),
            Arguments.of("POST", "/api/halt/reduce", "operator"),
            Arguments.of("POST", "/api/halt/reset", "operator"));

    static Stream<Arguments> table() {
        return TABLE.stream();
    }

    @ParameterizedTest(name = "{0} {1} is for {2}")
    @MethodSource("table")
    void letsInWhoMayAndNobodyElse(String method, String path, String who) {
        assertAccess(method, path, Http.NOBODY, who.equals("everybody"), 401);
        assertAccess(method, path, WRONG, who.equals("everybody"), 401);
        assertAccess(method, path, Http.VIEWER, Set.of("everybody", "viewer").contains(who), 403);
        assertAccess(method, path, Http.AUDITOR, !who.equals("operator"), 403);
        assertAccess(method, path, Http.OPERATOR, true, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//orders", "//api/orders", "/api/./orders", "/q/health/../metrics", "/paper/../api/orders",
                "/paper/%2e%2e/api/orders", "/api/orders;x=1", "/q/health/%2e%2e/metrics", "/API/ORDERS",
                        "/api/orders/",
                "/index.html/../api/orders", "/%61pi/orders", "/q/openapi/../metrics"
            })
    void isNotFooledByOddPaths(String path) {
        assertThat(RawHttp.status("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .isIn(400, 401, 404);
    }

    @ParameterizedTest
    @CsvSource({"Bearer", "Bearer ", "bearer x", "Basic OnRva2Vu", "Digest x", "Bearer\tx", "Token operator"})
    void takesNoOtherAuthorization(String header) {
        assertProblem(Http.NOBODY.get("/api/status", "Authorization", header), 401);
    }

    @Test
    void saysHowToAuthenticate() {
        assertThat(Http.NOBODY.get("/api/status").header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(Http.NOBODY.get("/q/swagger-ui/").header("WWW-Authenticate")).startsWith("Basic");
    }

    @Test
    void takesTheTokenAsBasicPasswordOnlyForTheSwaggerPage() {
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString(("any:" + FakeDeskProfile.VIEWER).getBytes(StandardCharsets.UTF_8));

        assertThat(Http.NOBODY.get("/q/swagger-ui/", "Authorization", basic).status())
                .isEqualTo(200);
        assertProblem(Http.NOBODY.get("/api/status", "Authorization", basic), 401);
        assertProblem(Http.NOBODY.get("/q/metrics", "Authorization", basic), 401);
    }

    @Test
    void takesNoTokenFromTheUrl() {
        assertProblem(Http.NOBODY.get("/api/status?token=" + FakeDeskProfile.OPERATOR), 401);
        assertProblem(Http.NOBODY.get("/api/status?access_token=" + FakeDeskProfile.OPERATOR), 401);
    }

    @Test
    void protectsBrowsers() {
        Answer page = Http.NOBODY.get("/");
        Answer api = Http.VIEWER.get("/api/status");

        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'", "frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(api.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Http.NOBODY.get("/api/status").header("X-Content-Type-Options"))
                .isEqualTo("nosniff");
    }

    private static void assertAccess(String method, String path, Http who, boolean may, int otherwise) {
        Answer answer = who.send(method, path, "");
        if (may) {
            assertThat(answer.status()).as(who + " " + answer).isNotIn(DENIED);
        } else {
            boolean known = !who.equals(WRONG) && !who.equals(Http.NOBODY);
            assertProblem(answer, known ? otherwise : 401);
        }
    }
}
