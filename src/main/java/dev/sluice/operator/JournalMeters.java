package dev.sluice.operator;

import dev.sluice.journal.JournalRecord;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.UtcNanos;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Folds the journal into meters: what is measured is what was committed, so that no counter can disagree with the
 * journal. One thread at a time; meters are read by any.
 *
 * <p>Counts since the start of the process. Latencies are differences of the entries' own times, which are the desk's.
 */
final class JournalMeters {
    private final OrderMeters orders;
    private final RiskMeters risk;
    private final SlippageHistogram slippage;
    private final WatchedOrders watched = new WatchedOrders();
    private final DistributionSummary proposalToExecution;
    private final StageLatencies latencies;
    private final Counter fills;
    private final AtomicLong sequence = new AtomicLong();

    JournalMeters(MeterRegistry registry, SlippageHistogram slippage, StageLatencies latencies) {
        this.slippage = slippage;
        this.latencies = latencies;
        orders = new OrderMeters(registry, watched, latencies);
        risk = new RiskMeters(registry);
        proposalToExecution = Latency.stage("proposal_to_execution").register(registry);
        fills = Counter.builder("desk_fills_total").description("Fills booked").register(registry);
        Gauge.builder("journal_sequence", sequence, AtomicLong::doubleValue)
                .description("Sequence of the journal's last entry")
                .register(registry);
    }

    /**
     * Takes the next entry.
     *
     * @throws dev.sluice.journal.JournalFormatException if it cannot be read; its sequence counts all the same
     */
    void on(JournalRecord row) {
        sequenceAt(row.seq());
        EntryReader entry = new EntryReader(row.parsed());
        Optional<String> order = entry.entry().orderId().map(id -> id.value());
        switch (entry.entry().kind()) {
            case "proposal_refused" -> risk.refused(entry);
            case "proposal_pending" -> risk.approved();
            case "proposal_approved" -> {
                if (!byPerson(entry)) {
                    risk.approved();
                }
                order.ifPresent(id -> approved(watched.watch(id), entry));
            }
            case "reduction_decided" -> order.ifPresent(id -> watched.watch(id).decidedAt(entry.decimal("reference")));
            case "order_transitioned" -> order.ifPresent(id -> transitioned(id, entry));
            case "fill_booked" -> order.ifPresent(id -> filled(id, entry));
            default -> {
                // the other kinds are not measured
            }
        }
    }

    /** The journal is known to reach this far; an older word changes nothing. */
    void sequenceAt(long seq) {
        sequence.accumulateAndGet(seq, Math::max);
    }

    /** One that waited for a person was counted when it began to wait. */
    private static boolean byPerson(EntryReader entry) {
        return entry.text("proposal", "decidedBy").isPresent();
    }

    /** How long a person takes says nothing about the desk: such a proposal counts from its approval. */
    private static void approved(WatchedOrders.Watched order, EntryReader entry) {
        entry.text("proposal", byPerson(entry) ? "updatedAt" : "createdAt")
                .flatMap(JournalMeters::nanos)
                .ifPresent(order::proposedAt);
        order.decidedAt(entry.decimal("proposal", "price"));
    }

    private void transitioned(String id, EntryReader entry) {
        OrderMeters.Move move = OrderMeters.Move.of(entry);
        if (move.refusedBeforeSending()) {
            risk.refusedBeforeSending(move.reason());
        }
        orders.moved(id, move, entry);
    }

    private void filled(String id, EntryReader entry) {
        fills.increment();
        Optional<WatchedOrders.Watched> order = watched.find(id);
        order.flatMap(WatchedOrders.Watched::takeProposedNanos)
                .ifPresent(proposed -> executed(entry.entry().atNanos() - proposed));
        Optional<BigDecimal> price = entry.decimal("fill", "price");
        Optional<Side> side = entry.text("fill", "side").flatMap(JournalMeters::side);
        Optional<BigDecimal> reference =
                order.flatMap(WatchedOrders.Watched::reference).filter(at -> at.signum() > 0);
        if (price.isPresent() && side.isPresent() && reference.isPresent()) {
            slippage.observe(slippageBps(side.get(), reference.get(), price.get()));
        }
    }

    private void executed(long nanos) {
        proposalToExecution.record(Latency.millis(nanos));
        latencies.record("proposal_to_execution", nanos);
    }

    /** Positive is worse than decided: bought dearer or sold cheaper. */
    static double slippageBps(Side side, BigDecimal reference, BigDecimal price) {
        BigDecimal worse = side == Side.BUY ? price.subtract(reference) : reference.subtract(price);
        return worse.divide(reference, MathContext.DECIMAL64).movePointRight(4).doubleValue();
    }

    private static Optional<Side> side(String name) {
        return Optional.ofNullable(Map.of("BUY", Side.BUY, "SELL", Side.SELL).get(name));
    }

    private static Optional<Long> nanos(String text) {
        try {
            return Optional.of(UtcNanos.of(Instant.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
