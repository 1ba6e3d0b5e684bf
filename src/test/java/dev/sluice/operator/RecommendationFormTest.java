package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendationFormTest {
    @Test
    void readsWhatIsRecommended() {
        RecommendationRequest.View view =
                parse("'entry': '100', 'stop': '90', 'target': '120', 'validForMillis': 1500");

        assertThat(view.strategy()).isEqualTo("lab");
        assertThat(view.symbol()).isEqualTo(new Symbol("BTCUSDT"));
        assertThat(view.side()).isEqualTo(Side.BUY);
        assertThat(view.confidence()).isEqualByComparingTo("0.5");
        assertThat(view.entry()).contains(Price.of("100"));
        assertThat(view.stop()).contains(Price.of("90"));
        assertThat(view.target()).contains(Price.of("120"));
        assertThat(view.rationale()).isEqualTo("because");
        assertThat(view.validForNanos()).contains(1_500_000_000L);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'confidence': 0",
                "'confidence': '1.00'",
                "'side': 'SELL', 'entry': '100', 'stop': '110', 'target': '90'",
                "'stop': '90', 'target': '100'",
                "'target': '1'",
                "'validForMillis': 1",
                "'validForMillis': '86400000'",
                "'strategy': 'a'"
            })
    void takesWhatMakesSense(String fields) {
        assertThat(parse(fields)).isNotNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'confidence': '1.00000001'                     | confidence",
                "'confidence': '-0.1'                           | confidence",
                "'confidence': 'much'                           | confidence",
                "'strategy': 'manual'                           | strategy",
                "'strategy': 'Lab'                              | strategy",
                "'strategy': ''                                 | strategy",
                "'rationale': ''                                | rationale",
                "'side': 'HOLD'                                 | side",
                "'symbol': 'btc usdt'                           | symbol",
                "'entry': '100', 'stop': '100'                  | stop",
                "'entry': '100', 'stop': '101'                  | stop",
                "'side': 'SELL', 'entry': '100', 'stop': '99'   | stop",
                "'entry': '100', 'target': '100'                | target",
                "'side': 'SELL', 'entry': '1', 'target': '2'    | target",
                "'stop': '100', 'target': '90'                  | stop",
                "'entry': '0'                                   | entry",
                "'validForMillis': 0                            | validForMillis",
                "'validForMillis': 1.5                          | validForMillis",
                "'validForMillis': 86400001                     | validForMillis",
                "'quantity': '1'                                | quantity"
            })
    void refusesWhatMakesNoneAndNamesTheField(String fields, String field) {
        assertThatThrownBy(() -> parse(fields)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(422);
            assertThat(problem.getDetail()).startsWith(field + ":");
        });
    }

    @Test
    void hashesTheSameWhateverItIsWrittenLike() {
        String hash = RecommendationForm.hash(parse("'entry': '100'"));

        assertThat(RecommendationForm.hash(parse("'entry': 100.00, 'confidence': 0.50")))
                .isEqualTo(hash);
        assertThat(RecommendationForm.hash(parse("'stop': '100'"))).isNotEqualTo(hash);
        assertThat(RecommendationForm.hash(parse("'entry': '100', 'validForMillis': 1")))
                .isNotEqualTo(hash);
    }

    /** A whole recommendation with these fields added or put in the place of others. */
    private static RecommendationRequest.View parse(String fields) {
        StringBuilder body = new StringBuilder("{").append(fields);
        add(body, fields, "strategy", "lab");
        add(body, fields, "symbol", "BTCUSDT");
        add(body, fields, "side", "BUY");
        add(body, fields, "confidence", "0.5");
        add(body, fields, "rationale", "because");
        return RecommendationForm.parse(
                body.append('}').toString().replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static void add(StringBuilder body, String given, String field, String value) {
        if (!given.contains("'" + field + "'")) {
            body.append(", '").append(field).append("': '").append(value).append('\'');
        }
    }
}
