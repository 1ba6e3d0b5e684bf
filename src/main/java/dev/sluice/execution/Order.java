package dev.sluice.execution;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One order and where it stands. Changed only by {@link OrderDesk}. */
public final class Order {
    private static final int HISTORY_LIMIT = 32;

    private final OrderId id;
    private final String origin;
    private final Price reference;
    private final boolean reducing;
    private final boolean claiming;
    private final long createdNanos;
    private final Map<Asset, BigDecimal> fees = new TreeMap<>();
    private final ArrayDeque<String> history = new ArrayDeque<>();
    private final CancelWish cancel = new CancelWish();
    private final Inquiry inquiry = new Inquiry();
    private final PersonsWord word = new PersonsWord();
    private int attempt = 1;
    private ClientOrderId clientOrderId;
    private OrderTerms terms;
    private OrderState state = OrderState.PENDING;
    private Optional<VenueOrderId> venueOrderId = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private Quantity filled = Quantity.ZERO;
    private BigDecimal filledNotional = BigDecimal.ZERO;
    private boolean handedOver;
    private long sentNanos;
    private long retryNanos;
    private long doubtNanos;
    private Optional<Quantity> amendTo = Optional.empty();
    private Optional<Price> arrival = Optional.empty();
    private Optional<HeldEnd> heldEnd = Optional.empty();
    private Quantity told = Quantity.ZERO;
    private long amendSentNanos;
    private long updatedNanos;

    /**
     * @param origin the strategy or person behind it
     * @param reference the price it was decided at; drift is measured from it
     */
    Order(OrderId id, OrderTerms terms, String origin, Price reference, Aim aim, long createdNanos) {
        this.id = id;
        this.clientOrderId = ClientOrderIds.of(id, attempt, 0);
        this.terms = terms;
        this.origin = origin;
        this.reference = reference;
        this.reducing = aim == Aim.REDUCE;
        this.claiming = aim != Aim.OPEN;
        this.createdNanos = createdNanos;
        this.updatedNanos = createdNanos;
    }

    /**
     * Takes over what an earlier process left. It awaits no commit: what was being committed when the process ended is
     * either in the row or never was.
     */
    void restore(OrderRow.Left left) {
        attempt = left.attempt();
        clientOrderId = left.clientOrderId();
        state = left.state();
        venueOrderId = left.venueOrderId();
        reason = left.reason();
        updatedNanos = left.updatedNanos();
        retryNanos = left.retryNanos();
        sentNanos = state == OrderState.PENDING || retryNanos != 0 ? 0 : left.sentNanos();
        handedOver = sentNanos != 0;
        doubtNanos = left.doubtNanos();
        arrival = left.arrival();
        if (left.cancelWanted()) {
            cancel.want();
        }
    }

