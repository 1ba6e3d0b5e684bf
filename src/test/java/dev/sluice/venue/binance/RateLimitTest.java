package dev.sluice.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code web-socket-api.md}, Rate limits: the array that every answer bears. */
class RateLimitTest {
    private static final String WEIGHT = "{\"rateLimitType\":\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\","
            + "\"intervalNum\":1,\"limit\":6000,\"count\":70}";
    private static final RateLimit.Use USE =
            new RateLimit.Use(RateLimit.Kind.REQUEST_WEIGHT, 60 * VirtualTimers.SECOND, 6_000, 70);

    @Test
    void readsWhatIsUsed() throws IOException {
        assertThat(uses("[" + WEIGHT + "]")).containsExactly(USE);
    }

    @Test
    void leavesOutWhatItDoesNotUnderstandAndReadsOn() throws IOException {
        String strange = "7,null,[" + WEIGHT + "],{\"rateLimitType\":{\"a\":[1]},\"interval\":[],\"count\":{}},{},"
                + WEIGHT.replace("MINUTE", "FORTNIGHT") + "," + WEIGHT.replace("REQUEST_WEIGHT", "PATIENCE");
        assertThat(uses("[" + strange + "," + WEIGHT + "]")).containsExactly(USE);
    }

    @Test
    void takesACountThatIsTooLargeForTheLargest() throws IOException {
        assertThat(uses("[" + WEIGHT.replace("70", "7000000000") + "]")
                        .getFirst()
                        .used())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void findsNothingWhereThereIsNoArray() throws IOException {
        assertThat(uses("{\"rateLimits\":[" + WEIGHT + "]}")).isEmpty();
        assertThat(uses("null")).isEmpty();
    }

    private static List<RateLimit.Use> uses(String json) throws IOException {
        try (JsonParser parser = ErrorAnswers.JSON.getFactory().createParser("[" + json + ",\"next\"]")) {
            parser.nextToken();
            parser.nextToken();
            List<RateLimit.Use> uses = RateLimit.uses(parser);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
            return uses;
        }
    }
}
