package dev.sluice.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VenueErrorsTest {
    @Test
    void hasARowForEveryDocumentedCodeAndNoOther() throws IOException {
        List<String> documented;
        try (InputStream file = VenueErrorsTest.class.getResourceAsStream("/binance/error-codes.txt")) {
            documented = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        assertThat(documented).hasSize(106);
        assertThat(Arrays.stream(VenueErrors.Code.values()).map(code -> code.number() + " " + code.name()))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @ParameterizedTest
    @EnumSource(VenueErrors.Code.class)
    void provesNothingWithAServerError(VenueErrors.Code code) {
        for (int status : new int[] {500, 502, 503, 504, 599}) {
            assertThat(VenueErrors.classify(status, code.number(), "")).isEqualTo(Verdict.UNKNOWN);
        }
    }

    @ParameterizedTest
    @EnumSource(VenueErrors.Code.class)
    void isTurnedAwayByLimitsAndFirewallsWhateverTheCode(VenueErrors.Code code) {
        boolean half = code.name().startsWith("CANCEL_REPLACE");
        for (int status : new int[] {403, 418, 429}) {
            assertThat(VenueErrors.classify(status, code.number(), ""))
                    .isEqualTo(half ? code.verdict() : Verdict.NOT_ACCEPTED);
        }
    }

    @ParameterizedTest(name = "{0} {1} {2} proves {3}")
    @CsvSource({
        "400, -1000, An unknown error occurred while processing the request., UNKNOWN",
        "400, -1001, Internal error; unable to process your request. Please try again., UNKNOWN",
        "400, -1003, Too many requests queued., NOT_ACCEPTED",
        "400, -1006, An unexpected response was received from the message bus., UNKNOWN",
        "408, -1007, Timeout waiting for response from backend server., UNKNOWN",
        "400, -1008, Server is currently overloaded with other requests., NOT_ACCEPTED",
        "400, -1013, Filter failure: LOT_SIZE, REJECTED",
        "429, -1015, Too many new orders; current limit is 50 orders per 10 SECOND., NOT_ACCEPTED",
        "400, -1021, Timestamp for this request is outside of the recvWindow., NOT_ACCEPTED",
        "400, -1022, Signature for this request is not valid., REJECTED",
        "400, -1102, Mandatory parameter 'side' was not sent., REJECTED",
        "400, -2010, Account has insufficient balance for requested action., REJECTED",
        "400, -2010, Duplicate order sent., UNKNOWN",
        "400, -2011, Unknown order sent., REJECTED",
        "400, -2013, Order does not exist., REJECTED",
        "401, -2015, 'Invalid API-key, IP, or permissions for action.', REJECTED",
        "409, -2021, Order cancel-replace partially failed., PARTIAL",
        "429, -2021, Order cancel-replace partially failed., PARTIAL",
        "400, -2022, Order cancel-replace failed., REJECTED",
        "400, -9999, not in the documents, REJECTED",
        "404, 0, '', UNKNOWN",
        "408, 0, '', UNKNOWN",
        "302, 0, '', UNKNOWN",
        "418, 0, '', NOT_ACCEPTED",
        "403, 0, '', NOT_ACCEPTED",
    })
    void judgesByStatusFirstAndThenByCode(int status, int code, String message, Verdict verdict) {
        assertThat(VenueErrors.classify(status, code, message)).isEqualTo(verdict);
    }

    @Test
    void readsARestErrorWithItsRetryTime() {
        VenueAnswer.Refused refused = ErrorAnswers.rest(
                429,
                "{\"code\":-1003,\"msg\":\"Too many requests queued.\"}".getBytes(StandardCharsets.UTF_8),
                "12",
                5);
        assertThat(refused.verdict()).isEqualTo(Verdict.NOT_ACCEPTED);
        assertThat(refused.code()).isEqualTo(-1003);
        assertThat(refused.message()).isEqualTo("Too many requests queued.");
        assertThat(refused.retryAtNanos()).isEqualTo(OptionalLong.of(12_000_000_005L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html><body>Bad gateway</body></html>", "{\"code\":", "[]", "null", "{\"code\":\"x\"}"})
    void provesNothingByABodyThatIsNotTheVenues(String body) {
        VenueAnswer.Refused refused = ErrorAnswers.rest(400, body.getBytes(StandardCharsets.UTF_8), "soon", 5);
        assertThat(refused.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(refused.code()).isZero();
        assertThat(refused.retryAtNanos()).isEmpty();
    }

    @Test
    void showsNoLongTokenAndOneLineOfAMessage() {
        String secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
        assertThat(ErrorAnswers.clean("no\nkey " + secret + "!")).isEqualTo("no key …!");
        assertThat(ErrorAnswers.clean("word ".repeat(100))).hasSize(201);
    }
}
