package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds after any sequence of orders, cancels and recorded market data. */
class PaperExchangePropertyTest {
    /** Something done to the exchange. */
    private interface Step {
        List<ExchangeEvent> on(PaperExchange exchange);
    }

    @Provide
    Arbitrary<List<Step>> orders() {
        return Arbitraries.randomValue(random -> order(new RandomCommands(random).next()))
                .list()
                .ofMinSize(20)
                .ofMaxSize(150);
    }

    @Provide
    Arbitrary<List<Step>> ordersAndMarketData() {
        return Arbitraries.randomValue(random ->
                        random.nextInt(3) == 0 ? order(new RandomCommands(random).next()) : marketData(random))
                .list()
                .ofMinSize(20)
                .ofMaxSize(250);
    }

    private static Step order(RandomCommands.Command command) {
        return switch (command) {
            case RandomCommands.Command.Place place ->
                exchange -> exchange.place(place.account(), place.id(), place.terms(), 1);
            case RandomCommands.Command.Cancel cancel ->
                exchange -> exchange.cancel(cancel.account(), cancel.symbol(), cancel.id(), 1);
        };
    }

    private static Step marketData(RandomGenerator random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long price = (10_000 + random.nextLong(-10, 11)) * units("0.01");
        long other = price + random.nextLong(-1, 4) * units("0.01");
        long quantity = random.nextLong(0, 5_000) * units("0.001");
        return switch (random.nextInt(12)) {
            case 0, 1 ->
                exchange -> market(exchange).onTrade(side, Price.ofUnits(price), Quantity.ofUnits(quantity), 1);
            case 2 -> exchange -> market(exchange).onTop(price, quantity, other, quantity, 1);
            case 3, 4 -> exchange -> market(exchange).endOfUpdate(1);
            case 5 -> exchange -> clearOnceIn(quantity, exchange);
            default -> exchange -> market(exchange).setLevel(side, price, quantity, 1);
        };
    }

    private static List<ExchangeEvent> clearOnceIn(long quantity, PaperExchange exchange) {
        if (quantity % 5 == 0) {
            market(exchange).clear();
        }
        return List.of();
    }

    private static RecordedLiquidity market(PaperExchange exchange) {
        return exchange.recordedLiquidity(BTCUSDT);
    }

    @Property(tries = 300)
    void neverOwesLosesOrCreatesAnything(@ForAll("ordersAndMarketData") List<Step> steps) {
        PaperExchange exchange = exchange();
        List<ExchangeEvent> events = new ArrayList<>();
        for (Step step : steps) {
            events.addAll(step.on(exchange));
            requireNothingNegative(exchange);
            requireUncrossed(exchange);
        }
        requireConservation(exchange, events);
        requireFillsWithinOrders(events);
        requireLocksOfOpenOrders(exchange);
    }

    @Property(tries = 300)
    void fillsMakersByPriceThenAge(@ForAll("orders") List<Step> steps) {
        PaperExchange exchange = exchange();
        for (Step step : steps) {
            List<OrderView> before = fees().keySet().stream()
                    .flatMap(account -> exchange.openOrders(account).stream())
                    .toList();
            List<ExchangeEvent.OrderFilled> fills = fills(step.on(exchange));
            List<String> makers = fills.stream()
                    .filter(filled -> filled.fill().liquidity() == Liquidity.MAKER)
                    .map(filled -> filled.venueOrderId().value())
                    .toList();
            if (!makers.isEmpty()) {
                assertThat(makers).isEqualTo(rightfulMakers(before, fills.getLast(), makers.size()));
            }
        }
    }

    /** The best and oldest orders of others on the side that the taker met. */
    private static List<String> rightfulMakers(List<OrderView> before, ExchangeEvent.OrderFilled taker, int count) {
        Comparator<OrderView> byPrice =
                Comparator.comparing(order -> order.terms().price().orElseThrow());
        return before.stream()
                .filter(order -> !order.account().equals(taker.account()))
                .filter(order -> order.terms().symbol().equals(taker.fill().symbol()))
                .filter(order -> order.terms().side() != taker.fill().side())
                .sorted((taker.fill().side() == Side.SELL ? byPrice.reversed() : byPrice)
                        .thenComparing(
                                order -> Long.parseLong(order.venueOrderId().value())))
                .limit(count)
                .map(order -> order.venueOrderId().value())
                .toList();
    }

    @Property(tries = 300)
    void recordedTradeFillsNoMoreThanItsQuantity(@ForAll("ordersAndMarketData") List<Step> steps) {
        PaperExchange exchange = exchange();
        steps.forEach(step -> step.on(exchange));
        market(exchange).endOfUpdate(2);
        Quantity traded = Quantity.of("3");
        List<ExchangeEvent.OrderFilled> fills =
                fills(market(exchange).onTrade(Side.SELL, Price.of("99.95"), traded, 2));
        assertThat(sum(fills)).isLessThanOrEqualTo(traded);
        assertThat(fills).allMatch(filled -> filled.fill().price().compareTo(Price.of("99.95")) >= 0);
        assertThat(fills).allMatch(filled -> filled.fill().liquidity() == Liquidity.MAKER);
    }

