package dev.sluice.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.execution.AmendOrder;
import dev.sluice.execution.CancelOrder;
import dev.sluice.execution.JournaledIntent;
import dev.sluice.execution.OrderGateway;
import dev.sluice.execution.OrderReport;
import dev.sluice.execution.OrderReport.Request;
import dev.sluice.execution.QueryOrder;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * The desk's gateway to Binance, and the venue's books. What an answer proves is said as it is: a definite refusal, or
 * one before acceptance, means that nothing was placed; anything uncertain is {@link OrderReport.OutcomeLost} and never
 * more. Answers and the user stream tell of the same facts in any order; each is reported once.
 */
public final class BinanceGateway implements OrderGateway, VenueLedger {
    /** Ids of this process; older ones are known to {@code Setup.ours}. */
    private static final int SENT_MEMORY = 65_536;

    private final VenueContext context;
    private final Executor loop;
    private final BinanceOrders orders;
    private final Setup setup;
    private final ReportFilter filter = new ReportFilter();
    private final UserStream stream;
    private final RecentSet<ClientOrderId> sent = new RecentSet<>(SENT_MEMORY);

    /** Who hears what the venue says; on the adapter's loop. */
    public interface Listener {
        void onReport(OrderReport report);

        void onBalance(BalanceChange balance);

        /** Not everybody counts what came or left without a trade. */
        default void onTransfer(AssetTransfer transfer) {}
    }

    /**
     * What it works with.
     *
     * @param loop the adapter's; it may run at once what it is given there
     * @param ours whether an id that this process has not sent is of an order of this desk; asked on the adapter's loop
     * @param notFoundHorizonNanos see {@link VenueLedger#notFoundHorizonNanos}: recvWindow and what the venue's query
     *     side may lag
     */
    public record Setup(
            VenueContext context,
            Executor loop,
            Predicate<ClientOrderId> ours,
            Listener listener,
            long notFoundHorizonNanos) {}

    public BinanceGateway(Setup setup, BinanceOrders orders) {
        this.context = setup.context();
        this.loop = setup.loop();
        this.setup = setup;
        this.orders = orders;
        this.stream = new UserStream(context.watch(), filter, this::isOurs, setup.listener());
    }

    /** An event of the user stream; on the adapter's loop. */
    public void onUserEvent(JsonNode event) {
        stream.on(event);
    }

    @Override
    public void submit(JournaledIntent intent) {
        ClientOrderId id = intent.clientOrderId();
        OrderTerms asked = intent.terms();
        loop.execute(() -> {
            orders.place(id, asked, outcome -> placed(id, outcome));
            sent.add(id); // no event comes before this turn of the loop is over
        });
    }

    @Override
    public void cancel(CancelOrder request) {
        loop.execute(() -> {
            sent.add(request.clientOrderId());
            orders.cancel(request.symbol(), request.clientOrderId(), outcome -> canceled(request, outcome));
        });
    }

    @Override
    public void amend(AmendOrder request) {
        loop.execute(() -> {
            sent.add(request.clientOrderId());
            orders.amend(
                    request.symbol(),
                    request.clientOrderId(),
                    request.quantity(),
                    outcome -> amended(request.clientOrderId(), outcome));
        });
    }

    @Override
    public void query(QueryOrder request) {
        loop.execute(() -> {
            sent.add(request.clientOrderId());
            new OrderReading(context, orders, request, this::tell).begin();
        });
    }

    /** Cancels whatever is open in the symbol; what happened to our orders is reported like any cancel. */
    public void cancelAll(Symbol symbol) {
        loop.execute(() -> orders.cancelAll(symbol, outcome -> {
            if (outcome instanceof Outcome.Done<List<OrderSnapshot>> done) {
                done.value().forEach(this::tellIfOurs);
            } else {
                context.watch().on(new VenueNotice.AlignmentDue("cancel_all"));
            }
        }));
    }

    @Override
    public CompletionStage<VenueStatement> statement(Question question) {
        CompletableFuture<VenueStatement> statement = new CompletableFuture<>();
        loop.execute(() -> new StatementReading(context, orders, question, statement).begin());
        return statement;
    }

    @Override
    public long notFoundHorizonNanos() {
        return setup.notFoundHorizonNanos();
    }

    private void placed(ClientOrderId id, Outcome<OrderSnapshot> outcome) {
        switch (outcome) {
            case Outcome.Done<OrderSnapshot> done -> tell(id, done.value());
            case Outcome.Refused<OrderSnapshot> refused -> {
                String reason = RefusalReasons.of(refused.answer());
                tell(
                        switch (refused.answer().verdict()) {
                            case REJECTED -> new OrderReport.Rejected(id, reason);
                            case NOT_ACCEPTED -> notAccepted(id, Request.SUBMIT, refused.answer());
                            case PARTIAL, UNKNOWN -> new OrderReport.OutcomeLost(id, Request.SUBMIT, reason);
                        });
            }
            case Outcome.NotSent<OrderSnapshot> notSent ->
                tell(new OrderReport.NotAccepted(id, Request.SUBMIT, notSent.reason(), 0));
            case Outcome.Lost<OrderSnapshot> lost ->
                tell(new OrderReport.OutcomeLost(id, Request.SUBMIT, lost.reason()));
        }
    }

