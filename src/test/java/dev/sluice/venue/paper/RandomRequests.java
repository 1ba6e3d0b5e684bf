package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;

import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Requests of every kind, crowding few prices and ids. */
final class RandomRequests {
    private static final List<AccountId> ACCOUNTS = List.of(ANN, BOB, CAT);
    private final RandomGenerator random;

    RandomRequests(RandomGenerator random) {
        this.random = random;
    }

    /** Something done to the exchange. */
    interface Request {
        List<ExchangeEvent> on(PaperExchange exchange, long atNanos);
    }

    Request next() {
        AccountId account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        String id = "o" + random.nextInt(60);
        return switch (random.nextInt(20)) {
            case 0 -> cancel(account, id);
            case 1, 2 -> amend(account, id);
            case 3, 4 -> list(account);
            case 5 -> replace(account, id);
            case 6 -> byQuote(account);
            case 7 -> cancelAll(account);
            default -> {
                OrderTerms terms = terms(side(), type(OrderType.values()), quantity());
                yield (exchange, at) -> exchange.place(account, id(id), terms, at);
            }
        };
    }

    private static Request cancel(AccountId account, String id) {
        return (exchange, at) -> exchange.cancel(account, BTCUSDT, id(id), at);
    }

    private Request cancelAll(AccountId account) {
        boolean really = random.nextInt(6) == 0;
        return (exchange, at) -> really ? exchange.cancelAll(account, BTCUSDT, at) : List.of();
    }

    private Request amend(AccountId account, String id) {
        Quantity quantity = quantity();
        int which = random.nextInt(5);
        return (exchange, at) -> {
            List<OrderView> open = exchange.openOrders(account);
            OrderKey key = open.isEmpty()
                    ? OrderKey.of(id(id))
                    : OrderKey.of(open.get(which % open.size()).number());
            return exchange.amend(account, new AmendRequest(BTCUSDT, key, quantity, Optional.empty()), at);
        };
    }

    private Request replace(AccountId account, String id) {
        OrderRequest request =
                new OrderRequest.Sized(Optional.empty(), terms(side(), OrderType.LIMIT, quantity()), OrderTags.NONE);
        CancelRequest cancel = new CancelRequest(BTCUSDT, OrderKey.of(id(id)));
        boolean always = random.nextBoolean();
        return (exchange, at) -> exchange.replace(account, cancel, request, always, at);
    }

    private Request byQuote(AccountId account) {
        OrderRequest request = new OrderRequest.ByQuote(
                Optional.empty(),
                BTCUSDT,
                side(),
                BigDecimal.valueOf(random.nextInt(1, 100_000), 2),
                Optional.empty(),
                OrderTags.NONE);
        return (exchange, at) -> exchange.place(account, request, at);
    }

    private Request list(AccountId account) {
        Side side = side();
        Quantity quantity = quantity();
        boolean sells = side == Side.SELL;
        OrderRequest.Sized profit = unnamed(terms(
                side, random.nextBoolean() ? OrderType.LIMIT_MAKER : OrderType.TAKE_PROFIT, quantity, sells ? 4 : -4));
        OrderRequest.Sized stop = unnamed(terms(
                side,
                random.nextBoolean() ? OrderType.STOP_LOSS : OrderType.STOP_LOSS_LIMIT,
                quantity,
                sells ? -4 : 4));
        OrderRequest.Sized entry = unnamed(terms(side.opposite(), OrderType.LIMIT, quantity));
        ListRequest request = switch (random.nextInt(3)) {
            case 0 -> new ListRequest(BTCUSDT, Optional.empty(), Optional.empty(), List.of(profit, stop));
            case 1 -> new ListRequest(BTCUSDT, Optional.empty(), Optional.of(entry), List.of(profit, stop));
            default -> {
                OrderRequest.Sized any = unnamed(terms(side, type(OrderType.values()), quantity));
                yield new ListRequest(BTCUSDT, Optional.empty(), Optional.of(entry), List.of(any));
            }
        };
        return (exchange, at) -> exchange.placeList(account, request, at);
    }

    private static OrderRequest.Sized unnamed(OrderTerms terms) {
        return new OrderRequest.Sized(Optional.empty(), terms, OrderTags.NONE);
    }

    private OrderTerms terms(Side side, OrderType type, Quantity quantity) {
        return terms(side, type, quantity, random.nextInt(-8, 9));
    }

    private OrderTerms terms(Side side, OrderType type, Quantity quantity, int cents) {
        Price price = Price.ofUnits((10_000 + cents) * units("0.01"));
        Price stop = Price.ofUnits((10_000 + cents + random.nextInt(-3, 4)) * units("0.01"));
        TimeInForce timeInForce = type.takesTimeInForce() && random.nextInt(6) == 0
                ? TimeInForce.values()[random.nextInt(3)]
                : TimeInForce.GTC;
        boolean iceberg = type.hasPrice() && timeInForce == TimeInForce.GTC && random.nextInt(4) == 0;
        Optional<SelfTradePrevention> mode = random.nextInt(3) == 0
                ? Optional.of(SelfTradePrevention.values()[random.nextInt(6)])
                : Optional.empty();
        return new OrderTerms(
                BTCUSDT,
                side,
                type,
                quantity,
                type.hasPrice() ? Optional.of(price) : Optional.empty(),
                timeInForce,
                new OrderOptions(
                        type.hasStop() ? Optional.of(stop) : Optional.empty(),
                        iceberg ? Optional.of(Quantity.of("0.25")) : Optional.empty(),
                        mode));
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private OrderType type(OrderType[] types) {
        return types[random.nextInt(types.length)];
    }

    private Quantity quantity() {
        return Quantity.ofUnits(random.nextLong(1, random.nextInt(10) == 0 ? 40_000 : 3_000) * units("0.001"));
    }
}
