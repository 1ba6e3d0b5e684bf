package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.ExchangeEvent;
import dev.sluice.venue.paper.OrderListView;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.venue.paper.PreventedMatch;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The events of one call, read for its answer. */
final class Outcome {
    private final List<ExchangeEvent> events;

    Outcome(List<ExchangeEvent> events) {
        this.events = events;
    }

    /** {@code enums.md}, "Order Response Type". */
    enum ResponseType {
        ACK,
        RESULT,
        FULL;

        static Optional<ResponseType> read(Params params) {
            return params.choice("newOrderRespType", ResponseType.class, () -> ApiError.invalid("newOrderRespType"));
        }

        /** {@code rest-api.md}, "New order": "MARKET and LIMIT … default to FULL, all other orders default to ACK". */
        static ResponseType usual(OrderType type) {
            return type == OrderType.MARKET || type == OrderType.LIMIT ? FULL : ACK;
        }
    }

    private <E extends ExchangeEvent> Stream<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    Optional<ExchangeEvent.OrderAccepted> accepted() {
        return all(ExchangeEvent.OrderAccepted.class).findFirst();
    }

    Optional<ExchangeEvent.OrderReplaced> replaced() {
        return all(ExchangeEvent.OrderReplaced.class).findFirst();
    }

    boolean cancelled() {
        return all(ExchangeEvent.OrderCanceled.class).findAny().isPresent();
    }

    /** Why a new order was refused, as an error. */
    Optional<ApiError> orderRefusal() {
        return all(ExchangeEvent.OrderRejected.class)
                .findFirst()
                .map(refused -> error(-2010, refused.reason(), refused.text()));
    }

    /** Why a cancel was refused, as an error. */
    Optional<ApiError> cancelRefusal() {
        return all(ExchangeEvent.CancelRejected.class)
                .findFirst()
                .map(refused -> error(-2011, refused.reason(), refused.text()));
    }

    Optional<ApiError> amendRefusal() {
        return all(ExchangeEvent.AmendRejected.class)
                .findFirst()
                .map(refused -> refused.text().endsWith("MAX_NUM_ORDER_AMENDS")
                        ? ApiError.of(-2038, refused.text())
                        : error(-2038, refused.reason(), refused.text()));
    }

    /** @param usual the code where no other is documented: -2010 for a new list, -2011 for a cancelled one */
    Optional<ApiError> listRefusal(int usual) {
        return all(ExchangeEvent.ListRejected.class)
                .findFirst()
                .map(refused -> error(usual, refused.reason(), refused.text()));
    }

    /** {@code errors.md}: filters are -1013, an unknown symbol is -1121, ids that do not match are -2039. */
    static ApiError error(int usual, Reason reason, String text) {
        if (reason == Reason.UNKNOWN_SYMBOL) {
            return ApiError.invalidSymbol();
        }
        if (text.startsWith("Filter failure")) {
            return ApiError.of(-1013, text);
        }
        return ApiError.of(text.startsWith("Client order ID is not correct") ? -2039 : usual, text);
    }

    /** The answer to the new order. */
    JsonObject placed(Optional<ResponseType> wanted) {
        OrderView accepted = accepted().orElseThrow().order();
        OrderView order = latest(accepted.venueOrderId());
        return placed(order, wanted.orElse(ResponseType.usual(accepted.terms().type())));
    }

    private JsonObject placed(OrderView order, ResponseType type) {
        return switch (type) {
            case ACK -> OrderTexts.ack(order);
            case RESULT -> OrderTexts.result(order);
            case FULL -> full(order);
        };
    }

    private JsonObject full(OrderView order) {
        JsonObject json = OrderTexts.result(order)
                .put(
                        "fills",
                        all(ExchangeEvent.OrderFilled.class)
                                .filter(filled -> filled.venueOrderId().equals(order.venueOrderId()))
                                .map(filled -> OrderTexts.fill(filled.fill()))
                                .toList());
        List<JsonObject> prevented = prevented()
                .filter(match -> match.taker().equals(order.venueOrderId()))
                .distinct()
                .map(OrderTexts::preventedOf)
                .toList();
        return prevented.isEmpty() ? json : json.put("preventedMatches", prevented);
    }

    private Stream<PreventedMatch> prevented() {
        return Stream.concat(
                all(ExchangeEvent.MatchPrevented.class).map(ExchangeEvent.MatchPrevented::match),
                all(ExchangeEvent.OrderExpired.class).flatMap(expired -> expired.match().stream()));
    }

    private OrderView latest(VenueOrderId id) {
        return all(ExchangeEvent.OrderEvent.class)
                .map(ExchangeEvent.OrderEvent::order)
                .filter(order -> order.venueOrderId().equals(id))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /**
     * The answer to a new list. {@code rest-api.md}, "New Order list - OTO": a pending order is shown as it was
     * accepted, even if it went to work at once.
     */
    JsonObject placedList(Optional<ResponseType> wanted) {
        OrderListView list =
                all(ExchangeEvent.ListChanged.class).findFirst().orElseThrow().list();
        List<JsonObject> reports = new ArrayList<>();
        boolean pending = list.contingency() == OrderListView.Contingency.OTO;
        for (ExchangeEvent.OrderAccepted accepted :
                all(ExchangeEvent.OrderAccepted.class).toList()) {
            boolean shownAsAccepted = pending && !reports.isEmpty();
            OrderView order = shownAsAccepted ? accepted.order() : latest(accepted.venueOrderId());
            reports.add(placed(order, wanted.orElse(ResponseType.RESULT)));
        }
        return OrderTexts.list(list).put("orderReports", reports);
    }

    /** The answer to a cancel of one order: the order, or the list that ended with it. */
    JsonObject cancelledOne() {
        return cancelledAll().getFirst();
    }

    /** The answer to a cancel of many: orders, and lists with their orders. */
    List<JsonObject> cancelledAll() {
        Map<Long, List<JsonObject>> byList = new HashMap<>();
        List<JsonObject> singles = new ArrayList<>();
        all(ExchangeEvent.OrderCanceled.class).forEach(cancelled -> {
            long list = cancelled.order().details().listId();
            List<JsonObject> target = list < 0 ? singles : byList.computeIfAbsent(list, id -> new ArrayList<>());
            target.add(OrderTexts.cancelled(cancelled.order(), cancelled.cancelId()));
        });
        all(ExchangeEvent.ListChanged.class)
                .filter(changed -> byList.containsKey(changed.list().id()))
                .forEach(changed -> singles.add(OrderTexts.list(changed.list())
                        .put("orderReports", byList.getOrDefault(changed.list().id(), List.of()))));
        return singles;
    }

    /** The single cancelled order, as cancelReplace shows it. */
    JsonObject cancelledOrder() {
        ExchangeEvent.OrderCanceled first =
                all(ExchangeEvent.OrderCanceled.class).findFirst().orElseThrow();
        return OrderTexts.cancelled(first.order(), first.cancelId());
    }
}