    /** A fill that an earlier process booked. */
    void restoreFill(Fill fill) {
        if (PersonsWord.isOf(fill) && fill.side() != terms.side()) {
            takeBack(fill);
        } else {
            bookFill(fill);
        }
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

    /** Whether it is a way out, which passed no gates because it can only make a position smaller. */
    public boolean reducing() {
        return reducing;
    }

    /** Whether what it may still do is a claim on the position rather than new exposure. */
    boolean claiming() {
        return claiming;
    }

    /** What it does to the position. */
    enum Aim {
        /** It may add to it. */
        OPEN,
        /** It passed the gates, and can only make the position smaller as it stood then. */
        SHRINK,
        /** A way out. */
        REDUCE
    }

    Price reference() {
        return reference;
    }

    /** The mark when its first intent was made; empty if there was none. */
    Optional<Price> arrival() {
        return arrival;
    }

    void arrivedAt(Optional<Price> mark) {
        arrival = arrival.or(() -> mark);
    }

    String origin() {
        return origin;
    }

    long createdNanos() {
        return createdNanos;
    }

    /** What the venue calls it; empty until it said so. */
    public Optional<VenueOrderId> venueOrderId() {
        return venueOrderId;
    }

    Map<Asset, BigDecimal> fees() {
        return fees;
    }

    CancelWish cancelWish() {
        return cancel;
    }

    Inquiry inquiry() {
        return inquiry;
    }

    PersonsWord word() {
        return word;
    }

    /** Which submit of its intent this is, from 1. */
    public int attempt() {
        return attempt;
    }

    /**
     * When its attempt was handed to the gateway, UTC nanoseconds since the epoch; of one that an earlier process sent,
     * when the intent was made. 0 if it was not handed over.
     */
    public long sentNanos() {
        return sentNanos;
    }

    /** When the next attempt is due; 0 if none waits. */
    long retryNanos() {
        return retryNanos;
    }

    /** Since when it is in doubt; 0 if it is not. */
    public long doubtNanos() {
        return doubtNanos;
    }

    /** Whether the venue is known to have had it. */
    boolean wasAccepted() {
        return venueOrderId.isPresent() || !filled.isZero();
    }

    /** Whether its intent is being committed and nothing was sent yet. */
    boolean awaitsCommit() {
        return state == OrderState.SUBMITTING && !handedOver && retryNanos == 0;
    }

    /** Whether it was definitely not accepted and waits to be tried again. */
    boolean awaitsRetry() {
        return state == OrderState.SUBMITTING && retryNanos != 0;
    }

    /** Whether its submit is being committed, or on its way and not answered. */
    boolean isUnderWay() {
        return state == OrderState.SUBMITTING && retryNanos == 0;
    }

    /** Nothing was accepted; the same intent goes out again then, under an id of its own. */
    void retryAt(long atNanos) {
        retryNanos = atNanos;
        handedOver = false;
        sentNanos = 0;
    }

    /** It waited for a person and may go now; from here on it waits for its turn. */
    void signedOff(long atNanos) {
        updatedNanos = atNanos;
    }

    /** The next submit of the same intent. */
    void nextAttempt() {
        attempt++;
        clientOrderId = ClientOrderIds.of(id, attempt, 0);
        retryNanos = 0;
        handedOver = false;
        sentNanos = 0;
    }

    /** Makes it smaller, as the venue did. */
    void shrink(Quantity quantity) {
        terms = terms.withQuantity(quantity);
    }

    /** It has ended, but not for us until its trades are booked. */
    void holdEnd(OrderTrigger trigger, String reason) {
        heldEnd = Optional.of(new HeldEnd(trigger, reason));
    }

    Optional<HeldEnd> heldEnd() {
        return heldEnd;
    }

    /** The venue says that so much is filled in all. */
    void toldFilled(Quantity quantity) {
        told = quantity.compareTo(told) > 0 ? quantity : told;
    }

    /** Whether the venue says that more is filled than is booked. */
    boolean missesTrades() {
        return told.compareTo(filled) > 0;
    }

    /** Somebody wants it smaller. */
    void beginAmend(Quantity quantity) {
        amendTo = Optional.of(quantity);
        amendSentNanos = 0;
    }

    /** What the amend that is being committed asks for; empty if none is. */
    Optional<Quantity> committingAmend() {
        return amendSentNanos == 0 ? amendTo : Optional.empty();
    }

    void amendSent(long nowNanos) {
        amendSentNanos = nowNanos;
    }

    /** When the amend on its way went out; 0 if none is. */
    long amendSentNanos() {
        return amendSentNanos;
    }

    void endAmend() {
        amendTo = Optional.empty();
        amendSentNanos = 0;
    }

    /** Whether nobody knows what became of it. */
    public boolean isInDoubt() {
        return state == OrderState.UNKNOWN || state == OrderState.MANUAL_REVIEW_REQUIRED;
    }

    /** Whether a request to cancel it can go out now. */
    boolean isCancellable(long nowNanos) {
        return switch (state) {
            case SUBMITTED, PARTIALLY_FILLED, UNKNOWN, MANUAL_REVIEW_REQUIRED ->
                amendTo.isEmpty() && cancel.isReady(nowNanos);
            default -> false;
        };
    }

    /** From here on the venue may have it, so that it must never be submitted again. */
    void handOver(long nowNanos) {
        handedOver = true;
        sentNanos = nowNanos;
    }

    void bookFill(Fill fill) {
        filled = filled.plus(fill.quantity());
        filledNotional = filledNotional.add(fill.price().times(fill.quantity()));
        fees.merge(fill.commission().asset(), fill.commission().amount(), BigDecimal::add);
        word.noteBooked(fill);
    }

    /** Takes back what was booked by a person's word, because the real trade has come. */
    void takeBack(Fill reversal) {
        filled = filled.minus(reversal.quantity());
        filledNotional = filledNotional.subtract(reversal.price().times(reversal.quantity()));
        word.noteTakenBack(reversal);
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
        doubtNanos = !isInDoubt() ? 0 : doubtNanos == 0 ? nowNanos : doubtNanos;
        if (why.isPresent() || trigger == OrderTrigger.ACKNOWLEDGED) {
            reason = why; // the venue has it: why it was in doubt is history
        }
        if (history.size() == HISTORY_LIMIT) {
            history.removeFirst();
        }
        history.addLast(from + " -" + trigger.code() + "-> " + state);
        return new OrderTransitioned(
                id, OrderRow.of(this), from, state, trigger, evidence, transition.alarming(), nowNanos);
    }

    /** Of what is filled, 8 decimals half even; empty before the first fill. */
    public Optional<BigDecimal> averagePrice() {
        return filled.isZero()
                ? Optional.empty()
                : Optional.of(filledNotional.divide(filled.decimal(), FixedPoint.SCALE, RoundingMode.HALF_EVEN));
    }
}
