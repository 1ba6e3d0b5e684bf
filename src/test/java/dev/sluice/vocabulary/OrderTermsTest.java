package dev.sluice.vocabulary;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms, and the ids, names and times that orders carry. */
class OrderTermsTest {
    @Test
    void asksForMoreThanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderTerms.market(BTCUSDT, Side.BUY, Quantity.ZERO))
                .withMessage("order quantity must be more than 0");
    }

    @Test
    void pricesExactlyTheOrdersThatTakeAPrice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms(OrderType.MARKET, Optional.of(price("1")), TimeInForce.GTC))
                .withMessage("MARKET takes no price");
        for (OrderType type : List.of(OrderType.LIMIT, OrderType.LIMIT_MAKER)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> terms(type, Optional.empty(), TimeInForce.GTC))
                    .withMessage(type + " needs a price");
        }
    }

    @Test
    void onlyLimitOrdersTakeATimeInForce() {
        for (TimeInForce time : List.of(TimeInForce.IOC, TimeInForce.FOK)) {
            assertThat(terms(OrderType.LIMIT, Optional.of(price("1")), time).timeInForce())
                    .isEqualTo(time);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> terms(OrderType.LIMIT_MAKER, Optional.of(price("1")), time))
                    .withMessage("LIMIT_MAKER takes no time in force");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> terms(OrderType.MARKET, Optional.empty(), time))
                    .withMessage("MARKET takes no time in force");
        }
    }

    @Test
    void changesTheQuantityAndNothingElse() {
        OrderTerms terms = OrderTerms.limit(BTCUSDT, Side.SELL, quantity("2"), price("3"), TimeInForce.FOK);

        assertThat(terms.withQuantity(quantity("1")))
                .isEqualTo(OrderTerms.limit(BTCUSDT, Side.SELL, quantity("1"), price("3"), TimeInForce.FOK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "ä", "0123456789012345678901234567890123456"})
    void refusesClientOrderIdsThatTheVenueWould(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientOrderId(value));
    }

    @Test
    void takesClientOrderIdsUpToTheVenuesLength() {
        assertThat(new ClientOrderId("aZ09-_" + "x".repeat(30)).value()).hasSize(36);
    }

    @Test
    void idsHaveOneToSixtyFourCharacters() {
        Stream<Function<String, Object>> kinds = Stream.of(OrderId::new, ProposalId::new, VenueOrderId::new);
        kinds.forEach(kind -> {
            assertThat(kind.apply("x".repeat(64))).hasToString("x".repeat(64));
            assertThatIllegalArgumentException().isThrownBy(() -> kind.apply(""));
            assertThatIllegalArgumentException().isThrownBy(() -> kind.apply("x".repeat(65)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "btcusdt", "BTC/USDT", "BTC USDT", "ABCDEFGHIJKLMNOPQRSTU"})
    void refusesNamesThatNoSymbolOrAssetHas(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Symbol(name));
        assertThatIllegalArgumentException().isThrownBy(() -> new Asset(name));
    }

    @Test
    void reasonCodesAreTheLowerCaseOfTheirNames() {
        assertThat(Reason.MAX_ORDER_SIZE.code()).isEqualTo("max_order_size");
        assertThat(Stream.of(Reason.values()).map(Reason::code)).doesNotHaveDuplicates();
    }

    @Test
    void showsTimesAsIsoUtcToTheNanosecondAndBack() {
        long nanos = 1_723_161_254_208_809_267L;

        assertThat(UtcNanos.format(nanos)).isEqualTo("2024-08-08T23:54:14.208809267Z");
        assertThat(UtcNanos.of(Instant.parse(UtcNanos.format(nanos)))).isEqualTo(nanos);
        assertThat(UtcNanos.format(-1)).isEqualTo("1969-12-31T23:59:59.999999999Z");
        assertThat(UtcNanos.of(UtcNanos.toInstant(-1))).isEqualTo(-1);
    }

    private static OrderTerms terms(OrderType type, Optional<Price> price, TimeInForce time) {
        return new OrderTerms(BTCUSDT, Side.BUY, type, quantity("1"), price, time);
    }
}