    private OrderReport notAccepted(ClientOrderId id, Request request, VenueAnswer.Refused answer) {
        long retryAt = answer.retryAtNanos().isPresent()
                ? context.localNanos(answer.retryAtNanos().getAsLong())
                : 0;
        return new OrderReport.NotAccepted(id, request, RefusalReasons.of(answer), retryAt);
    }

    private void amended(ClientOrderId id, Outcome<AmendedOrder> outcome) {
        tell(
                switch (outcome) {
                    case Outcome.Done<AmendedOrder> done ->
                        new OrderReport.Amended(id, done.value().quantity());
                    case Outcome.Refused<AmendedOrder> refused -> {
                        String reason = RefusalReasons.of(refused.answer());
                        yield switch (refused.answer().verdict()) {
                            case REJECTED -> new OrderReport.AmendRefused(id, reason);
                            case NOT_ACCEPTED -> notAccepted(id, Request.AMEND, refused.answer());
                            case PARTIAL, UNKNOWN -> new OrderReport.OutcomeLost(id, Request.AMEND, reason);
                        };
                    }
                    case Outcome.NotSent<AmendedOrder> notSent ->
                        new OrderReport.NotAccepted(id, Request.AMEND, notSent.reason(), 0);
                    case Outcome.Lost<AmendedOrder> lost ->
                        new OrderReport.OutcomeLost(id, Request.AMEND, lost.reason());
                });
    }

    private void canceled(CancelOrder request, Outcome<List<OrderSnapshot>> outcome) {
        ClientOrderId id = request.clientOrderId();
        switch (outcome) {
            case Outcome.Done<List<OrderSnapshot>> done -> done.value().forEach(this::tellIfOurs);
            case Outcome.Refused<List<OrderSnapshot>> refused -> {
                String reason = RefusalReasons.of(refused.answer());
                tell(
                        switch (refused.answer().verdict()) {
                            case REJECTED, PARTIAL -> new OrderReport.CancelRefused(id, reason);
                            case NOT_ACCEPTED -> notAccepted(id, Request.CANCEL, refused.answer());
                            case UNKNOWN -> new OrderReport.OutcomeLost(id, Request.CANCEL, reason);
                        });
            }
            case Outcome.NotSent<List<OrderSnapshot>> notSent ->
                tell(new OrderReport.NotAccepted(id, Request.CANCEL, notSent.reason(), 0));
            case Outcome.Lost<List<OrderSnapshot>> lost ->
                tell(new OrderReport.OutcomeLost(id, Request.CANCEL, lost.reason()));
        }
    }

    private void tellIfOurs(OrderSnapshot order) {
        try {
            ClientOrderId id = new ClientOrderId(order.clientOrderId());
            if (isOurs(id)) {
                tell(id, order);
            }
        } catch (IllegalArgumentException e) {
            context.watch()
                    .on(new VenueNotice.ForeignOrder(
                            order.symbol(),
                            ErrorAnswers.clean(order.clientOrderId()),
                            order.status().name()));
        }
    }

    /** All that an answer says of an order, in the order in which it happened. */
    private void tell(ClientOrderId id, OrderSnapshot order) {
        OrderStatus status = order.status();
        if (status != OrderStatus.REJECTED) {
            tell(new OrderReport.Acknowledged(id, new VenueOrderId(Long.toString(order.orderId()))));
        }
        order.fills().forEach(fill -> tell(new OrderReport.Filled(fill.of(id))));
        if (!order.executed().equals(order.traded())) {
            tell(new OrderReport.Progressed(id, order.executed()));
        }
        String reason = RefusalReasons.ended(status, order.expiryReason());
        switch (status) {
            case CANCELED -> tell(new OrderReport.Canceled(id, reason));
            case EXPIRED, EXPIRED_IN_MATCH -> tell(new OrderReport.Expired(id, reason));
            case REJECTED -> tell(new OrderReport.Rejected(id, reason));
            case NEW, PENDING_NEW, PARTIALLY_FILLED, PENDING_CANCEL, FILLED -> {}
        }
    }

    private void tell(OrderReport report) {
        if (filter.isNew(report)) {
            setup.listener().onReport(report);
        }
    }

    private boolean isOurs(ClientOrderId id) {
        return sent.contains(id) || setup.ours().test(id);
    }
}