    private static List<ExchangeEvent.OrderFilled> fills(List<ExchangeEvent> events) {
        return events.stream()
                .filter(ExchangeEvent.OrderFilled.class::isInstance)
                .map(ExchangeEvent.OrderFilled.class::cast)
                .toList();
    }

    private static Quantity sum(List<ExchangeEvent.OrderFilled> fills) {
        return fills.stream().map(filled -> filled.fill().quantity()).reduce(Quantity.ZERO, Quantity::plus);
    }

    private static void requireNothingNegative(PaperExchange exchange) {
        for (AccountId account : fees().keySet()) {
            assertThat(exchange.balances(account).values())
                    .allMatch(balance ->
                            balance.free().signum() >= 0 && balance.locked().signum() >= 0);
        }
    }

    private static void requireUncrossed(PaperExchange exchange) {
        for (Symbol symbol : List.of(BTCUSDT, ETHBTC)) {
            Depth depth = exchange.depth(symbol, 1);
            if (!depth.bids().isEmpty() && !depth.asks().isEmpty()) {
                assertThat(depth.bids().getFirst().price())
                        .isLessThan(depth.asks().getFirst().price());
            }
        }
    }

    /** Trades with only one reported side were made with the house; what it gave and took is the only difference. */
    private static void requireConservation(PaperExchange exchange, List<ExchangeEvent> events) {
        Map<Asset, BigDecimal> expected = new TreeMap<>();
        funds().forEach((asset, amount) -> expected.put(asset, amount.multiply(new BigDecimal(fees().size()))));
        Map<String, List<Fill>> trades = fills(events).stream()
                .map(ExchangeEvent.OrderFilled::fill)
                .collect(Collectors.groupingBy(Fill::tradeId));
        trades.values().stream()
                .filter(sides -> sides.size() == 1)
                .forEach(sides -> addHouse(expected, sides.getFirst()));
        Map<Asset, BigDecimal> actual = new TreeMap<>(exchange.commissions());
        for (AccountId account : fees().keySet()) {
            exchange.balances(account)
                    .forEach((asset, balance) ->
                            actual.merge(asset, balance.free().add(balance.locked()), BigDecimal::add));
        }
        actual.forEach((asset, amount) -> assertThat(amount).isEqualByComparingTo(expected.get(asset)));
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
    }

    private static void addHouse(Map<Asset, BigDecimal> totals, Fill fill) {
        Instrument instrument = instruments().stream()
                .filter(known -> known.symbol().equals(fill.symbol()))
                .findAny()
                .orElseThrow();
        BigDecimal sign = BigDecimal.valueOf(fill.side().sign());
        totals.merge(instrument.base(), fill.quantity().decimal().multiply(sign), BigDecimal::add);
        totals.merge(instrument.quote(), fill.price().times(fill.quantity()).multiply(sign.negate()), BigDecimal::add);
    }

    private static void requireFillsWithinOrders(List<ExchangeEvent> events) {
        Map<String, Quantity> asked = new TreeMap<>();
        Map<String, Quantity> filled = new TreeMap<>();
        for (ExchangeEvent event : events) {
            if (event instanceof ExchangeEvent.OrderAccepted accepted) {
                asked.put(accepted.venueOrderId().value(), accepted.terms().quantity());
            } else if (event instanceof ExchangeEvent.OrderFilled fill) {
                String order = fill.venueOrderId().value();
                Quantity sum = filled.merge(order, fill.fill().quantity(), Quantity::plus);
                assertThat(fill.cumulativeQuantity()).isEqualTo(sum).isLessThanOrEqualTo(asked.get(order));
                assertThat(fill.complete()).isEqualTo(sum.equals(asked.get(order)));
            }
        }
    }

    private static void requireLocksOfOpenOrders(PaperExchange exchange) {
        for (AccountId account : fees().keySet()) {
            Map<Asset, BigDecimal> locked = new TreeMap<>();
            for (OrderView order : exchange.openOrders(account)) {
                Quantity left = order.terms().quantity().minus(order.filled());
                Price price = order.terms().price().orElseThrow();
                boolean eth = order.terms().symbol().equals(ETHBTC);
                boolean buys = order.terms().side() == Side.BUY;
                locked.merge(
                        buys ? (eth ? BTC : USDT) : (eth ? ETH : BTC),
                        buys ? price.times(left) : left.decimal(),
                        BigDecimal::add);
            }
            exchange.balances(account)
                    .forEach((asset, balance) -> assertThat(balance.locked())
                            .isEqualByComparingTo(locked.getOrDefault(asset, BigDecimal.ZERO)));
        }
    }
}
