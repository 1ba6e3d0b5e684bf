package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperExchangeRestoreTest {
    private final PaperExchange before = exchange();
    private final PaperExchange after = new PaperExchange(instruments(), Limits.DEFAULT);

    @Test
    void restoredOrdersKeepTheirPlaceInTheQueueAndWhatTheyHadFilled() {
        before.place(ANN, id("a1"), buy("2", "100"), 1);
        before.place(ANN, id("a2"), buy("3", "100"), 2);
        before.place(BOB, id("b1"), market(Side.SELL, "0.5"), 3);

        restore(ANN);
        after.open(BOB, Fees.NONE, funds());

        assertThat(after.openOrders(ANN)).isEqualTo(before.openOrders(ANN));
        assertThat(after.openOrders(ANN).getFirst().state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        assertThat(book(after)).isEqualTo("bids 4.5@100 | asks ");
        assertThat(lines(after.place(BOB, id("b2"), market(Side.SELL, "2"), 4)))
                .containsExactly(
                        "bob accepted b2",
                        "ann filled a1 1.5@100 MAKER complete",
                        "bob filled b2 1.5@100 TAKER",
                        "ann filled a2 0.5@100 MAKER",
                        "bob filled b2 0.5@100 TAKER complete");
        assertThat(balance(after, ANN, USDT)).isEqualTo("9500 free, 250 locked");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void goesOnAsIfNothingHadHappened(int seed) {
        RandomCommands commands = new RandomCommands(new Random(seed));
        for (int i = 0; i < 500; i++) {
            run(before, commands.next(), i);
        }
        List.of(ANN, BOB, CAT).forEach(this::restore);
        after.resumeIds(before.lastOrderId(), Map.of(BTCUSDT, 0L, ETHBTC, 0L));

        for (AccountId account : fees().keySet()) {
            assertThat(after.openOrders(account)).isEqualTo(before.openOrders(account));
            assertThat(after.balances(account)).isEqualTo(before.balances(account));
        }
        // Without the queues of different accounts at one price, whose order restoring account by account cannot keep.
        assertThat(after.depth(BTCUSDT, 1_000)).isEqualTo(before.depth(BTCUSDT, 1_000));
        assertThat(after.lastOrderId()).isEqualTo(before.lastOrderId());
        before.openOrders(ANN).forEach(order -> {
            List<ExchangeEvent> cancelled = before.cancel(ANN, order.terms().symbol(), order.clientOrderId(), 9);
            assertThat(after.cancel(ANN, order.terms().symbol(), order.clientOrderId(), 9))
                    .extracting(PaperFixture::whole)
                    .isEqualTo(cancelled.stream().map(PaperFixture::whole).toList());
        });
        assertThat(after.balances(ANN).values())
                .allMatch(balance -> balance.locked().signum() == 0);
    }

    @Test
    void countsTradesOfEachSymbolAloneOnceIdsAreResumed() {
        before.resumeIds(40, Map.of(BTCUSDT, 7L, ETHBTC, 100L));
        before.place(ANN, id("a1"), sell("1", "100"), 1);
        ExchangeEvent.OrderAccepted accepted = (ExchangeEvent.OrderAccepted)
                before.place(BOB, id("b1"), buy("1", "100"), 2).getFirst();

        assertThat(accepted.venueOrderId().value()).isEqualTo("42");
        assertThat(before.lastTradeId(BTCUSDT)).isEqualTo(8);
        assertThat(before.lastTradeId(ETHBTC)).isEqualTo(100);
    }

    @Test
    void refusesAnAccountThatDoesNotAddUp() {
        before.place(ANN, id("a1"), buy("2", "100"), 1);
        List<OrderView> open = before.openOrders(ANN);
        Map<Asset, Balance> balances = before.balances(ANN);
        Balance unlocked = new Balance(new BigDecimal("9800"), BigDecimal.ZERO);

        assertThatThrownBy(() -> after.restore(ANN, Fees.NONE, Map.of(USDT, unlocked), open))
                .hasMessageContaining("locked");
        assertThatThrownBy(() -> exchange().restore(CAT, Fees.NONE, balances, open))
                .hasMessageContaining("exists already");
        assertThatThrownBy(
                        () -> new PaperExchange(instruments(), Limits.DEFAULT).restore(ANN, Fees.NONE, Map.of(), open))
                .hasMessageContaining("owns");
    }

    @Test
    void refusesOrdersThatCannotRest() {
        before.place(ANN, id("a1"), buy("2", "100"), 1);
        before.cancel(ANN, BTCUSDT, id("a1"), 2);
        OrderView closed = before.order(ANN, BTCUSDT, id("a1")).orElseThrow();
        assertThatThrownBy(() -> after.restore(ANN, Fees.NONE, before.balances(ANN), List.of(closed)))
                .hasMessageContaining("cannot rest");

        before.place(ANN, id("a2"), buy("2", "100"), 3);
        PaperExchange crossed = exchange();
        crossed.place(BOB, id("b1"), sell("1", "99"), 1);
        assertThatThrownBy(() ->
                        crossed.restore(new AccountId("dan"), Fees.NONE, before.balances(ANN), before.openOrders(ANN)))
                .hasMessageContaining("cannot rest");
    }

    private void restore(AccountId account) {
        Fees fees = fees().getOrDefault(account, Fees.NONE);
        after.restore(account, fees, before.balances(account), before.openOrders(account));
    }

    private static void run(PaperExchange exchange, RandomCommands.Command command, long now) {
        switch (command) {
            case RandomCommands.Command.Place place -> exchange.place(place.account(), place.id(), place.terms(), now);
            case RandomCommands.Command.Cancel cancel ->
                exchange.cancel(cancel.account(), cancel.symbol(), cancel.id(), now);
        }
    }
}
