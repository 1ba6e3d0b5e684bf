package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.ExchangeEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a cancel-replace: 200 if both parts worked, -2021 with status 409 if one did, -2022 with status 400 if
 * none did ({@code rest-api.md}, "Cancel an Existing Order and Send a New Order"). A new order whose form was refused
 * is refused as a plain one, because nothing was tried.
 */
final class Replacement {
    private static final String SUCCESS = "SUCCESS";
    private static final String FAILURE = "FAILURE";
    private static final int CONFLICT = 409;
    private static final int BAD_REQUEST = 400;

    private final Outcome outcome;
    private final Optional<Outcome.ResponseType> type;

    Replacement(List<ExchangeEvent> events, Optional<Outcome.ResponseType> type) {
        this.outcome = new Outcome(events);
        this.type = type;
    }

    void answer(Reply reply) {
        boolean cancelled = outcome.cancelled();
        Optional<ApiError> cancelRefusal = outcome.cancelRefusal();
        Optional<ApiError> orderRefusal = outcome.orderRefusal();
        boolean placed = outcome.accepted().isPresent();
        if (!cancelled && cancelRefusal.isEmpty() && orderRefusal.isPresent()) {
            reply.refused(orderRefusal.get());
        } else if (cancelled && placed) {
            reply.ok(parts(SUCCESS, SUCCESS, null, null));
        } else {
            boolean partly = cancelled || placed;
            String newOrder = placed ? SUCCESS : orderRefusal.isPresent() ? FAILURE : "NOT_ATTEMPTED";
            JsonObject data = parts(
                    cancelled ? SUCCESS : FAILURE, newOrder, cancelRefusal.orElse(null), orderRefusal.orElse(null));
            reply.refused(
                    partly
                            ? new ApiError(-2021, "Order cancel-replace partially failed.", CONFLICT, data)
                            : new ApiError(-2022, "Order cancel-replace failed.", BAD_REQUEST, data));
        }
    }

    private JsonObject parts(
            String cancelResult, String newOrderResult, @Nullable ApiError cancel, @Nullable ApiError newOrder) {
        JsonObject json = new JsonObject().put("cancelResult", cancelResult).put("newOrderResult", newOrderResult);
        json.put("cancelResponse", cancel == null ? outcome.cancelledOrder() : cancel.json());
        if (newOrder != null) {
            return json.put("newOrderResponse", newOrder.json());
        }
        return newOrderResult.equals(SUCCESS)
                ? json.put("newOrderResponse", outcome.placed(type))
                : json.putNull("newOrderResponse");
    }
}
