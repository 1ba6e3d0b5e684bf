package dev.sluice.storm;

import dev.sluice.execution.Order;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.ChainVerifier;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.Projections;
import dev.sluice.pipeline.TradingPipeline;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.venue.paper.AccountOrder;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.ProposalState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What must hold when a storm is over, each rule by its name. A rule answers what is wrong, or nothing. */
public enum Invariants {
    /** An attempt is one venue order at most, an intent trades in one attempt at most, and the desk knows each. */
    AT_MOST_ONE_ORDER(Invariants::doubled),
    /** Where the desk says that an order ended, it ended at the exchange, in the same way, or never was there. */
    NO_END_WITHOUT_EVIDENCE(Invariants::unfounded),
    /** What waited for a person is at the exchange only if one approved it, and nothing waits for ever. */
    SIGNED_OFF(Invariants::unsigned),
    /** Fills minus commissions in base are the position, which is what the exchange's balance changed by. */
    MONEY_ADDS_UP(Money::wrong),
    /** Exposure is reserved for the orders that live, and for nothing else. */
    RESERVED_EXACTLY(Invariants::misreserved),
    /** The journal verifies, and folds to what the process holds in memory. */
    JOURNAL_IS_THE_TRUTH(Invariants::forgotten),
    /** With the faults gone everything finds its end, and nothing stops that has no reason to. */
    CONVERGES(Invariants::unsettled);

    private final Function<Storm, Optional<String>> rule;

    Invariants(Function<Storm, Optional<String>> rule) {
        this.rule = rule;
    }

    /** Name and finding of each that does not hold. */
    static List<String> violated(Storm storm) {
        List<String> wrong = new ArrayList<>();
        for (Invariants each : values()) {
            each.rule.apply(storm).ifPresent(what -> wrong.add(each + ": " + what));
        }
        return wrong;
    }

    static boolean isOurs(AccountOrder order) {
        return order.order().clientOrderId().value().startsWith("s");
    }

    /** An id without attempt and leg. */
    private static String intent(String clientOrderId) {
        int leg = clientOrderId.lastIndexOf('-');
        return clientOrderId.substring(0, clientOrderId.lastIndexOf('-', leg - 1));
    }

    private static Optional<String> doubled(Storm storm) {
        Set<String> ids = new HashSet<>();
        Set<String> alive = new HashSet<>();
        Map<String, ProjectedRow> known = orders(storm);
        for (AccountOrder order : storm.exchange.orders()) {
            if (!isOurs(order)) {
                continue;
            }
            String id = order.order().clientOrderId().value();
            boolean traded = !order.order().filled().isZero() || order.order().isOpen();
            if (!ids.add(id)) {
                return Optional.of("two venue orders under " + id);
            }
            if (traded && !alive.add(intent(id))) {
                return Optional.of("two attempts of " + intent(id) + " traded or are open");
            }
            if (!known.containsKey(intent(id))) {
                return Optional.of("the desk does not know " + id);
            }
        }
        return storm.user.contradictions().stream().findFirst();
    }

    /** By order id. */
    static Map<String, ProjectedRow> orders(Storm storm) {
        Map<String, ProjectedRow> rows = new LinkedHashMap<>();
        storm.desk.journal().rows(Projections.ORDER).forEach(row -> rows.put(row.text("orderId"), row));
        return rows;
    }

    static Map<String, AccountOrder> venueOrders(Storm storm) {
        Map<String, AccountOrder> orders = new LinkedHashMap<>();
        storm.exchange
                .orders()
                .forEach(order -> orders.put(order.order().clientOrderId().value(), order));
        return orders;
    }

