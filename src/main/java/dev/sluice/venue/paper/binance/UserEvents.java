package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.ExchangeEvent;
import dev.sluice.venue.paper.OrderDetails;
import dev.sluice.venue.paper.OrderPhase;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.venue.paper.PreventedMatch;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Events as a user data stream has them ({@code user-data-stream.md}, "User Data Stream Events"): order and
 * list events in their order, then one account update with all balances that the call changed.
 */
public final class UserEvents implements UserEventFormat {
    private static final String NONE = "NONE";

    @Override
    public List<JsonObject> payloads(AccountId account, List<ExchangeEvent> events) {
        List<JsonObject> payloads = new ArrayList<>();
        Map<Asset, BalanceChange> balances = new TreeMap<>();
        boolean cancelled = false;
        for (ExchangeEvent event : events) {
            if (!event.account().equals(account)) {
                continue;
            }
            cancelled |= event instanceof ExchangeEvent.OrderCanceled;
            switch (event) {
                case ExchangeEvent.OrderEvent order -> payloads.add(report(order));
                case ExchangeEvent.ListChanged changed -> payloads.add(list(changed));
                case ExchangeEvent.Deposited deposited -> payloads.add(deposit(deposited));
                case ExchangeEvent.BalanceChanged changed ->
                    balances.put(changed.change().asset(), changed.change());
                case ExchangeEvent.OrderRejected rejected -> {
                    // enums.md, "Execution types": a rejection is told where a cancel-replace has cancelled.
                    if (cancelled) {
                        rejected.terms().ifPresent(terms -> payloads.add(rejection(rejected, terms)));
                    }
                }
                case ExchangeEvent.CancelRejected rejected -> {}
                case ExchangeEvent.AmendRejected rejected -> {}
                case ExchangeEvent.ListRejected rejected -> {}
            }
        }
        if (!balances.isEmpty()) {
            payloads.add(position(balances));
        }
        return payloads;
    }

    /** What an execution report says of the event itself. */
    private record Execution(
            String type,
            ClientOrderId clientId,
            Optional<ClientOrderId> originalId,
            @Nullable Fill fill,
            @Nullable PreventedMatch match) {
        private static Execution of(ExchangeEvent.OrderEvent event) {
            ClientOrderId id = event.clientOrderId();
            return switch (event) {
                case ExchangeEvent.OrderAccepted accepted -> plain("NEW", id);
                case ExchangeEvent.OrderStarted started -> plain("NEW", id);
                case ExchangeEvent.OrderFilled filled ->
                    new Execution("TRADE", id, Optional.empty(), filled.fill(), null);
                case ExchangeEvent.OrderCanceled canceled ->
                    new Execution("CANCELED", canceled.cancelId(), Optional.of(id), null, null);
                case ExchangeEvent.OrderReplaced replaced ->
                    new Execution("REPLACED", id, Optional.of(replaced.previousId()), null, null);
                case ExchangeEvent.MatchPrevented prevented ->
                    new Execution("TRADE_PREVENTION", id, Optional.empty(), null, prevented.match());
                case ExchangeEvent.OrderExpired expired ->
                    expired.match()
                            .map(match -> new Execution("TRADE_PREVENTION", id, Optional.empty(), null, match))
                            .orElseGet(() -> plain("EXPIRED", id));
            };
        }

        private static Execution plain(String type, ClientOrderId id) {
            return new Execution(type, id, Optional.empty(), null, null);
        }
    }

    private static JsonObject report(ExchangeEvent.OrderEvent event) {
        OrderView order = event.order();
        Execution execution = Execution.of(event);
        JsonObject json = head("executionReport", event)
                .put("s", order.terms().symbol().name())
                .put("c", execution.clientId().value());
        terms(json, order.terms())
                .put("g", order.details().listId())
                .put("C", execution.originalId().map(ClientOrderId::value).orElse(""))
                .put("x", execution.type())
                .put("X", OrderTexts.status(order))
                .put("r", rejectReason(order))
                .put("i", order.number());
        executed(json, event, execution);
        json.put("Q", OrderTexts.quoteQuantity(order));
        if (order.details().workingAtNanos() != OrderDetails.NONE) {
            json.time("W", order.details().workingAtNanos());
        }
        json.put("V", order.details().mode().name());
        return conditional(json, order, execution);
    }

    private static JsonObject head(String kind, ExchangeEvent event) {
        return new JsonObject().put("e", kind).time("E", event.atNanos());
    }

    private static JsonObject terms(JsonObject json, OrderTerms terms) {
        return json.put("S", terms.side().name())
                .put("o", terms.type().name())
                .put("f", terms.timeInForce().name())
                .put("q", terms.quantity())
                .put("p", terms.price().map(Price::decimal).orElse(BigDecimal.ZERO))
                .put("P", terms.options().stopPrice().map(Price::decimal).orElse(BigDecimal.ZERO))
                .put(
                        "F",
                        terms.options().icebergQuantity().map(Quantity::decimal).orElse(BigDecimal.ZERO));
    }

    private static void executed(JsonObject json, ExchangeEvent.OrderEvent event, Execution execution) {
        OrderView order = event.order();
        Fill fill = execution.fill();
        Quantity quantity = fill == null ? Quantity.ZERO : fill.quantity();
        BigDecimal price = fill == null ? BigDecimal.ZERO : fill.price().decimal();
        json.put("l", quantity).put("z", order.filled()).put("L", price);
        if (fill == null) {
            json.put("n", "0").putNull("N");
        } else {
            json.put("n", fill.commission().amount())
                    .put("N", fill.commission().asset().code());
        }
        json.time("T", event.atNanos()).put("t", fill == null ? -1 : Long.parseLong(fill.tradeId()));
        PreventedMatch match = execution.match();
        if (match != null) {
            json.put("v", match.id());
        }
        json.put("I", event.executionId())
                .put("w", onTheBook(event))
                .put("m", fill != null && fill.liquidity() == Liquidity.MAKER)
                .put("M", fill != null)
                .time("O", order.acceptedAtNanos())
                .put("Z", order.filledQuote())
                .put("Y", price.multiply(quantity.decimal()));
    }

