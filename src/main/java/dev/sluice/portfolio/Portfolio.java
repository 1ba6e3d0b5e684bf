package dev.sluice.portfolio;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Positions, balances, holdings and reservations of the account. Held by the one writer. */
public final class Portfolio {
    /** Transfers by whose ids repetitions are told. */
    public static final int TRANSFERS_REMEMBERED = 10_000;

    private final Map<Symbol, Position> positions = new TreeMap<>();
    private final Map<Asset, BalanceChange> balances = new TreeMap<>();
    private final Map<OrderId, Reservation> reservations = new HashMap<>();
    private final BookedTrades booked = new BookedTrades();
    private final Holdings holdings = new Holdings();
    private final LinkedHashSet<String> transfers = new LinkedHashSet<>();
    private final FeeBook fees;

    /** Nothing prices a commission in an asset that is neither base nor quote of its trade. */
    public Portfolio() {
        this(_ -> Optional.empty());
    }

    /** @param prices what one of an asset is worth now in the account currency; empty if that is not known */
    public Portfolio(Function<Asset, Optional<BigDecimal>> prices) {
        this.fees = new FeeBook(prices);
    }

    /**
     * Takes over what an earlier process held, before anything else. Reservations come back with their orders.
     *
     * @param fills the newest fills, so that none is booked twice
     */
    public void restore(List<ProjectedRow> positionRows, List<ProjectedRow> balanceRows, List<ProjectedRow> fills) {
        for (ProjectedRow row : positionRows) {
            Position position = Position.restored(row);
            positions.put(position.symbol(), position);
        }
        for (ProjectedRow row : balanceRows) {
            Asset asset = new Asset(row.text("asset"));
            balances.put(
                    asset,
                    new BalanceChange(
                            asset,
                            new BigDecimal(row.text("free")),
                            new BigDecimal(row.text("locked")),
                            UtcNanos.parse(row.text("at"))));
        }
        fills.forEach(row -> booked.add(new Symbol(row.text("symbol")), row.text("tradeId")));
    }

    /**
     * Takes over what the account should hold.
     *
     * @param transferRows the newest transfers, so that none is booked twice
     */
    public void restoreHoldings(List<ProjectedRow> holdingRows, List<ProjectedRow> transferRows) {
        holdings.restore(holdingRows);
        transferRows.forEach(row -> transfers.add(row.text("transferId")));
    }

    /** Takes over what trades have cost. */
    public void restoreFees(List<ProjectedRow> rows) {
        fees.restore(rows);
    }

    /** What a symbol's trades have cost, by the asset that was paid. */
    public SortedMap<Asset, PaidFees> fees(Symbol symbol) {
        return fees.of(symbol);
    }

    /** What all trades have cost, by symbol and asset. */
    public List<PaidFees> fees() {
        return fees.all();
    }

    /** Whether it is known what the account should hold. */
    public boolean countsHoldings() {
        return holdings.isOpen();
    }

    /** From here on every fill and transfer moves what the account should hold. */
    public HoldingsOpened openHoldings(Map<Asset, BigDecimal> first, long atNanos) {
        holdings.open(first);
        return new HoldingsOpened(first, atNanos);
    }

    /** What the account should hold of each asset, free and locked together. */
    public SortedMap<Asset, BigDecimal> holdings() {
        return holdings.all();
    }

    /** Books what came or left without a trade; empty if it was booked before, or nothing is counted yet. */
    public Optional<TransferBooked> book(AssetTransfer transfer, TransferBooked.Source source, long atNanos) {
        if (!holdings.isOpen() || !transfers.add(transfer.id())) {
            return Optional.empty();
        }
        if (transfers.size() > TRANSFERS_REMEMBERED) {
            transfers.removeFirst();
        }
        BigDecimal after = holdings.move(transfer.asset(), transfer.delta());
        return Optional.of(new TransferBooked(transfer, source, after, atNanos));
    }

    /** Whether this trade is booked, as far back as that is remembered. */
    public boolean isBooked(Symbol symbol, String tradeId) {
        return booked.contains(symbol, tradeId);
    }

    public Position position(Symbol symbol) {
        Position position = positions.get(symbol);
        return position == null ? Position.flat(symbol) : position;
    }

    /** Every position that ever was, by symbol. */
    public Collection<Position> positions() {
        return Collections.unmodifiableCollection(positions.values());
    }

    /** The venue's last word on an asset. */
    public Optional<BalanceChange> balance(Asset asset) {
        return Optional.ofNullable(balances.get(asset));
    }

    public Collection<BalanceChange> balances() {
        return Collections.unmodifiableCollection(balances.values());
    }

    public BalanceReported report(BalanceChange balance, long atNanos) {
        balances.put(balance.asset(), balance);
        return new BalanceReported(balance, atNanos);
    }