    private static Optional<String> unfounded(Storm storm) {
        if (!storm.witness.untrue().isEmpty()) {
            return Optional.of(storm.witness.untrue().getFirst());
        }
        Map<String, AccountOrder> venue = venueOrders(storm);
        for (ProjectedRow row : orders(storm).values()) {
            OrderState ours = OrderState.valueOf(row.text("state"));
            AccountOrder theirs = venue.get(row.text("clientOrderId"));
            if (ours.isTerminal()) {
                boolean never = theirs == null && row.value("venueOrderId").isEmpty();
                boolean mayNever = ours == OrderState.REJECTED || ours == OrderState.CANCELLED;
                boolean same = theirs != null && theirs.order().state() == ours;
                if (!same && !(never && mayNever)) {
                    return Optional.of(row.text("clientOrderId") + " is " + ours + " here and "
                            + (theirs == null ? "unknown" : theirs.order().state()) + " there");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unsigned(Storm storm) {
        Map<String, ProjectedRow> proposals = new HashMap<>();
        for (ProjectedRow row : storm.desk.journal().rows(Projections.PROPOSAL)) {
            if (row.text("state").equals(ProposalState.PENDING_APPROVAL.code())) {
                return Optional.of("proposal " + row.text("proposalId") + " still waits");
            }
            row.value("orderId").ifPresent(order -> proposals.put(order, row));
        }
        for (AccountOrder order : storm.exchange.orders()) {
            Optional<ProjectedRow> row = Optional.of(order)
                    .filter(Invariants::isOurs)
                    .map(ours ->
                            proposals.get(intent(ours.order().clientOrderId().value())))
                    .filter(own -> !own.text("state").endsWith(ProposalState.APPROVED.code()));
            if (row.isPresent()) {
                return Optional.of(order.order().clientOrderId() + " was sent and its proposal is "
                        + row.get().text("state"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> misreserved(Storm storm) {
        TradingPipeline running =
                storm.desk.pipeline().orElseThrow(() -> new IllegalStateException("no process trades"));
        Map<String, BigDecimal> wanted = new TreeMap<>();
        Map<String, ProjectedRow> rows = orders(storm);
        int count = 0;
        for (Order order : running.execution().live()) {
            count++;
            if (!running.portfolio().isReducing(order.id())) {
                ProjectedRow row = Objects.requireNonNull(rows.get(order.id().value()));
                BigDecimal price = new BigDecimal(row.value("price").orElseGet(() -> row.text("reference")));
                BigDecimal open =
                        new BigDecimal(row.text("quantity")).subtract(new BigDecimal(row.text("filledQuantity")));
                wanted.merge(row.text("symbol"), price.multiply(open), BigDecimal::add);
            }
        }
        if (running.portfolio().reservationCount() != count) {
            return Optional.of(running.portfolio().reservationCount() + " reservations for " + count + " live orders");
        }
        for (var instrument : storm.exchange.instruments()) {
            BigDecimal reserved = running.portfolio().reserved(instrument.symbol());
            BigDecimal expected = wanted.getOrDefault(instrument.symbol().name(), BigDecimal.ZERO);
            if (reserved.compareTo(expected) != 0) {
                return Optional.of(instrument.symbol() + ": reserved " + reserved + " for orders worth " + expected);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> forgotten(Storm storm) {
        ChainVerifier verifier =
                new ChainVerifier(Optional.of(storm.desk.journal().head()));
        storm.desk.journal().records().forEach(verifier::accept);
        if (verifier.finish().isPresent()) {
            return verifier.finish().map(Object::toString);
        }
        Optional<String> differs = storm.desk.journal().differs();
        if (differs.isPresent()) {
            return differs.map(table -> "the text of the journal does not fold to the rows of " + table);
        }
        TradingPipeline running =
                storm.desk.pipeline().orElseThrow(() -> new IllegalStateException("no process trades"));
        Map<String, String> memory = new HashMap<>();
        running.execution()
                .live()
                .forEach(order -> memory.put(
                        order.id().value(), order.state() + " " + order.filled() + " " + order.clientOrderId()));
        Map<String, String> durable = new HashMap<>();
        orders(storm).forEach((id, row) -> {
            if (!OrderState.valueOf(row.text("state")).isTerminal()) {
                durable.put(id, row.text("state") + " " + row.text("filledQuantity") + " " + row.text("clientOrderId"));
            }
        });
        return memory.equals(durable)
                ? Money.otherPositions(storm, running)
                : Optional.of("live orders in memory " + memory + " and in the journal " + durable);
    }

    private static Optional<String> unsettled(Storm storm) {
        TradingPipeline running =
                storm.desk.pipeline().orElseThrow(() -> new IllegalStateException("no process trades"));
        Optional<String> differs = Agreement.missing(storm);
        if (differs.isPresent()) {
            return differs;
        }
        for (JournalEntry entry : storm.desk.journal().entries()) {
            if (!storm.meddler.hasMeddled()
                    && entry instanceof ReconciliationFinished finished
                    && !finished.divergences().isEmpty()) {
                return Optional.of("diverged: " + finished.divergences());
            }
        }
        Optional<String> reason = unexplained(storm, running);
        boolean active = running.halt().state() == TradingState.ACTIVE;
        if (active == reason.isPresent()) {
            return Optional.of("trading is " + running.halt().state() + ", and what the desk cannot explain is "
                    + reason + ": " + storm.desk.journal().rows(Projections.TRADING));
        }
        return Optional.empty();
    }

    /** What strangers left on the account that the desk cannot know the reason of. */
    private static Optional<String> unexplained(Storm storm, TradingPipeline running) {
        for (AccountOrder order : storm.exchange.orders()) {
            if (order.order().isOpen() && !isOurs(order)) {
                return Optional.of("order " + order.order().clientOrderId());
            }
        }
        return Money.unexplained(storm, running);
    }
}
