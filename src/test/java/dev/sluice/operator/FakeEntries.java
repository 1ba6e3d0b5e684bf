package dev.sluice.operator;

import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.TestEntry;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.UtcNanos;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entries as the desk's rooms write them. Entry number n happens n seconds after the start. */
final class FakeEntries {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private FakeEntries() {}

    static String time(int number) {
        return UtcNanos.format(nanos(number));
    }

    /** A proposal, and if it is not refused the order that it becomes and one fill of half of it. */
    static List<JournalEntry> decided(int number, OrderRequest request, boolean refused) {
        List<JournalEntry> entries = new ArrayList<>();
        OrderId order = new OrderId("o" + number);
        Map<String, Object> payload = FakeDesk.row(
                "proposal",
                proposal(number, request.terms(), refused),
                "gates",
                refused ? List.of(passed(), refusal(request.terms())) : List.of(passed()),
                "rationale",
                "somebody wanted it");
        if (refused) {
            entries.add(entry("proposal_refused", number, Optional.empty(), payload));
            return entries;
        }
        entries.add(entry("proposal_approved", number, Optional.of(order), payload));
        entries.add(moved(number, order, request.terms(), "PENDING", "SUBMITTING", "submit_started"));
        entries.add(moved(number, order, request.terms(), "SUBMITTING", "SUBMITTED", "acknowledged"));
        entries.add(fill(number, request.terms()));
        return entries;
    }

    /** An order that waits for a person. */
    static List<JournalEntry> waiting(int number, OrderTerms terms) {
        OrderId order = new OrderId("o" + number);
        return List.of(
                decision(
                        "proposal_pending", number, terms, "pending_approval", Map.of("expiresAt", time(number + 300))),
                moved(number, order, terms, "PENDING", "PENDING", "held"));
    }

    /** What a person decided about it. */
    static JournalEntry decided(int number, OrderTerms terms, boolean approved, ProposalDecision decision) {
        return decision(
                approved ? "proposal_approved" : "proposal_rejected",
                number,
                terms,
                approved ? "approved" : "rejected",
                Map.of("decidedBy", decision.by(), "decision", decision.reason()));
    }

    private static JournalEntry decision(
            String kind, int number, OrderTerms terms, String state, Map<String, Object> more) {
        Map<String, Object> row = proposal(number, terms, false);
        row.put("state", state);
        row.putAll(more);
        return entry(
                kind,
                number,
                Optional.of(new OrderId("o" + number)),
                FakeDesk.row("proposal", row, "gates", List.of(passed())));
    }

    static JournalEntry moved(int number, OrderId order, OrderTerms terms, String from, String to, String event) {
        Map<String, Object> row = FakeDesk.row(
                "orderId", order.value(),
                "clientOrderId", "c-" + order.value(),
                "symbol", terms.symbol().name(),
                "side", terms.side().name(),
                "type", terms.type().name(),
                "quantity", terms.quantity().toString(),
                "timeInForce", terms.timeInForce().name(),
                "state", to,
                "filledQuantity", "0",
                "fees", Map.of(),
                "origin", "operator",
                "purpose", "open",
                "createdAt", time(number),
                "updatedAt", time(number));
        terms.price().ifPresent(price -> row.put("price", price.toString()));
        Map<String, Object> payload =
                FakeDesk.row("order", row, "from", from, "to", to, "event", event, "evidence", "the fake desk says so");
        return entry("order_transitioned", number, Optional.of(order), payload);
    }

    /** A comparison that found a balance to differ. */
    static JournalEntry reconciliation(int number, String cause) {
        Map<String, Object> difference = FakeDesk.row(
                "kind", "balance",
                "subject", "USDT",
                "reference", "",
                "detail", "the venue holds 5 more than it should",
                "ours", "1000",
                "venues", "1005");
        return entry(
                "reconciliation_finished",
                number,
                Optional.empty(),
                FakeDesk.row(
                        "id",
                        "r" + number,
                        "cause",
                        cause,
                        "divergences",
                        List.of(difference),
                        "repaired",
                        0,
                        "result",
                        "diverged"));
    }

    static JournalEntry entry(String kind, int number, Optional<OrderId> order, Map<String, Object> payload) {
        return new TestEntry(kind, nanos(number), order, payload);
    }

    private static JournalEntry fill(int number, OrderTerms terms) {
        Map<String, Object> row = FakeDesk.row(
                "symbol",
                terms.symbol().name(),
                "tradeId",
                "t" + number,
                "orderId",
                "o" + number,
                "clientOrderId",
                "c-o" + number,
                "side",
                terms.side().name(),
                "price",
                terms.price().map(Object::toString).orElse("60000"),
                "quantity",
                terms.quantity().toString(),
                "commission",
                "0.01",
                "commissionAsset",
                "USDT",
                "liquidity",
                "TAKER",
                "at",
                time(number));
        return entry("fill_booked", number, Optional.of(new OrderId("o" + number)), FakeDesk.row("fill", row));
    }

    private static Map<String, Object> proposal(int number, OrderTerms terms, boolean refused) {
        Map<String, Object> row = FakeDesk.row(
                "proposalId", "p" + number,
                "symbol", terms.symbol().name(),
                "side", terms.side().name(),
                "type", terms.type().name(),
                "quantity", terms.quantity().toString(),
                "strategy", "manual",
                "state", refused ? "risk_rejected" : "auto_approved",
                "createdAt", time(number),
                "updatedAt", time(number));
        terms.price().ifPresent(price -> row.put("price", price.toString()));
        if (refused) {
            row.put("reason", "max_order_size");
        }
        return row;
    }

    private static Map<String, Object> passed() {
        return FakeDesk.row("gate", "trading_state", "verdict", "pass");
    }

    private static Map<String, Object> refusal(OrderTerms terms) {
        return FakeDesk.row(
                "gate", "risk_guard",
                "verdict", "refuse",
                "code", "max_order_size",
                "measured", terms.quantity().toString(),
                "limit", "100");
    }

    private static long nanos(int number) {
        return UtcNanos.of(START.plusSeconds(number));
    }
}
