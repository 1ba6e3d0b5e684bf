package dev.sluice.execution;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.UtcNanos;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One order and where it stands. Changed only by {@link OrderDesk}. */
public final class Order {
    private static final int HISTORY_LIMIT = 32;
    private static final String REDUCE = "reduce";

    private final OrderId id;
    private final ClientOrderId clientOrderId;
    private final OrderTerms terms;
    private final String origin;
    private final Price reference;
    private final boolean reducing;
    private final long createdNanos;
    private final Map<Asset, BigDecimal> fees = new TreeMap<>();
    private final ArrayDeque<String> history = new ArrayDeque<>();
    private OrderState state = OrderState.PENDING;
    private Optional<VenueOrderId> venueOrderId = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private Quantity filled = Quantity.ZERO;
    private BigDecimal filledNotional = BigDecimal.ZERO;
    private boolean handedOver;
    private boolean cancelWanted;
    private boolean cancelAwaitsCommit;
    private long updatedNanos;

    /**
     * @param origin the strategy or person behind it
     * @param reference the price it was decided at; drift is measured from it
     */
    Order(OrderId id, OrderTerms terms, String origin, Price reference, boolean reducing, long createdNanos) {
        this.id = id;
        this.clientOrderId = ClientOrderIds.of(id, 1, 0);
        this.terms = terms;
        this.origin = origin;
        this.reference = reference;
        this.reducing = reducing;
        this.createdNanos = createdNanos;
        this.updatedNanos = createdNanos;
    }

    /**
     * An order as it stood in the orders projection. It awaits no commit: what was being committed when the process
     * ended is either in the row or never was.
     *
     * @param row a row as {@link #row} wrote it
     * @param fills the rows of its fills
     */
    static Order restored(ProjectedRow row, List<ProjectedRow> fills) {
        OrderTerms terms = new OrderTerms(
                new Symbol(row.text("symbol")),
                Side.valueOf(row.text("side")),
                OrderType.valueOf(row.text("type")),
                Quantity.of(row.text("quantity")),
                row.value("price").map(Price::of),
                TimeInForce.valueOf(row.text("timeInForce")),
                new OrderOptions(
                        row.value("stopPrice").map(Price::of),
                        row.value("icebergQuantity").map(Quantity::of),
                        row.value("selfTradePrevention").map(SelfTradePrevention::valueOf)));
        Order order = new Order(
                new OrderId(row.text("orderId")),
                terms,
                row.text("origin"),
                Price.of(row.text("reference")),
                row.text("purpose").equals(REDUCE),
                UtcNanos.parse(row.text("createdAt")));
        order.state = OrderState.valueOf(row.text("state"));
        order.venueOrderId = row.value("venueOrderId").map(VenueOrderId::new);
        order.reason = row.value("reason");
        order.updatedNanos = UtcNanos.parse(row.text("updatedAt"));
        order.handedOver = true;
        fills.forEach(order::restoreFill);
        return order;
    }

    private void restoreFill(ProjectedRow row) {
        Quantity quantity = Quantity.of(row.text("quantity"));
        filled = filled.plus(quantity);
        filledNotional = filledNotional.add(Price.of(row.text("price")).times(quantity));
        fees.merge(new Asset(row.text("commissionAsset")), new BigDecimal(row.text("commission")), BigDecimal::add);
    }

    public OrderId id() {
        return id;
    }

    public ClientOrderId clientOrderId() {
        return clientOrderId;
    }

    public OrderTerms terms() {
        return terms;
    }

    public OrderState state() {
        return state;
    }

    public Quantity filled() {
        return filled;
    }

    /** What was said last about why it stands as it does. */
    public Optional<String> reason() {
        return reason;
    }

    /** When it last changed, UTC nanoseconds since the epoch; of a SUBMITTING order, when its intent was made. */
    public long updatedNanos() {
        return updatedNanos;
    }

    public boolean reducing() {
        return reducing;
    }

    Price reference() {
        return reference;
    }

    /** Whether its intent is being committed and nothing was sent yet. */
    boolean awaitsCommit() {
        return state == OrderState.SUBMITTING && !handedOver;
    }

    /** Somebody wants it cancelled, as soon as it can be. */
    void wantCancel() {
        cancelWanted = true;
    }

    boolean cancelWanted() {
        return cancelWanted;
    }

    /** The request to cancel it is being committed. */
    void beginCancel() {
        cancelWanted = false;
        cancelAwaitsCommit = true;
    }

    /** True once for each request to cancel that was being committed. */
    boolean takeCommittedCancel() {
        boolean committed = cancelAwaitsCommit;
        cancelAwaitsCommit = false;
        return committed;
    }

