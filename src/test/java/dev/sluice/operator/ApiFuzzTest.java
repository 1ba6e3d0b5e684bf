package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.operator.Http.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nonsense for every operation of the OpenAPI document: it is refused as a problem, and never costs a 5xx. */
@QuarkusTest
@TestProfile(FakeDeskProfile.class)
class ApiFuzzTest {
    private static final long SEED = 20_260_131;
    private static final int BODIES_BY_CHANCE = 300;

    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "-1",
            "0",
            "1e9",
            "99999999999999999999999",
            "NaN",
            "null",
            "../../etc/passwd",
            "' OR 1=1 --",
            "%",
            "\u0000",
            "a\u0000b",
            "line\nbreak",
            "\u001b[31m",
            "é",
            "\uD83D\uDE00",
            "\uFFFF",
            "x".repeat(1_000),
            "BTCUSDT",
            "+1000000000-12-31T23:59:59.999999999Z",
            "2026-01-31T12:00:00Z",
            "2026-01-31T12:00:00",
            "order_transitioned",
            "{{7*7}}",
            "<script>alert(1)</script>");

    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e308",
            "1e-400000000",
            "1e400000000",
            "123456789012345678901234567890",
            "0.000000001",
            "\"\"",
            "\"BTCUSDT\"",
            "\"BUY\"",
            "\"LIMIT\"",
            "\"MARKET\"",
            "\"IOC\"",
            "\"1\"",
            "1",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "y".repeat(9_000) + "\"",
            "\"" + "y".repeat(20_000) + "\"",
            "[]",
            "{}",
            "[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]",
            "{\"a\":{\"b\":[1,2,{\"c\":null}]}}");

    private static final List<String> ODD_BODIES = List.of(
            "",
            " ",
            "{",
            "}",
            "[1,2",
            "nul",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\":1}{\"b\":2}",
            "// comment\n{}",
            "{\"reason\":\"x\",\"reason\":\"y\"}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "\uFEFF{}",
            "\u0000\u0000\u0000{",
            "9".repeat(10_000),
            "\"" + "z".repeat(100_000) + "\"",
            "{\"" + "k".repeat(60_000) + "\":1}");

    /** One operation of the document. */
    private record Operation(String method, String path, JsonNode described) {
        List<String> parameters(String in) {
            List<String> names = new ArrayList<>();
            described.path("parameters").forEach(parameter -> {
                if (parameter.get("in").asText().equals(in)) {
                    names.add(parameter.get("name").asText());
                }
            });
            return names;
        }

        boolean hasBody() {
            return described.has("requestBody");
        }

        String pathWith(String value) {
            return path.replaceAll("\\{[^}]*}", value);
        }

        Answer send(String path, String body, String... headers) {
            List<String> all = new ArrayList<>(List.of(headers));
            if (hasBody() && !all.contains("Content-Type")) {
                all.addAll(List.of("Content-Type", "application/json"));
            }
            return Http.OPERATOR.send(method, path, body, all.toArray(String[]::new));
        }
    }

    @Test
    void refusesOddPathsAndQueries() {
        for (Operation operation : operations()) {
            for (String text : ODD_TEXTS) {
                String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
                if (operation.path().contains("{")) {
                    assertAnswered(operation.send(operation.pathWith(encoded), ""));
                }
                for (String parameter : operation.parameters("query")) {
                    assertAnswered(operation.send(operation.pathWith("BTCUSDT") + "?" + parameter + "=" + encoded, ""));
                }
            }
            assertAnswered(operation.send(operation.pathWith("BTCUSDT") + "?unheard=of&limit=1&limit=2", ""));
        }
    }

    @Test
    void refusesOddBodies() {
        List<Operation> withBody =
                operations().stream().filter(Operation::hasBody).toList();
        assertThat(withBody).hasSizeGreaterThanOrEqualTo(6);
        String order = placedOrder();
        for (Operation operation : withBody) {
            for (String body : ODD_BODIES) {
                Answer answer = operation.send(operation.pathWith(order), body, "Idempotency-Key", "odd");
                assertAnswered(answer);
                assertThat(answer.status()).as(operation + " " + body).isBetween(400, 499);
            }
        }
    }

    @Test
    void refusesBodiesMadeByChance() {
        Random random = new Random(SEED);
        List<String> fields = List.of(
                "symbol",
                "side",
                "type",
                "quantity",
                "price",
                "timeInForce",
                "reason",
                "state",
                "filledQuantity",
                "strategy",
                "confidence",
                "entry",
                "stop",
                "target",
                "rationale",
                "validForMillis",
                "unheard");
        String order = placedOrder();
        for (Operation operation :
                operations().stream().filter(Operation::hasBody).toList()) {
            for (int i = 0; i < BODIES_BY_CHANCE; i++) {
                StringBuilder body = new StringBuilder("{");
                for (String field : fields) {
                    if (random.nextInt(3) > 0) {
                        body.append(body.length() > 1 ? "," : "")
                                .append('"')
                                .append(field)
                                .append("\":")
                                .append(ODD_VALUES.get(random.nextInt(ODD_VALUES.size())));
                    }
                }
                assertAnswered(operation.send(
                        operation.pathWith(order), body.append('}').toString(), "Idempotency-Key", "k" + i));
            }
        }
    }

    private static String placedOrder() {
        return Http.OPERATOR
                .order("fuzz", OrdersApiTest.LIMIT_ORDER)
                .json()
                .get("id")
                .asText();
    }

    @Test
    void refusesOddHeaders() {
        for (Operation operation : operations()) {
            String path = operation.pathWith("BTCUSDT");
            for (String accept :
                    List.of("text/html", "x", "*/*;q=0", "/", "*", "application/json;q=nonsense", "a/b/c", ",,,")) {
                assertAnswered(operation.send(path, "", "Accept", accept));
            }
            for (String type :
                    List.of("text/plain", "x", "application/json; charset=nonsense", "multipart/form-data")) {
                assertAnswered(operation.send(path, operation.hasBody() ? "{}" : "", "Content-Type", type));
            }
            for (String key : List.of("k".repeat(129), "k".repeat(15_000), "k".repeat(17_000), "a,b", "é", "\t")) {
                assertAnswered(operation.send(path, operation.hasBody() ? "{}" : "", "Idempotency-Key", key));
            }
        }
        Answer huge = Http.OPERATOR.get("/api/status", "X-Huge", "h".repeat(20_000));
        OrdersApiTest.assertProblem(huge, 431);
        OrdersApiTest.assertProblem(Http.OPERATOR.get("/api/status?q=" + "u".repeat(5_000)), 414);
    }

    @Test
    void refusesOddMethods() {
        for (Operation operation : operations()) {
            for (String method :
                    List.of("PUT", "PATCH", "TRACE", "OPTIONS", "HEAD", "PROPFIND", "GET", "POST", "DELETE")) {
                Answer answer = Http.OPERATOR.send(method, operation.pathWith("BTCUSDT"), "");
                assertThat(answer.status())
                        .as(method + " " + operation.path() + " " + answer)
                        .isLessThan(500);
                if (!method.equals("HEAD")) {
                    assertAnswered(answer);
                }
            }
        }
        OrdersApiTest.assertProblem(Http.OPERATOR.send("PUT", "/api/status", ""), 405);
        OrdersApiTest.assertProblem(Http.OPERATOR.get("/api/status", "Accept", "text/html"), 406);
        OrdersApiTest.assertProblem(Http.OPERATOR.send("POST", "/api/orders", "{}", "Content-Type", "text/plain"), 415);
        OrdersApiTest.assertProblem(Http.OPERATOR.get("/api/nothing"), 404);
        OrdersApiTest.assertProblem(Http.OPERATOR.get("/nothing"), 404);
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        String tenMegabytes = "x".repeat(10_000_000);
        String head = "POST /api/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + FakeDeskProfile.OPERATOR
                + "\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\n";

        String announced = RawHttp.send(head + "Content-Length: 10000000\r\n\r\n" + tenMegabytes);
        String chunked = RawHttp.send(head + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + Integer.toHexString(10_000_000) + "\r\n" + tenMegabytes + "\r\n0\r\n\r\n");

        assertThat(RawHttp.statusOf(announced)).isEqualTo(413);
        assertThat(announced).contains("application/problem+json");
        assertThat(RawHttp.statusOf(chunked)).isEqualTo(413);
        assertThat(chunked).contains("application/problem+json");
    }

    @Test
    void survivesWhatIsHardlyHttp() {
        String end = "\r\nHost: x\r\nConnection: close\r\n\r\n";
        for (String request : List.of(
                "GET /api/%zz HTTP/1.1" + end,
                "GET /api/orders/%00 HTTP/1.1" + end,
                "GET /%ff%fe HTTP/1.1" + end,
                "GET /api/orders?limit=%zz HTTP/1.1" + end,
                "GET /api/orders?%zz=1 HTTP/1.1" + end,
                "GET api/orders HTTP/1.1" + end,
                "GET http://elsewhere/api/orders HTTP/1.1" + end,
                "GET * HTTP/1.1" + end,
                "OPTIONS * HTTP/1.1" + end,
                "GET /\\api HTTP/1.1" + end,
                "NONSENSE / HTTP/1.1" + end,
                "POST /api/orders HTTP/1.1\r\nContent-Length: -1" + end,
                "POST /api/orders HTTP/1.1\r\nContent-Length: x" + end,
                "POST /api/orders HTTP/1.1\r\nContent-Length: 99999999999999999999" + end)) {
            for (String authorization : List.of("", "Authorization: Bearer " + FakeDeskProfile.OPERATOR + "\r\n")) {
                String sent = request.replaceFirst("\r\n", "\r\n" + authorization);
                assertThat(RawHttp.status(sent)).as(request).isLessThan(500);
            }
        }
    }

    private static void assertAnswered(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isLessThan(500);
        if (answer.status() >= 400) {
            OrdersApiTest.assertProblem(answer, answer.status());
        }
    }

    private static List<Operation> operations() {
        JsonNode document = Http.NOBODY.get("/q/openapi?format=json").json();
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                operations.add(new Operation(
                        operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
            }
        }
        assertThat(operations).hasSizeGreaterThanOrEqualTo(20);
        return operations;
    }
}
