package dev.sluice.operator;

import dev.sluice.journal.JournaledEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An order; decimals as strings. What is not known yet is null.
 *
 * @param origin the strategy or person behind it
 * @param purpose {@code open} or {@code reduce}
 * @param proposalId the proposal it came from; null for orders that only reduce, which come from none
 * @param transitions the way it went, oldest first
 */
@Schema(name = "Order")
record OrderView(
        String id,
        String clientOrderId,
        @Nullable String venueOrderId,
        String symbol,
        String side,
        String type,
        String quantity,
        @Nullable String price,
        String timeInForce,
        @Nullable String stopPrice,
        @Nullable String icebergQuantity,
        @Nullable String selfTradePrevention,

        @Schema(description = "One of the states in docs/order-states.md, such as FILLED.")
        String state,

        @Schema(
                description = "What the state says about execution: submitted_to_exchange, execution_unknown or"
                        + " execution_confirmed; null while nothing was sent.")
        @Nullable String confirmation,

        String filledQuantity,
        @Nullable String averagePrice,
        @Schema(description = "Paid so far, by asset.") Map<String, String> fees,
        @Nullable String reason,
        String origin,
        String purpose,
        @Nullable String proposalId,
        String createdAt,
        String updatedAt,
        List<Transition> transitions) {
    static final String SUBMITTED = "submitted_to_exchange";
    static final String UNKNOWN = "execution_unknown";
    static final String CONFIRMED = "execution_confirmed";

    /** The kind of entry that says how an order moved. */
    static final String MOVED = "order_transitioned";

    /** The kinds of entry that say which proposal an order came from. */
    static final String APPROVED = "proposal_approved";

    static final String PENDING = "proposal_pending";

    /**
     * One step of an order.
     *
     * @param event what happened
     * @param evidence what proves it
     */
    @Schema(name = "OrderTransition")
    record Transition(String from, String to, String at, String event, String evidence) {
        static Transition of(JournaledEntry entry) {
            return new Transition(
                    string(entry, "from"),
                    string(entry, "to"),
                    RowText.withMillis(UtcNanos.format(entry.atNanos())),
                    string(entry, "event"),
                    string(entry, "evidence"));
        }

        private static String string(JournaledEntry entry, String key) {
            return String.valueOf(entry.payload().getOrDefault(key, ""));
        }
    }

    /** @param about entries about this order of the kinds above, oldest first */
    static OrderView of(ProjectedRow projected, List<JournaledEntry> about) {
        RowText row = new RowText(projected);
        return new OrderView(
                row.text("order_id"),
                row.text("client_order_id"),
                row.orNull("venue_order_id"),
                row.text("symbol"),
                row.text("side"),
                row.text("type"),
                row.text("quantity"),
                row.orNull("price"),
                row.text("time_in_force"),
                row.orNull("stop_price"),
                row.orNull("iceberg_quantity"),
                row.orNull("self_trade_prevention"),
                row.text("state"),
                confirmation(row.text("state")),
                row.text("filled_quantity"),
                row.orNull("average_price"),
                row.map("fees"),
                row.orNull("reason"),
                row.text("origin"),
                row.text("purpose"),
                proposal(about),
                row.time("created_at"),
                row.time("updated_at"),
                about.stream()
                        .filter(entry -> entry.kind().equals(MOVED))
                        .map(Transition::of)
                        .toList());
    }

    /** An order that ended is confirmed, whichever way: its outcome stands on evidence. */
    static @Nullable String confirmation(String state) {
        return switch (OrderState.valueOf(state)) {
            case PENDING -> null;
            case SUBMITTING, SUBMITTED, CANCEL_REQUESTED, AMEND_REQUESTED -> SUBMITTED;
            case UNKNOWN, MANUAL_REVIEW_REQUIRED -> UNKNOWN;
            case PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED, EXPIRED -> CONFIRMED;
        };
    }

    private static @Nullable String proposal(List<JournaledEntry> about) {
        for (JournaledEntry entry : about) {
            if ((entry.kind().equals(APPROVED) || entry.kind().equals(PENDING))
                    && entry.payload().get("proposal") instanceof Map<?, ?> proposal
                    && proposal.get("proposalId") instanceof String id) {
                return id;
            }
        }
        return null;
    }
}
