package dev.sluice.operator;

import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/orders/{id}/resolve}. */
@Schema(
        name = "OrderResolution",
        description = "A person's decision about an order in doubt.",
        additionalProperties = Schema.False.class,
        requiredProperties = {"state", "reason"})
record ResolveForm(
        @Schema(
                enumeration = {"FILLED", "CANCELLED", "REJECTED", "EXPIRED"},
                description = "How it ended at the venue.")
        String state,

        @Schema(
                examples = "0.001",
                description = "What it traded in all, in base asset. FILLED means the whole order; needed for"
                        + " CANCELLED and EXPIRED unless it is what is booked already.")
        @Nullable String filledQuantity,

        @Schema(description = "At which the part that is not booked yet traded; the order's own price if absent.")
        @Nullable String averagePrice,

        @Schema(minLength = 1, maxLength = Checks.REASON_MAX, examples = "cancelled by hand on the venue's page")
        String reason) {
    private static final OrderState[] ENDS = {
        OrderState.FILLED, OrderState.CANCELLED, OrderState.REJECTED, OrderState.EXPIRED
    };
    private static final Set<String> FIELDS =
            new TreeSet<>(List.of("state", "filledQuantity", "averagePrice", "reason"));

    /**
     * Reads a body.
     *
     * @param asked what the order asks for; {@code filled} what is booked of it
     */
    static ReviewDecision parse(byte[] body, Quantity asked, Quantity filled, String by) {
        JsonForm form = JsonForm.read(body, FIELDS);
        Optional<OrderState> state = form.word("state", ENDS);
        Optional<String> reason = Checks.reason(form);
        Optional<Quantity> told = form.has("filledQuantity") && !form.isZero("filledQuantity")
                ? form.decimal("filledQuantity").map(Quantity::ofUnits)
                : Optional.empty();
        Optional<Price> price =
                form.has("averagePrice") ? form.decimal("averagePrice").map(Price::ofUnits) : Optional.empty();
        form.requireValid();
        OrderState end = state.orElseThrow();
        Quantity whole = end == OrderState.FILLED ? asked : form.has("filledQuantity") ? Quantity.ZERO : filled;
        return new ReviewDecision(end, told.orElse(whole), price, reason.orElseThrow(), by);
    }
}
