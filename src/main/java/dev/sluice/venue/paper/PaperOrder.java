package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account's order, from its acceptance on. While it is open, quantity − filled − prevented = what remains ({@code
 * faqs/stp_faq.md}, "What is prevented quantity?").
 */
final class PaperOrder extends BookEntry {
    final Account account;
    final OrderBook book;
    final VenueOrderId venueOrderId;
    final SelfTradePrevention mode;
    private final OrderTags tags;
    private final Optional<BigDecimal> quoteQuantity;
    private final long number;
    private final long acceptedAtNanos;
    private final List<Fill> fills = new ArrayList<>();
    private ClientOrderId clientOrderId;
    private OrderTerms terms;
    private long shownUnits;
    private long filledUnits;
    private long preventedUnits;
    private long preventedMatchId = OrderDetails.NONE;
    private BigDecimal filledQuote = BigDecimal.ZERO;
    private OrderPhase phase;
    private OrderState state = OrderState.SUBMITTED;
    private Optional<Reason> endedBy = Optional.empty();
    private long workingAtNanos = OrderDetails.NONE;
    private long changedAtNanos;
    private int amendments;

    /** The list that it belongs to. */
    @Nullable OrderList list;

    /** What it holds of its account's locked balance; see {@link Clearing}. */
    BigDecimal locked = BigDecimal.ZERO;

    PaperOrder(Placement placement, OrderBook book, long number, long atNanos) {
        super(
                placement.terms().side(),
                placement.terms().price().map(Price::units).orElse(0L),
                placement.terms().quantity().units());
        this.account = placement.account();
        this.clientOrderId = placement.clientOrderId();
        this.terms = placement.terms();
        this.tags = placement.tags();
        this.quoteQuantity = placement.quoteQuantity();
        this.mode = terms.options().selfTradePrevention().orElse(account.defaultMode);
        this.book = book;
        this.number = number;
        this.venueOrderId = new VenueOrderId(Long.toString(number));
        this.acceptedAtNanos = atNanos;
        this.changedAtNanos = atNanos;
        this.phase = placement.pending() ? OrderPhase.PENDING : startPhase(atNanos);
        this.shownUnits = icebergUnits();
    }

    private OrderPhase startPhase(long atNanos) {
        if (terms.type().hasStop()) {
            return OrderPhase.WAITING;
        }
        workingAtNanos = atNanos;
        return OrderPhase.WORKING;
    }

    /** An order as it was when the exchange last stopped; an iceberg shows a whole part again. */
    static PaperOrder restored(Account account, OrderBook book, AccountOrder stored) {
        OrderView view = stored.order();
        OrderDetails details = view.details();
        Placement placement = new Placement(
                account, view.clientOrderId(), view.terms(), details.tags(), details.quoteQuantity(), false);
        PaperOrder order = new PaperOrder(placement, book, view.number(), view.acceptedAtNanos());
        order.filledUnits = view.filled().units();
        order.preventedUnits = details.prevented().units();
        order.remainingUnits -= order.filledUnits + order.preventedUnits;
        order.shownUnits = order.icebergUnits();
        order.filledQuote = view.filledQuote();
        order.preventedMatchId = details.preventedMatchId();
        order.phase = details.phase();
        order.state = view.state();
        order.endedBy = view.endedBy();
        order.workingAtNanos = details.workingAtNanos();
        order.changedAtNanos = view.changedAtNanos();
        order.amendments = details.amendments();
        order.fills.addAll(stored.fills());
        return order;
    }

    OrderTerms terms() {
        return terms;
    }

    ClientOrderId clientOrderId() {
        return clientOrderId;
    }

    long number() {
        return number;
    }

    Instrument instrument() {
        return book.instrument;
    }

    Optional<BigDecimal> quoteQuantity() {
        return quoteQuantity;
    }

    OrderPhase phase() {
        return phase;
    }

    OrderState state() {
        return state;
    }

    boolean isOpen() {
        return !state.isTerminal();
    }

    int amendments() {
        return amendments;
    }

    long stopUnits() {
        return terms.options().stopPrice().map(Price::units).orElse(0L);
    }

    /** The worst price that it takes; without a limit it takes any. */
    long limitUnits() {
        if (isMarket()) {
            return side == Side.BUY ? Long.MAX_VALUE : 0;
        }
        return priceUnits;
    }

