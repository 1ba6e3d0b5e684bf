package dev.sluice.reconciliation;

import dev.sluice.execution.Command;
import dev.sluice.execution.Order;
import dev.sluice.halt.Halt;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.portfolio.Position;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Compares the desk with the venue, one run at a time: a question to the venue's books, its answer, and again until
 * what is found is either gone or found twice.
 *
 * <p>What a statement proves goes to the saga, which books it once however often it comes; so a second run after a
 * repair changes nothing. What stays unexplained suspends trading, until a run finds nothing or a person accepts it.
 */
public final class ReconciliationDesk {
    /** Before trading. */
    public static final String START = "start";

    /** Because time has passed. */
    public static final String INTERVAL = "interval";

    /** How long to wait for the next reading of the same run: news on their way arrive meanwhile. */
    public static final long PAUSE_NANOS = 300 * UtcNanos.PER_MILLI;

    private static final int READINGS_MAX = 5;
    private static final long JOURNALED_EVERY_NANOS = 600 * UtcNanos.PER_SECOND;
    private static final Comparison NOTHING = new Comparison(List.of(), new TreeMap<>());

    private final Parts parts;
    private final Books books;
    private final Map<Symbol, Long> readUpTo = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final Set<VenueLedger.Trace> traces = new LinkedHashSet<>();
    private final Set<ClientOrderId> repaired = new HashSet<>();
    private Optional<String> running = Optional.empty();
    private Optional<Comparison> seen = Optional.empty();
    private Map<Asset, BigDecimal> before = Map.of();
    private Set<ClientOrderId> asked = Set.of();
    private Comparison last = NOTHING;
    private int readings;
    private long journaledNanos = Long.MIN_VALUE;
    private long comparedNanos;

    /**
     * What it works with.
     *
     * @param tolerance of a difference, in the account currency
     * @param openingBalances what the account held when the journal began
     * @param price of an asset in the account currency; empty if it cannot be priced
     * @param ids of runs
     */
    public record Parts(
            Books books,
            Halt halt,
            BigDecimal tolerance,
            Map<Asset, BigDecimal> openingBalances,
            Function<Asset, Optional<BigDecimal>> price,
            Supplier<String> ids) {}

    private record Answer(VenueStatement statement, long horizonNanos) {}

    public ReconciliationDesk(Parts parts) {
        this.parts = parts;
        this.books = parts.books();
    }

    /** Goes on from where an earlier process stood. */
    public void restore(List<ProjectedRow> cursors, List<ProjectedRow> acceptedRows) {
        readUpTo.putAll(readUpTo(cursors));
        acceptedRows.forEach(row -> accepted.add(row.text("divergence")));
        before = Map.copyOf(books.portfolio().holdings());
        asked = books.orders().live().stream().map(Order::clientOrderId).collect(Collectors.toUnmodifiableSet());
    }

    /** Up to which trade of each symbol an earlier process has read. */
    public static Map<Symbol, Long> readUpTo(List<ProjectedRow> cursors) {
        Map<Symbol, Long> trades = new HashMap<>();
        cursors.forEach(row -> trades.put(new Symbol(row.text("symbol")), Long.parseLong(row.text("tradeId"))));
        return trades;
    }

    /** Differences that the last run could not explain and nobody has accepted since. */
    public List<Divergence> divergences() {
        return last.divergences();
    }

    /** When the last run ended; 0 before the first. */
    public long comparedNanos() {
        return comparedNanos;
    }

    public boolean isRunning() {
        return running.isPresent();
    }

    /** Begins a run. */
    public void begin(String cause) {
        running = Optional.of(cause);
        seen = Optional.empty();
        traces.clear();
        repaired.clear();
        readings = 0;
    }

    /** The venue's books could not be read: the run finds nothing out. */
    public void abandon() {
        running = Optional.empty();
    }

    /** What to ask now; the answer belongs to {@link #read}. */
    public VenueLedger.Question question() {
        before = Map.copyOf(books.portfolio().holdings());
        List<Order> out = books.orders().live().stream().filter(Books::hasLeft).toList();
        asked = out.stream().map(Order::clientOrderId).collect(Collectors.toUnmodifiableSet());
        return new VenueLedger.Question(
                out.stream().map(ReconciliationDesk::query).toList(),
                List.copyOf(traces),
                tradesAfter(books.instruments().keySet(), readUpTo));
    }

    /** Which trades to ask for; of a symbol that was never read, the newest id alone. */
    public static Map<Symbol, OptionalLong> tradesAfter(Set<Symbol> symbols, Map<Symbol, Long> readUpTo) {
        Map<Symbol, OptionalLong> after = new HashMap<>();
        for (Symbol symbol : symbols) {
            Long known = readUpTo.get(symbol);
            after.put(symbol, known == null ? OptionalLong.empty() : OptionalLong.of(known));
        }
        return after;
    }

    private static VenueLedger.Query query(Order order) {
        return new VenueLedger.Query(order.terms().symbol(), order.clientOrderId());
    }

