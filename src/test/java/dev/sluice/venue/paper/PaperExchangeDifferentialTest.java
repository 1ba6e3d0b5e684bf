package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperExchangeDifferentialTest {
    private static final int COMMANDS = 10_000;
    private static final int MAX_OPEN = 12;

    private final PaperExchange exchange = exchange(new Limits(MAX_OPEN, 100));
    private final NaiveExchange naive = new NaiveExchange(instruments(), fees(), funds(), MAX_OPEN);
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private final Set<Class<?>> kinds = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void agreesWithTheNaiveExchange(long seed) {
        RandomCommands commands = new RandomCommands(new Random(seed));
        for (int i = 0; i < COMMANDS; i++) {
            RandomCommands.Command command = commands.next();
            List<ExchangeEvent> events = run(command, i);
            assertThat(events.stream().map(PaperFixture::whole).toList())
                    .as("seed %d, command %d: %s", seed, i, command)
                    .isEqualTo(runNaively(command, i));
            assertThat(exchange.depth(BTCUSDT, 1000).bids()).isEqualTo(naive.depth(BTCUSDT, Side.BUY));
            assertThat(exchange.depth(BTCUSDT, 1000).asks()).isEqualTo(naive.depth(BTCUSDT, Side.SELL));
            events.forEach(this::remember);
        }
        compareEverything();
        requireThatTheCommandsReachedEveryRule();
    }

    private List<ExchangeEvent> run(RandomCommands.Command command, long now) {
        return switch (command) {
            case RandomCommands.Command.Place place -> exchange.place(place.account(), place.id(), place.terms(), now);
            case RandomCommands.Command.Cancel cancel ->
                exchange.cancel(cancel.account(), cancel.symbol(), cancel.id(), now);
        };
    }

    private List<String> runNaively(RandomCommands.Command command, long now) {
        return switch (command) {
            case RandomCommands.Command.Place place -> naive.place(place.account(), place.id(), place.terms(), now);
            case RandomCommands.Command.Cancel cancel ->
                naive.cancel(cancel.account(), cancel.symbol(), cancel.id(), now);
        };
    }

    private void compareEverything() {
        for (AccountId account : fees().keySet()) {
            exchange.balances(account).forEach((asset, balance) -> {
                assertThat(balance.free()).isEqualByComparingTo(naive.free(account, asset));
                assertThat(balance.locked()).isEqualByComparingTo(naive.locked(account, asset));
            });
            assertThat(exchange.openOrders(account))
                    .extracting(OrderView::clientOrderId)
                    .isEqualTo(naive.openOrders(account));
        }
        for (Symbol symbol : List.of(BTCUSDT, ETHBTC)) {
            assertThat(exchange.depth(symbol, 1000).bids()).isEqualTo(naive.depth(symbol, Side.BUY));
            assertThat(exchange.depth(symbol, 1000).asks()).isEqualTo(naive.depth(symbol, Side.SELL));
        }
    }

    private void remember(ExchangeEvent event) {
        kinds.add(event.getClass());
        switch (event) {
            case ExchangeEvent.OrderRejected rejected -> reasons.add(rejected.reason());
            case ExchangeEvent.CancelRejected rejected -> reasons.add(rejected.reason());
            case ExchangeEvent.OrderExpired expired -> reasons.add(expired.reason());
            default -> {}
        }
    }

    private void requireThatTheCommandsReachedEveryRule() {
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        ExchangeEvent.OrderAccepted.class,
                        ExchangeEvent.OrderRejected.class,
                        ExchangeEvent.OrderFilled.class,
                        ExchangeEvent.OrderCanceled.class,
                        ExchangeEvent.OrderExpired.class,
                        ExchangeEvent.CancelRejected.class,
                        ExchangeEvent.BalanceChanged.class);
        assertThat(reasons)
                .contains(
                        Reason.DUPLICATE_ORDER,
                        Reason.FILTER_LOT_SIZE,
                        Reason.FILTER_MARKET_LOT_SIZE,
                        Reason.FILTER_MAX_NUM_ORDERS,
                        Reason.FILTER_NOTIONAL,
                        Reason.FILTER_PRICE_FILTER,
                        Reason.INSUFFICIENT_BALANCE,
                        Reason.NOT_FILLED_AT_ONCE,
                        Reason.NO_LIQUIDITY,
                        Reason.SELF_TRADE,
                        Reason.UNKNOWN_ORDER,
                        Reason.UNKNOWN_SYMBOL,
                        Reason.WOULD_TAKE);
    }
}
