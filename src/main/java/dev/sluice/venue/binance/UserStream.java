package dev.sluice.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.execution.OrderReport;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The user stream's events as reports and balances. An event that came before, which happens while two connections
 * overlap, is dropped by its execution id, a balance that is older than one known by its update time. What is not
 * understood is told of, never passed over in silence: it may be a fill.
 */
final class UserStream {
    private final VenueWatch watch;
    private final ReportFilter filter;
    private final Predicate<ClientOrderId> ours;
    private final BinanceGateway.Listener listener;
    private final Map<Asset, Long> updated = new HashMap<>();

    /**
     * @param ours whether an id is of an order of this desk
     * @param listener hears what the filter has let through
     */
    UserStream(VenueWatch watch, ReportFilter filter, Predicate<ClientOrderId> ours, BinanceGateway.Listener listener) {
        this.watch = watch;
        this.filter = filter;
        this.ours = ours;
        this.listener = listener;
    }

    void on(JsonNode json) {
        try {
            on(UserEventDecoder.decode(json));
        } catch (MalformedAnswerException e) {
            watch.on(new VenueNotice.Malformed(
                    VenueChannel.WEBSOCKET_API,
                    ErrorAnswers.clean(json.path("e").asText("user")),
                    String.valueOf(e.getMessage())));
            watch.on(new VenueNotice.AlignmentDue("malformed_event"));
        }
    }

    private void on(UserEvent event) {
        switch (event) {
            case UserEvent.Execution execution -> execution(execution);
            case UserEvent.Position position -> position.balances().forEach(this::balance);
            // What they change of balances comes as a position; the orders of a list speak for themselves.
            case UserEvent.Transfer(AssetTransfer transfer) -> {
                listener.onTransfer(transfer);
                watch.on(new VenueNotice.AlignmentDue("transfer"));
            }
            case UserEvent.ExternalLock lock -> watch.on(new VenueNotice.AlignmentDue("external_lock"));
            case UserEvent.ListStatus list -> {}
            case UserEvent.Unknown unknown ->
                watch.on(new VenueNotice.Unknown(VenueChannel.WEBSOCKET_API, unknown.kind()));
        }
    }

    private void execution(UserEvent.Execution event) {
        if (!filter.isNew(event)) {
            return;
        }
        Optional<ClientOrderId> id = owner(event);
        if (id.isEmpty()) {
            watch.on(new VenueNotice.ForeignOrder(
                    event.symbol(),
                    ErrorAnswers.clean(event.clientOrderId()),
                    event.status().name()));
            return;
        }
        report(event, id.get());
    }

    private void report(UserEvent.Execution event, ClientOrderId id) {
        boolean endsFilled = !event.status().isOpen() && !event.executed().isZero();
        if (endsFilled && event.type() != UserEvent.ExecutionType.TRADE) {
            tell(new OrderReport.Progressed(id, event.executed()));
        }
        switch (event.type()) {
            case NEW -> tell(new OrderReport.Acknowledged(id, new VenueOrderId(Long.toString(event.orderId()))));
            case TRADE -> {
                event.trade().ifPresent(trade -> tell(new OrderReport.Filled(trade.of(id))));
                if (endsFilled) {
                    tell(new OrderReport.Progressed(id, event.executed()));
                }
            }
            case CANCELED -> tell(new OrderReport.Canceled(id, RefusalReasons.ended(event.status(), event.reason())));
            case REJECTED -> tell(new OrderReport.Rejected(id, RefusalReasons.ended(event.status(), event.reason())));
            case EXPIRED -> tell(new OrderReport.Expired(id, RefusalReasons.ended(event.status(), event.reason())));
            // faqs/stp_faq.md: a prevented match may also leave the order working, with less to fill.
            case TRADE_PREVENTION -> {
                if (event.status().isOpen()) {
                    watch.on(new VenueNotice.AlignmentDue("trade_prevention"));
                }
            }
            case REPLACED -> tell(new OrderReport.Amended(id, event.quantity()));
        }
        if (event.type() == UserEvent.ExecutionType.TRADE_PREVENTION
                && !event.status().isOpen()
                && event.status() != OrderStatus.FILLED) {
            tell(new OrderReport.Expired(id, RefusalReasons.ended(event.status(), event.reason())));
        }
    }

    private void tell(OrderReport report) {
        if (filter.isNew(report)) {
            listener.onReport(report);
        }
    }

    private void balance(BalanceChange change) {
        Long known = updated.get(change.asset());
        if (known == null || change.atNanos() >= known) {
            updated.put(change.asset(), change.atNanos());
            listener.onBalance(change);
        }
    }

    /** The order's id if it is ours: the one it was placed under, or the one it bears now. */
    private Optional<ClientOrderId> owner(UserEvent.Execution event) {
        for (String text : new String[] {event.clientOrderId(), event.currentClientOrderId()}) {
            try {
                ClientOrderId id = new ClientOrderId(text);
                if (ours.test(id)) {
                    return Optional.of(id);
                }
            } catch (IllegalArgumentException e) {
                continue; // an id that we would not have chosen
            }
        }
        return Optional.empty();
    }
}
