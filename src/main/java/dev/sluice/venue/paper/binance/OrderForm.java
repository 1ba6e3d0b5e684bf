package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.OrderRequest;
import dev.sluice.venue.paper.OrderTags;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Reads one order out of parameters: a single one ({@code rest-api.md}, "New order"), or a leg of a list, whose
 * parameters have a prefix ("Order lists").
 */
final class OrderForm {
    private static final long LEAST_STRATEGY_TYPE = 1_000_000;

    private final Params params;
    private final String prefix;

    private OrderForm(Params params, String prefix) {
        this.params = params;
        this.prefix = prefix;
    }

    /** Side, type and self-trade prevention, which not every order of a list has of its own. */
    record Shape(Symbol symbol, Side side, OrderType type, Optional<SelfTradePrevention> mode) {}

    /** A single order, all of whose parameters are its own. */
    static OrderRequest single(Params params) {
        OrderForm form = new OrderForm(params, "");
        Shape shape = new Shape(params.instrument().symbol(), side(params, "side"), type(params, "type"), mode(params));
        Optional<ClientOrderId> id = params.clientOrderId("newClientOrderId");
        Optional<BigDecimal> quote = params.amount("quoteOrderQty");
        if (quote.isEmpty()) {
            return form.sized(shape, id, Optional.empty());
        }
        if (shape.type() != OrderType.MARKET || params.has("quantity")) {
            throw ApiError.notRequired("quoteOrderQty");
        }
        form.refuse("price", "stopPrice", "icebergQty", "timeInForce");
        form.refuseUnsupported();
        return new OrderRequest.ByQuote(id, shape.symbol(), shape.side(), quote.get(), shape.mode(), form.tags());
    }

    /** A leg of a list; its client order id is a parameter of its own. */
    static OrderRequest.Sized leg(Params params, String prefix, Shape shape, Optional<Quantity> quantity) {
        OrderForm form = new OrderForm(params, prefix);
        return form.sized(shape, params.clientOrderId(form.name("clientOrderId")), quantity);
    }

    static Side side(Params params, String name) {
        return params.choice(name, Side.class, () -> ApiError.of(-1117, "Invalid side."))
                .orElseThrow(() -> ApiError.mandatory(name));
    }

    static OrderType type(Params params, String name) {
        return params.choice(name, OrderType.class, () -> ApiError.of(-1116, "Invalid orderType."))
                .orElseThrow(() -> ApiError.mandatory(name));
    }

    /** TRANSFER needs accounts in groups, which there are not. */
    static Optional<SelfTradePrevention> mode(Params params) {
        String name = "selfTradePreventionMode";
        Optional<SelfTradePrevention> mode =
                params.choice(name, SelfTradePrevention.class, () -> ApiError.invalid(name));
        if (mode.equals(Optional.of(SelfTradePrevention.TRANSFER))) {
            throw ApiError.of(-1013, "This symbol does not allow the specified self-trade prevention mode.");
        }
        return mode;
    }

    private String name(String plain) {
        return prefix.isEmpty() ? plain : prefix + Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    private void refuse(String... names) {
        Stream.of(names).map(this::name).forEach(params::refuse);
    }

    private OrderRequest.Sized sized(Shape shape, Optional<ClientOrderId> id, Optional<Quantity> shared) {
        OrderType type = shape.type();
        Quantity quantity = shared.or(() -> params.quantity(name("quantity")))
                .orElseThrow(() -> type == OrderType.MARKET && prefix.isEmpty()
                        ? ApiError.mandatory("quantity", "quoteOrderQty")
                        : ApiError.mandatory(name("quantity")));
        refuseUnsupported();
        Optional<Price> price = type.hasPrice() ? Optional.of(price("price")) : none("price");
        Optional<Price> stop = type.hasStop() ? Optional.of(price("stopPrice")) : none("stopPrice");
        TimeInForce timeInForce = timeInForce(type);
        Optional<Quantity> iceberg = iceberg(type, timeInForce);
        OrderOptions options = new OrderOptions(stop, iceberg, shape.mode());
        OrderTerms terms = new OrderTerms(shape.symbol(), shape.side(), type, quantity, price, timeInForce, options);
        return new OrderRequest.Sized(id, terms, tags());
    }

    private Price price(String plain) {
        return params.price(name(plain)).orElseThrow(() -> ApiError.mandatory(name(plain)));
    }

    private Optional<Price> none(String plain) {
        params.refuse(name(plain));
        return Optional.empty();
    }

    private TimeInForce timeInForce(OrderType type) {
        String name = name("timeInForce");
        if (!type.takesTimeInForce()) {
            params.refuse(name);
            return TimeInForce.GTC;
        }
        return params.choice(name, TimeInForce.class, () -> ApiError.of(-1115, "Invalid timeInForce."))
                .orElseThrow(() -> ApiError.mandatory(name));
    }

    /** {@code rest-api.md}, "New order": an iceberg has to be GTC; {@code errors.md}, -1160 for legs. */
    private Optional<Quantity> iceberg(OrderType type, TimeInForce timeInForce) {
        String name = name("icebergQty");
        if (!type.hasPrice()) {
            params.refuse(name);
            return Optional.empty();
        }
        Optional<Quantity> iceberg = params.quantity(name);
        if (iceberg.isPresent() && timeInForce != TimeInForce.GTC) {
            throw prefix.isEmpty()
                    ? ApiError.of(-2010, "Unsupported order combination")
                    : ApiError.of(
                            -1160,
                            "Parameter '" + name + "' is not supported if `" + name("timeInForce") + "` is not GTC.");
        }
        return iceberg;
    }

    private void refuseUnsupported() {
        if (params.has(name("trailingDelta"))) {
            throw ApiError.of(-2010, "Trailing stop orders are not supported for this symbol.");
        }
        boolean pegged = Stream.of("pegPriceType", "pegOffsetType", "pegOffsetValue")
                        .map(this::name)
                        .filter(params::has)
                        .count()
                > 0;
        if (pegged) {
            throw ApiError.of(-2010, "Pegged orders are not supported for this symbol.");
        }
    }

    /** Strategy id and type of a leg. */
    static OrderTags tags(Params params, String prefix) {
        return new OrderForm(params, prefix).tags();
    }

    private OrderTags tags() {
        Optional<Long> id = params.integer(name("strategyId"));
        Optional<Long> type = params.integer(name("strategyType"));
        type.ifPresent(number -> {
            if (number < LEAST_STRATEGY_TYPE) {
                throw ApiError.of(-1134, "`strategyType` was less than 1000000.");
            }
            if (number > Integer.MAX_VALUE) {
                throw ApiError.of(-1108, "Parameter '" + name("strategyType") + "' overflowed.");
            }
        });
        return new OrderTags(
                id.map(OptionalLong::of).orElse(OptionalLong.empty()),
                type.map(number -> OptionalInt.of(number.intValue())).orElse(OptionalInt.empty()));
    }
}