    /** As in the sample of {@code faqs/market_orders_faq.md}: a MARKET order is while it is new. */
    private static boolean onTheBook(ExchangeEvent.OrderEvent event) {
        OrderView order = event.order();
        boolean isNew = event instanceof ExchangeEvent.OrderAccepted || event instanceof ExchangeEvent.OrderStarted;
        boolean rests = order.terms().type().hasPrice() && order.terms().timeInForce() == TimeInForce.GTC;
        return order.isOpen() && order.details().phase() == OrderPhase.WORKING && (isNew || rests);
    }

    /** {@code user-data-stream.md}, "Order Reject Reason": of an order that could not start. */
    private static String rejectReason(OrderView order) {
        boolean refused = OrderTexts.expiryReason(order).equals(Optional.of("REJECTED"));
        return refused ? order.endedBy().map(UserEvents::rejectReason).orElse(NONE) : NONE;
    }

    private static String rejectReason(Reason reason) {
        return switch (reason) {
            case INSUFFICIENT_BALANCE -> "INSUFFICIENT_BALANCES";
            case WOULD_TRIGGER -> "STOP_PRICE_WOULD_TRIGGER_IMMEDIATELY";
            case WOULD_TAKE -> "WOULD_MATCH_IMMEDIATELY";
            case VENUE_RULE -> "OCO_BAD_PRICES";
            default -> NONE;
        };
    }

    /** {@code user-data-stream.md}, "Conditional Fields in Execution Report". */
    private static JsonObject conditional(JsonObject json, OrderView order, Execution execution) {
        order.details().tags().strategyId().ifPresent(id -> json.put("j", id));
        order.details().tags().strategyType().ifPresent(type -> json.put("J", type));
        PreventedMatch match = execution.match();
        if (match != null) {
            boolean taker = match.taker().equals(order.venueOrderId());
            json.put("A", order.details().prevented())
                    .put("B", (taker ? match.takerPrevented() : match.makerPrevented()).orElse(Quantity.ZERO))
                    .put("u", -1)
                    .put("U", Long.parseLong((taker ? match.maker() : match.taker()).value()))
                    .put("Cs", match.symbol().name())
                    .put("pl", match.quantity())
                    .put("pL", match.price())
                    .put("pY", match.price().times(match.quantity()));
        }
        OrderTexts.expiryReason(order).ifPresent(reason -> json.put("eR", reason));
        return json;
    }

    /** The report of an order that never was. */
    private static JsonObject rejection(ExchangeEvent.OrderRejected rejected, OrderTerms terms) {
        JsonObject json = head("executionReport", rejected)
                .put("s", rejected.symbol().name())
                .put("c", rejected.clientOrderId().value());
        return terms(json, terms)
                .put("g", OrderDetails.NONE)
                .put("C", "")
                .put("x", "REJECTED")
                .put("X", "REJECTED")
                .put("r", rejectReason(rejected.reason()))
                .put("i", -1)
                .put("l", Quantity.ZERO)
                .put("z", Quantity.ZERO)
                .put("L", BigDecimal.ZERO)
                .put("n", "0")
                .putNull("N")
                .time("T", rejected.atNanos())
                .put("t", -1)
                .put("I", -1)
                .put("w", false)
                .put("m", false)
                .put("M", false)
                .time("O", rejected.atNanos())
                .put("Z", BigDecimal.ZERO)
                .put("Y", BigDecimal.ZERO)
                .put("Q", BigDecimal.ZERO)
                .put("V", terms.options().selfTradePrevention().map(Enum::name).orElse(NONE));
    }

    private static JsonObject list(ExchangeEvent.ListChanged changed) {
        List<JsonObject> orders = changed.list().orders().stream()
                .map(leg -> new JsonObject()
                        .put("s", changed.list().symbol().name())
                        .put("i", Long.parseLong(leg.venueOrderId().value()))
                        .put("c", leg.clientOrderId().value()))
                .toList();
        return head("listStatus", changed)
                .put("s", changed.list().symbol().name())
                .put("g", changed.list().id())
                .put("c", changed.list().contingency().name())
                .put("l", changed.status().name())
                .put("L", changed.list().done() ? "ALL_DONE" : "EXECUTING")
                .put("r", NONE)
                .put("C", changed.list().clientOrderId().value())
                .time("T", changed.atNanos())
                .put("O", orders);
    }

    private static JsonObject deposit(ExchangeEvent.Deposited deposited) {
        return head("balanceUpdate", deposited)
                .put("a", deposited.asset().code())
                .put("d", deposited.amount())
                .time("T", deposited.atNanos());
    }

    private static JsonObject position(Map<Asset, BalanceChange> balances) {
        long at = balances.values().stream()
                .mapToLong(BalanceChange::atNanos)
                .max()
                .orElseThrow();
        List<JsonObject> changed = balances.values().stream()
                .map(each -> new JsonObject()
                        .put("a", each.asset().code())
                        .put("f", each.free())
                        .put("l", each.locked()))
                .toList();
        return new JsonObject()
                .put("e", "outboundAccountPosition")
                .time("E", at)
                .time("u", at)
                .put("B", changed);
    }
}
