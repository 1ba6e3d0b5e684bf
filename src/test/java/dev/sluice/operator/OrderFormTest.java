package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.TimeInForce;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFormTest {
    @Test
    void readsAnOrderWithEveryOption() {
        OrderTerms terms = parse("\"type\": \"STOP_LOSS_LIMIT\", \"price\": \"90\", \"stopPrice\": \"91\","
                + "\"icebergQuantity\": \"0.1\", \"selfTradePrevention\": \"EXPIRE_BOTH\"");

        assertThat(terms.type()).isEqualTo(OrderType.STOP_LOSS_LIMIT);
        assertThat(terms.timeInForce()).isEqualTo(TimeInForce.GTC);
        assertThat(terms.options().stopPrice()).contains(Price.of("91"));
        assertThat(terms.options().icebergQuantity()).contains(Quantity.of("0.1"));
        assertThat(terms.options().selfTradePrevention()).contains(SelfTradePrevention.EXPIRE_BOTH);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'type': 'STOP_LOSS'",
                "'type': 'MARKET', 'stopPrice': '91'",
                "'type': 'STOP_LOSS', 'stopPrice': '91', 'price': '90'",
                "'type': 'STOP_LOSS', 'stopPrice': '91', 'timeInForce': 'IOC'",
                "'type': 'MARKET', 'icebergQuantity': '0.1'",
                "'type': 'LIMIT', 'price': '90', 'timeInForce': 'FOK', 'icebergQuantity': '0.1'",
                "'type': 'LIMIT', 'price': '90', 'icebergQuantity': '0'",
                "'type': 'LIMIT', 'price': '90', 'selfTradePrevention': 'SOMETIMES'"
            },
            quoteCharacter = '"')
    void refusesOptionsThatTheTypeDoesNotTake(String fields) {
        assertThatThrownBy(() -> parse(fields.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(422));
    }

    @Test
    void hashesOptionsIntoTheIdentityOfARequest() {
        String plain = OrderForm.hash(parse("\"type\": \"LIMIT\", \"price\": \"90\""));
        String iceberg = OrderForm.hash(parse("\"type\": \"LIMIT\", \"price\": \"90\", \"icebergQuantity\": \"0.1\""));

        assertThat(plain).isNotEqualTo(iceberg);
        assertThat(OrderForm.hash(parse("\"price\": \"90.00\", \"type\": \"LIMIT\"")))
                .isEqualTo(plain);
    }

    private static OrderTerms parse(String fields) {
        String body = "{\"symbol\": \"BTCUSDT\", \"side\": \"SELL\", \"quantity\": \"1\", " + fields + "}";
        return OrderForm.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