    /** Books a fill and turns as much of its reservation into position; empty if this trade was booked before. */
    public Optional<FillBooked> book(OrderId order, Fill fill, Instrument instrument, long atNanos) {
        if (!booked.add(fill.symbol(), fill.tradeId())) {
            return Optional.empty();
        }
        Optional<BigDecimal> fee = fees.valueOf(fill, instrument);
        Position after = position(fill.symbol()).after(fill, instrument, fee.orElse(BigDecimal.ZERO));
        positions.put(fill.symbol(), after);
        reservations.computeIfPresent(order, (id, reservation) -> reservation.without(fill.quantity()));
        Optional<PaidFees> paid = fees.pay(fill, fee);
        return Optional.of(new FillBooked(order, fill, after, fee, paid, holdings.after(fill, instrument), atNanos));
    }

    /**
     * Holds exposure for an order that adds to a position, or the part of the position that it takes.
     *
     * @param reducing see {@link #shrinks}
     */
    public void reserve(OrderId order, OrderTerms terms, Price price, boolean reducing) {
        put(new Reservation(order, terms, price, terms.quantity(), reducing));
    }

    /** Whether a trade can only make a position smaller: other side, no larger than what no reducing order takes. */
    public boolean shrinks(Symbol symbol, Side side, Quantity quantity) {
        return position(symbol).quantity().signum() == -side.sign()
                && quantity.decimal().compareTo(unclaimed(symbol)) <= 0;
    }

    /** Whether an order's reservation is a claim on the position rather than new exposure. */
    public boolean isReducing(OrderId order) {
        Reservation reservation = reservations.get(order);
        return reservation != null && reservation.reducing();
    }

    /** |position| minus what reducing orders on their way take. */
    private BigDecimal unclaimed(Symbol symbol) {
        BigDecimal open = position(symbol).quantity().abs();
        for (Reservation reservation : reservations.values()) {
            if (reservation.reducing() && reservation.terms().symbol().equals(symbol)) {
                open = open.subtract(reservation.open().decimal());
            }
        }
        return open;
    }

    /** Holds the part of the position that a reducing order takes. */
    public void reserve(OrderId order, ReducingOrder reduction) {
        OrderTerms terms = reduction.terms();
        put(new Reservation(order, terms, terms.price().orElse(reduction.reference()), terms.quantity(), true));
    }

    /**
     * Holds again what an order that lives after all may still do; nothing changes if it is held already.
     *
     * @param reference values it where it has no limit
     */
    public void reserveAgain(OrderId order, OrderTerms terms, Price reference, Quantity open, boolean reducing) {
        Price price = terms.price().orElse(reference);
        reservations.putIfAbsent(order, new Reservation(order, terms, price, open, reducing));
    }

    /** Holds less for an order that was made smaller; a larger one, or one that holds nothing, is left alone. */
    public void shrink(OrderId order, Quantity open) {
        reservations.computeIfPresent(order, (id, held) -> open.compareTo(held.open()) < 0 ? held.of(open) : held);
    }

    /** Gives back what an ended order did not use. */
    public void release(OrderId order) {
        reservations.remove(order);
    }

    /** Orders that still reserve something. */
    public int reservationCount() {
        return reservations.size();
    }

    /** Whether an order of this symbol is on its way that will soon have ended; one that rests in the book is not. */
    public boolean isBusy(Symbol symbol) {
        for (Reservation reservation : reservations.values()) {
            if (reservation.terms().symbol().equals(symbol)
                    && !reservation.terms().mayRest()) {
                return true;
            }
        }
        return false;
    }

    /** Whether an order on the other side of this symbol is on its way. */
    public boolean hasOrder(Symbol symbol, Side side) {
        for (Reservation reservation : reservations.values()) {
            OrderTerms terms = reservation.terms();
            if (terms.side() == side && terms.symbol().equals(symbol)) {
                return true;
            }
        }
        return false;
    }

    /** |position| × mark plus what orders on their way may add, in the quote asset. */
    public BigDecimal exposure(Symbol symbol, Price mark) {
        BigDecimal coming = reserved(symbol).add(overclaimed(symbol).multiply(mark.decimal()));
        return position(symbol).notional(mark).add(coming);
    }

    /** What reducing orders would open, because other orders have taken the position that they were to close. */
    private BigDecimal overclaimed(Symbol symbol) {
        BigDecimal held = position(symbol).quantity();
        BigDecimal after = held;
        for (Reservation each : reservations.values()) {
            if (each.reducing() && each.terms().symbol().equals(symbol)) {
                after = after.add(each.change());
            }
        }
        return after.abs().subtract(held.abs()).max(BigDecimal.ZERO);
    }