    /**
     * Takes the answer to the last question: applies what it proves and compares the rest.
     *
     * @param horizonNanos how long a "not found" proves nothing; of 0 at the start, that the exchange died with the
     *     process that had sent
     * @return what the run found; empty if it takes another reading
     */
    public Optional<ReconciliationFinished> read(
            VenueStatement statement, long horizonNanos, Consumer<Command> out, long nowNanos) {
        String cause = running.orElseThrow(() -> new IllegalStateException("no comparison is under way"));
        readings++;
        Map<Asset, BigDecimal> held = Map.copyOf(books.portfolio().holdings());
        Proof proof = Proof.of(books, statement, asked, cause.equals(START) && horizonNanos == 0);
        proof.reports().forEach(report -> books.orders().onReport(report, out, nowNanos));
        repaired.addAll(proof.repaired());
        reportBalances(statement, out, nowNanos);
        boolean traced = traces.addAll(proof.traces());
        boolean booked = !held.equals(books.portfolio().holdings());
        if ((traced || booked) && readings < READINGS_MAX) {
            return Optional.empty();
        }
        openHoldings(statement, out, nowNanos);
        Comparison found = Comparison.of(
                books, statement, new Measure(parts.tolerance(), parts.price(), before, horizonNanos, accepted));
        Comparison confirmed = seen.map(found::confirmedBy).orElse(NOTHING);
        seen = Optional.of(found);
        boolean settled = confirmed.divergences().size() == found.divergences().size();
        return settled || readings >= READINGS_MAX
                ? Optional.of(finish(cause, new Answer(statement, horizonNanos), confirmed, out, nowNanos))
                : Optional.empty();
    }

    private ReconciliationFinished finish(
            String cause, Answer answer, Comparison found, Consumer<Command> out, long nowNanos) {
        readUpTo.putAll(UnbookedTrades.of(books, answer.statement(), answer.horizonNanos())
                .readUpTo(answer.statement()));
        ReconciliationFinished finished = new ReconciliationFinished(
                parts.ids().get(), cause, found.divergences(), repaired.size(), readUpTo, nowNanos);
        boolean same = finished.result().equals("clean") && last.divergences().isEmpty();
        if (!cause.equals(INTERVAL) || !same || nowNanos - JOURNALED_EVERY_NANOS >= journaledNanos) {
            journaledNanos = nowNanos;
            out.accept(new Command.Journal(finished));
        }
        last = found;
        comparedNanos = nowNanos;
        running = Optional.empty();
        if (found.divergences().isEmpty()) {
            parts.halt().resume("agrees with the venue again", nowNanos).ifPresent(entry -> journal(entry, out));
        } else {
            parts.halt()
                    .suspend("diverged from the venue: " + found.divergences().getFirst(), nowNanos)
                    .ifPresent(entry -> journal(entry, out));
        }
        return finished;
    }

    /**
     * A person takes the venue's word for what differed last.
     *
     * @return what is to be booked, so that we hold what the venue holds
     */
    public List<AssetTransfer> accept(String by, Consumer<Command> out, long nowNanos) {
        List<String> keys = last.divergences().stream()
                .map(Divergence::key)
                .filter(accepted::add)
                .toList();
        if (!keys.isEmpty()) {
            journal(new DivergencesAccepted(keys, by, nowNanos), out);
        }
        List<AssetTransfer> transfers = new ArrayList<>();
        last.differences().forEach((asset, more) -> transfers.add(new AssetTransfer(asset, more, nowNanos)));
        last = NOTHING;
        return transfers;
    }

    /** Without a beginning nothing can be counted: it is what was there at first, and the venue's word on the rest. */
    private void openHoldings(VenueStatement statement, Consumer<Command> out, long nowNanos) {
        if (books.portfolio().countsHoldings()) {
            return;
        }
        Map<Asset, BigDecimal> first = new TreeMap<>();
        statement
                .balances()
                .forEach(balance -> first.put(balance.asset(), balance.free().add(balance.locked())));
        for (Asset base : books.bases()) {
            first.put(base, parts.openingBalances().getOrDefault(base, BigDecimal.ZERO));
        }
        for (Instrument instrument : books.instruments().values()) {
            Position position = books.portfolio().position(instrument.symbol());
            first.merge(instrument.base(), position.quantity(), BigDecimal::add);
        }
        journal(books.portfolio().openHoldings(first, nowNanos), out);
        before = first;
    }

    /** What the venue holds is told as it is; an asset that it does not name is gone. */
    private void reportBalances(VenueStatement statement, Consumer<Command> out, long nowNanos) {
        Set<Asset> named = new HashSet<>();
        statement.balances().forEach(balance -> named.add(balance.asset()));
        List<BalanceChange> news = new ArrayList<>(statement.balances());
        books.portfolio().balances().stream()
                .filter(balance -> !named.contains(balance.asset()))
                .map(gone -> new BalanceChange(gone.asset(), BigDecimal.ZERO, BigDecimal.ZERO, statement.atNanos()))
                .forEach(news::add);
        news.stream()
                .filter(this::isNews)
                .forEach(balance -> journal(books.portfolio().report(balance, nowNanos), out));
    }

    private boolean isNews(BalanceChange balance) {
        return books.portfolio()
                .balance(balance.asset())
                .map(known -> known.atNanos() < balance.atNanos()
                        && (known.free().compareTo(balance.free()) != 0
                                || known.locked().compareTo(balance.locked()) != 0))
                .orElse(true);
    }

    private static void journal(JournalEntry entry, Consumer<Command> out) {
        out.accept(new Command.Journal(entry));
    }
}
