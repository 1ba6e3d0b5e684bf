package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.SimulatedLife.*;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedMarketTest {
    private static final int STEPS_PER_HOUR = 3_600 * 40;

    private final TestTimers timers = new TestTimers(BIRTH);
    private final PaperExchange exchange = new PaperExchange(INSTRUMENTS, Limits.DEFAULT);
    private final SimulatedMarket market = new SimulatedMarket(INSTRUMENTS, exchange, timers, events -> {});

    @Test
    void bookStaysTwoSidedAndSmallForAnHour() {
        open();
        exchange.open(AccountId.DESK, Fees.NONE, Map.of(USDT, decimal("1000000000")));
        int empty = 0;
        for (int i = 0; i < STEPS_PER_HOUR; i++) {
            timers.run(25 * MILLI);
            market.step();
            if (i % 4_000 == 0) {
                sweep(i);
            }
            boolean twoSided = market.best(BTCUSDT, Side.BUY).isPresent()
                    && market.best(BTCUSDT, Side.SELL).isPresent();
            empty = twoSided ? 0 : empty + 1;
            assertThat(empty).as("steps without two sides").isLessThan(8);
            assertThat(exchange.openOrders(MakerLadder.ACCOUNT).size())
                    .isLessThan(INSTRUMENTS.size() * 2 * (MakerLadder.LEVELS + 20));
        }
        assertThat(exchange.openOrders(Takers.ACCOUNT)).isEmpty();
        assertThat(exchange.lastOrderId()).isBetween(30L * 3_600 * 2, 80L * 3_600 * 2);
    }

    /** Buys everything that is offered, and a little rests. */
    private void sweep(int i) {
        Price limit =
                Price.ofUnits(market.best(BTCUSDT, Side.SELL).orElseThrow().units() * 2);
        Price tick = bitcoin().roundToTick(limit, Side.BUY);
        market.place(
                AccountId.DESK,
                PaperFixture.id("sweep" + i),
                OrderTerms.limit(BTCUSDT, Side.BUY, quantity("0.8"), tick, TimeInForce.IOC));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void pricesStayNearForThirtyDaysAndGoThroughEveryPhase(long seed) {
        Price home = price("60000");
        PriceProcess process =
                new PriceProcess(new MarketState(BTCUSDT, home, 0, MarketPhase.NORMAL), home, new Chance(seed));
        Map<MarketPhase, Integer> seconds = new EnumMap<>(MarketPhase.class);
        int days = 30;
        for (int i = 0; i < days * 86_400; i++) {
            process.advance(1);
            seconds.merge(process.phase(), 1, Integer::sum);
            assertThat(process.units() / home.units()).isBetween(0.7, 1.4);
        }
        assertThat(seconds.get(MarketPhase.QUIET)).isGreaterThan(days * 86_400 / 5);
        assertThat(seconds.get(MarketPhase.NORMAL)).isGreaterThan(days * 86_400 / 5);
        assertThat(seconds.get(MarketPhase.WILD)).isBetween(days * 86_400 / 50, days * 86_400 / 5);
        assertThat(process.state().fair().units()).isCloseTo((long) process.units(), within(1L));
    }

    @Test
    void quotesInstrumentsOfAnyScaleWithinTheirFilters() {
        List<Instrument> odd = List.of(
                instrument("PEPEUSDT", "PEPE", "0.00000001", "0.00001", "1"),
                instrument("ETHBTC", "ETH", "0.00001", "0.1", "0.0001"),
                instrument("BIGUSDT", "BIG", "10", "100000", "0.00001"));
        PaperExchange any = new PaperExchange(odd, Limits.DEFAULT);
        List<ExchangeEvent> rejected = new ArrayList<>();
        SimulatedMarket oddMarket = new SimulatedMarket(odd, any, timers, rejected::addAll);
        odd.forEach(each -> oddMarket.open(each, Optional.empty(), new Chance(3)));
        for (int i = 0; i < 4_000; i++) {
            oddMarket.step();
        }
        for (Instrument each : odd) {
            assertThat(any.depth(each.symbol(), 100).bids()).hasSizeGreaterThan(10);
            assertThat(any.depth(each.symbol(), 100).asks()).hasSizeGreaterThan(10);
            assertThat(any.lastTradeId(each.symbol())).isPositive();
        }
        assertThat(any.openOrders(MakerLadder.ACCOUNT)).hasSizeLessThan(odd.size() * 2 * (MakerLadder.LEVELS + 20));
    }

    @Test
    void givesNoIdThatIsNotReserved() {
        IdBlocks ids = new IdBlocks(exchange, List.of(BTCUSDT, ETHUSDT));
        PendingChanges changes = new PendingChanges();
        ids.resume(Map.of("orders", 1_000L));
        assertThatThrownBy(ids::requireSome).isInstanceOf(IllegalStateException.class);

        Map<String, Long> asked = ids.ask(changes);
        assertThat(asked).containsEntry("orders", 1_000 + IdBlocks.BLOCK).hasSize(4);
        assertThatThrownBy(ids::requireSome).isInstanceOf(IllegalStateException.class);
        ids.stored(asked);
        ids.requireSome();
        assertThat(ids.ask(changes)).isEmpty();

        open();
        assertThat(exchange.lastOrderId()).isGreaterThan(1_000);
        int steps = 0;
        while (ids.ask(changes).isEmpty()) {
            market.step();
            assertThat(steps++).isLessThan(100_000);
        }
        assertThat(exchange.lastOrderId()).isBetween(IdBlocks.BLOCK / 2, IdBlocks.BLOCK / 2 + 2_000);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        ids.requireSome();
                        market.step();
                    }
                })
                .hasMessageContaining("orders");
        assertThat(exchange.lastOrderId()).isLessThan(1_000 + IdBlocks.BLOCK);
    }

    private void open() {
        int seed = 0;
        for (Instrument each : INSTRUMENTS) {
            market.open(each, Optional.empty(), new Chance(++seed));
        }
    }

    private static Instrument instrument(String symbol, String base, String tick, String minPrice, String step) {
        return new Instrument(
                new Symbol(symbol),
                new Asset(base),
                USDT,
                units(tick),
                units(minPrice),
                0,
                new Instrument.Lot(units(step), 0, units(step)),
                new Instrument.Lot(0, 0, 0),
                new Instrument.Notional(decimal("0"), true, decimal("0"), false));
    }
}
