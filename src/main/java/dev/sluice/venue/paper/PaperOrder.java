package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.util.Optional;

/** An account's order, from its acceptance on. */
final class PaperOrder extends BookEntry {
    final Account account;
    final ClientOrderId clientOrderId;
    final VenueOrderId venueOrderId;
    final Instrument instrument;
    final OrderTerms terms;
    private final long acceptedAtNanos;
    private long changedAtNanos;
    private OrderState state = OrderState.SUBMITTED;
    private BigDecimal filledQuote = BigDecimal.ZERO;
    private Optional<Reason> endedBy = Optional.empty();

    PaperOrder(Placement placement, Instrument instrument, VenueOrderId venueOrderId, long atNanos) {
        super(
                placement.terms().side(),
                placement.terms().price().map(Price::units).orElse(0L),
                placement.terms().quantity().units());
        this.account = placement.account();
        this.clientOrderId = placement.clientOrderId();
        this.terms = placement.terms();
        this.instrument = instrument;
        this.venueOrderId = venueOrderId;
        this.acceptedAtNanos = atNanos;
        this.changedAtNanos = atNanos;
    }

    /** An open order as it was when the exchange last stopped. */
    static PaperOrder restored(Account account, Instrument instrument, OrderView view) {
        Placement placement = new Placement(account, view.clientOrderId(), view.terms());
        PaperOrder order = new PaperOrder(placement, instrument, view.venueOrderId(), view.acceptedAtNanos());
        order.remainingUnits -= view.filled().units();
        order.filledQuote = view.filledQuote();
        order.state = view.state();
        order.changedAtNanos = view.changedAtNanos();
        return order;
    }

    /** The worst price that it takes; MARKET takes any. */
    long limitUnits() {
        if (isMarket()) {
            return side == Side.BUY ? Long.MAX_VALUE : 0;
        }
        return priceUnits;
    }

    boolean isMarket() {
        return terms.type() == OrderType.MARKET;
    }

    /** Whether what does not trade at once stays in the book. */
    boolean mayRest() {
        return mayRest(terms);
    }

    static boolean mayRest(OrderTerms terms) {
        return terms.type() != OrderType.MARKET && terms.timeInForce() == TimeInForce.GTC;
    }

    /** What it pays with. */
    Asset paidAsset() {
        return side == Side.BUY ? instrument.quote() : instrument.base();
    }

    /** What an order with a price locks for this much of its quantity: price × quantity for BUY, quantity for SELL. */
    BigDecimal lockFor(long units) {
        Quantity quantity = Quantity.ofUnits(units);
        return side == Side.BUY ? Price.ofUnits(priceUnits).times(quantity) : quantity.decimal();
    }

    void filled(long units, BigDecimal quote, long atNanos) {
        remainingUnits -= units;
        filledQuote = filledQuote.add(quote);
        state = remainingUnits == 0 ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        changedAtNanos = atNanos;
    }

    void ended(OrderState terminal, Reason reason, long atNanos) {
        state = terminal;
        endedBy = Optional.of(reason);
        changedAtNanos = atNanos;
    }

    Quantity filledQuantity() {
        return Quantity.ofUnits(terms.quantity().units() - remainingUnits);
    }

    BigDecimal filledQuote() {
        return filledQuote;
    }

    OrderView view() {
        return new OrderView(
                account.id,
                clientOrderId,
                venueOrderId,
                terms,
                state,
                filledQuantity(),
                filledQuote,
                endedBy,
                acceptedAtNanos,
                changedAtNanos);
    }
}