    /** Whether it has no limit: MARKET, or a stop order that becomes one. */
    boolean isMarket() {
        return !terms.type().hasPrice();
    }

    /** Whether what does not trade at once stays in the book when it works. */
    boolean mayRest() {
        return terms.type().hasPrice() && terms.timeInForce() == TimeInForce.GTC;
    }

    boolean isIceberg() {
        return terms.options().icebergQuantity().isPresent();
    }

    @Override
    long shownUnits() {
        return isIceberg() ? shownUnits : remainingUnits;
    }

    @Override
    boolean showMore() {
        shownUnits = icebergUnits();
        return shownUnits > 0;
    }

    private long icebergUnits() {
        return terms.options()
                .icebergQuantity()
                .map(shown -> Math.min(shown.units(), remainingUnits))
                .orElse(remainingUnits);
    }

    /** Whether this resting order of the taker's own account would be kept from trading with it. */
    boolean preventsTradeWith(PaperOrder taker) {
        return account == taker.account && taker.mode != SelfTradePrevention.NONE;
    }

    /** Whether it ends where it meets an order of its own account. */
    boolean stopsAtOwnOrders() {
        return mode == SelfTradePrevention.EXPIRE_TAKER || mode == SelfTradePrevention.EXPIRE_BOTH;
    }

    /** Within one account TRANSFER is DECREMENT ({@code faqs/stp_faq.md}). */
    boolean decrementsWithOwnOrders() {
        return mode == SelfTradePrevention.DECREMENT || mode == SelfTradePrevention.TRANSFER;
    }

    /** What it pays with. */
    Asset paidAsset() {
        return side == Side.BUY ? book.instrument.quote() : book.instrument.base();
    }

    /**
     * What this much of its quantity locks while it rests or waits: quantity for SELL; for BUY price × quantity, by the
     * limit, else by the stop price. A MARKET order locks nothing.
     */
    BigDecimal lockFor(long units) {
        if (terms.type() == OrderType.MARKET) {
            return BigDecimal.ZERO;
        }
        Quantity quantity = Quantity.ofUnits(units);
        long price = isMarket() ? stopUnits() : priceUnits;
        return side == Side.BUY ? Price.ofUnits(price).times(quantity) : quantity.decimal();
    }

    /** Goes on: to wait for its stop price, or to work. */
    void starts(OrderPhase next, long atNanos) {
        phase = next;
        changedAtNanos = atNanos;
        if (next == OrderPhase.WORKING) {
            workingAtNanos = atNanos;
        }
    }

    void filled(long units, BigDecimal quote, long atNanos) {
        use(units);
        filledUnits += units;
        filledQuote = filledQuote.add(quote);
        state = remainingUnits == 0 ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        changedAtNanos = atNanos;
    }

    void keep(Fill fill) {
        fills.add(fill);
    }

    void prevented(long units, long matchId, long atNanos) {
        use(units);
        preventedUnits += units;
        preventedMatchId = matchId;
        changedAtNanos = atNanos;
    }

    private void use(long units) {
        remainingUnits -= units;
        shownUnits = Math.max(0, shownUnits - units);
    }

    /** Makes it smaller; {@code faqs/order_amend_keep_priority.md}, "Can Iceberg Orders be amended?". */
    void amended(Quantity quantity, ClientOrderId id, long atNanos) {
        remainingUnits -= terms.quantity().units() - quantity.units();
        shownUnits = Math.min(shownUnits, remainingUnits);
        terms = terms.withQuantity(quantity);
        clientOrderId = id;
        amendments++;
        changedAtNanos = atNanos;
    }

    void ended(OrderState terminal, Reason reason, long atNanos) {
        state = terminal;
        endedBy = Optional.of(reason);
        changedAtNanos = atNanos;
    }

    OrderView view() {
        return new OrderView(
                account.id,
                clientOrderId,
                venueOrderId,
                terms,
                state,
                Quantity.ofUnits(filledUnits),
                filledQuote,
                endedBy,
                acceptedAtNanos,
                changedAtNanos,
                new OrderDetails(
                        quoteQuantity,
                        tags,
                        mode,
                        phase,
                        workingAtNanos,
                        list == null ? OrderDetails.NONE : list.id,
                        Quantity.ofUnits(preventedUnits),
                        preventedMatchId,
                        amendments));
    }

    AccountOrder withFills() {
        return new AccountOrder(view(), fills);
    }
}