    /** What orders on their way may add to a symbol's exposure, in the quote asset. */
    public BigDecimal reserved(Symbol symbol) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Reservation reservation : reservations.values()) {
            if (!reservation.reducing() && reservation.terms().symbol().equals(symbol)) {
                sum = sum.add(reservation.notional());
            }
        }
        return sum;
    }

    /** What those orders on their way may add to exposure, in the quote asset. */
    public BigDecimal reserved(Predicate<OrderId> orders) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Reservation reservation : reservations.values()) {
            if (!reservation.reducing() && orders.test(reservation.order())) {
                sum = sum.add(reservation.notional());
            }
        }
        return sum;
    }

    /**
     * Symbols with a position or an order that may open one.
     *
     * @param dust whether what is held of a symbol is {@link #isDust dust}, which is no position
     */
    public int openPositions(Predicate<Symbol> dust) {
        Set<Symbol> open = new HashSet<>();
        for (Position position : positions.values()) {
            if (position.quantity().signum() != 0 && !dust.test(position.symbol())) {
                open.add(position.symbol());
            }
        }
        for (Reservation reservation : reservations.values()) {
            if (!reservation.reducing()) {
                open.add(reservation.terms().symbol());
            }
        }
        return open.size();
    }

    /**
     * Whether so little is held that no MARKET order can sell it: less than the venue's step or smallest quantity, or
     * worth less than its smallest order. Commissions in the base asset leave such rests.
     *
     * @param mark without one, only what is too little at any price is dust
     */
    public boolean isDust(Instrument instrument, Optional<Price> mark) {
        BigDecimal held = position(instrument.symbol()).quantity().abs();
        if (held.signum() == 0) {
            return false;
        }
        Quantity rounded = closable(instrument, held);
        return rounded.isZero() || mark.isPresent() && breaksFilter(instrument, rounded, mark.get());
    }

    /**
     * The size of a position that one order can still close: minus what reducing orders take, rounded down to the
     * venue's step, no more than its largest MARKET order, and zero if worth less than its smallest order (dust).
     */
    public Quantity reducible(Instrument instrument, Price mark) {
        BigDecimal open = unclaimed(instrument.symbol());
        if (open.signum() <= 0) {
            return Quantity.ZERO;
        }
        Quantity rounded = closable(instrument, open);
        return rounded.isZero() || breaksFilter(instrument, rounded, mark) ? Quantity.ZERO : rounded;
    }

    private static Quantity closable(Instrument instrument, BigDecimal open) {
        return instrument.roundDownForMarket(
                Quantity.ofUnits(FixedPoint.toUnits(open.setScale(FixedPoint.SCALE, RoundingMode.DOWN))));
    }

    private boolean breaksFilter(Instrument instrument, Quantity quantity, Price mark) {
        OrderTerms terms = OrderTerms.market(instrument.symbol(), closingSide(instrument.symbol()), quantity);
        return instrument.brokenFilter(terms, mark).isPresent();
    }

    /** Mints the order that closes what can be closed at the market; empty when there is nothing to close. */
    public Optional<ReducingOrder> reduce(
            Instrument instrument, Price mark, String origin, String rationale, long atNanos) {
        Quantity quantity = reducible(instrument, mark);
        if (quantity.isZero()) {
            return Optional.empty();
        }
        OrderTerms terms = OrderTerms.market(instrument.symbol(), closingSide(instrument.symbol()), quantity);
        return Optional.of(new MintedReduction(terms, mark, origin, rationale, atNanos));
    }

    /** Mints the order that closes a slice of what can be closed, now or not at all; empty when there is none. */
    public Optional<ReducingOrder> reduce(
            Instrument instrument, Slice slice, String origin, String rationale, long atNanos) {
        BigDecimal open = unclaimed(instrument.symbol());
        BigDecimal most = slice.notional().divide(slice.mark().decimal(), FixedPoint.SCALE, RoundingMode.DOWN);
        return Stream.of(open.min(most), open)
                .filter(quantity -> quantity.signum() > 0)
                .map(quantity -> terms(instrument, quantity, slice.worst()))
                .filter(terms -> !terms.quantity().isZero()
                        && instrument.brokenFilter(terms, slice.mark()).isEmpty())
                .findFirst()
                .map(terms -> new MintedReduction(terms, slice.mark(), origin, rationale, atNanos));
    }

    private OrderTerms terms(Instrument instrument, BigDecimal quantity, Price worst) {
        Quantity rounded = instrument.roundDown(
                Quantity.ofUnits(FixedPoint.toUnits(quantity.setScale(FixedPoint.SCALE, RoundingMode.DOWN))));
        Symbol symbol = instrument.symbol();
        return OrderTerms.limit(symbol, closingSide(symbol), rounded, worst, TimeInForce.IOC);
    }

    private Side closingSide(Symbol symbol) {
        return position(symbol).quantity().signum() > 0 ? Side.SELL : Side.BUY;
    }

    private void put(Reservation reservation) {
        if (reservations.putIfAbsent(reservation.order(), reservation) != null) {
            throw new IllegalStateException("order " + reservation.order() + " has a reservation already");
        }
    }
}