    /** Whether nobody knows what became of it. */
    public boolean isInDoubt() {
        return state == OrderState.UNKNOWN || state == OrderState.MANUAL_REVIEW_REQUIRED;
    }

    /** Whether a request to cancel it can go out now. */
    boolean isCancellable() {
        return switch (state) {
            case SUBMITTED, PARTIALLY_FILLED, UNKNOWN, MANUAL_REVIEW_REQUIRED -> !cancelAwaitsCommit;
            default -> false;
        };
    }

    /** From here on the venue may have it, so that it must never be submitted again. */
    void handOver() {
        handedOver = true;
    }

    void bookFill(Fill fill) {
        filled = filled.plus(fill.quantity());
        filledNotional = filledNotional.add(fill.price().times(fill.quantity()));
        fees.merge(fill.commission().asset(), fill.commission().amount(), BigDecimal::add);
    }

    /** What the fill says that the order cannot mean; the position is what the venue did all the same. */
    Optional<String> contradiction(Fill fill) {
        if (!fill.symbol().equals(terms.symbol()) || fill.side() != terms.side()) {
            return Optional.of("trade " + fill.tradeId() + " is a " + fill.side() + " of " + fill.symbol()
                    + ", the order a " + terms.side() + " of " + terms.symbol());
        }
        return filled.compareTo(terms.quantity()) > 0
                ? Optional.of("filled " + filled + " of an order for " + terms.quantity())
                : Optional.empty();
    }

    /** What is not filled yet. */
    Quantity open() {
        return terms.quantity().minus(filled.min(terms.quantity()));
    }

    boolean isComplete() {
        return filled.compareTo(terms.quantity()) >= 0;
    }

    void knownAs(VenueOrderId venueId) {
        venueOrderId = Optional.of(venueId);
    }

    /**
     * Moves on and gives back the journal entry.
     *
     * @param evidence what proves it: a venue message, a query, an operator, or the desk itself
     * @throws IllegalOrderTransitionException and changes nothing if the table does not allow it
     */
    OrderTransitioned take(OrderTrigger trigger, String evidence, Optional<String> why, long nowNanos) {
        OrderTransitions.Transition transition = OrderTransitions.of(state, trigger)
                .orElseThrow(() -> new IllegalOrderTransitionException(id, state, trigger, List.copyOf(history)));
        OrderState from = state;
        state = transition.to(!filled.isZero());
        updatedNanos = nowNanos;
        if (why.isPresent() || trigger == OrderTrigger.ACKNOWLEDGED) {
            reason = why; // the venue has it: why it was in doubt is history
        }
        if (history.size() == HISTORY_LIMIT) {
            history.removeFirst();
        }
        history.addLast(from + " -" + trigger.code() + "-> " + state);
        return new OrderTransitioned(id, row(), from, state, trigger, evidence, transition.alarming(), nowNanos);
    }

    /** The row of the orders projection. */
    private Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("orderId", id.value());
        row.put("clientOrderId", clientOrderId.value());
        venueOrderId.ifPresent(venueId -> row.put("venueOrderId", venueId.value()));
        row.put("symbol", terms.symbol().name());
        row.put("side", terms.side().name());
        row.put("type", terms.type().name());
        row.put("quantity", terms.quantity().toString());
        terms.price().ifPresent(price -> row.put("price", price.toString()));
        row.put("timeInForce", terms.timeInForce().name());
        OrderOptions options = terms.options();
        options.stopPrice().ifPresent(price -> row.put("stopPrice", price.toString()));
        options.icebergQuantity().ifPresent(shown -> row.put("icebergQuantity", shown.toString()));
        options.selfTradePrevention().ifPresent(mode -> row.put("selfTradePrevention", mode.name()));
        row.put("state", state.name());
        row.put("origin", origin);
        row.put("purpose", reducing ? REDUCE : "open");
        row.put("reference", reference.toString());
        row.put("filledQuantity", filled.toString());
        averagePrice().ifPresent(price -> row.put("averagePrice", Money.plain(price)));
        Map<String, Object> feeRow = new HashMap<>();
        fees.forEach((asset, amount) -> feeRow.put(asset.code(), Money.plain(amount)));
        row.put("fees", feeRow);
        reason.ifPresent(why -> row.put("reason", why));
        row.put("createdAt", UtcNanos.format(createdNanos));
        row.put("updatedAt", UtcNanos.format(updatedNanos));
        return row;
    }

    private Optional<BigDecimal> averagePrice() {
        return filled.isZero()
                ? Optional.empty()
                : Optional.of(filledNotional.divide(filled.decimal(), FixedPoint.SCALE, RoundingMode.HALF_EVEN));
    }
}
