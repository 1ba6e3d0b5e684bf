package dev.sluice.operator;

import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Quantity;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Orders that exist: made smaller, and decided about by a person. */
@Path("/api/orders/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
class OrderChangesResource {
    private final History history;
    private final RunningDesk desk;
    private final SecurityIdentity caller;

    @Inject
    OrderChangesResource(History history, RunningDesk desk, SecurityIdentity caller) {
        this.history = history;
        this.desk = desk;
        this.caller = caller;
    }

    /** How an order is changed. */
    @Schema(
            name = "OrderChange",
            additionalProperties = Schema.False.class,
            requiredProperties = {"quantity"})
    record Change(
            @Schema(examples = "0.0005", description = "What it shall ask for in all, less than now.")
            String quantity) {}

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(
            operationId = "changeOrder",
            summary = "Makes an order smaller; it keeps its place in the venue's queue",
            description = "Answers when the wish is committed, not when the venue has answered. Any other change is a"
                    + " new order that has to pass the gates: cancel this one and place another.")
    @APIResponse(
            responseCode = "202",
            description = "The wish is committed.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "409", description = "The order has ended, is in doubt, or another wish is on its way.")
    @APIResponse(
            responseCode = "422",
            description = "It would not be smaller, or would break one of the venue's rules.")
    public Uni<RestResponse<OrderView>> change(
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Change.class)))
                    byte @Nullable [] body) {
        JsonForm form = JsonForm.read(body == null ? new byte[0] : body, Set.of("quantity"));
        Quantity quantity = form.decimal("quantity").map(Quantity::ofUnits).orElse(Quantity.ZERO);
        form.requireValid();
        return history.findOrder(id)
                .chain(order -> desk.ask(running -> running.amend(new OrderId(order.id()), quantity)))
                .invoke(answer -> requireDone(answer, "quantity"))
                .chain(() -> history.findOrder(id))
                .map(order -> RestResponse.status(RestResponse.Status.ACCEPTED, order));
    }

    @POST
    @Path("/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(
            operationId = "resolveOrder",
            summary = "A person decides about an order in doubt",
            description = "For an order that is UNKNOWN or MANUAL_REVIEW_REQUIRED, after a look at the venue. What it"
                    + " traded beyond what is booked is booked as one trade. Evidence that comes later overrides the"
                    + " decision, alarms and halts.")
    @APIResponse(
            responseCode = "200",
            description = "The order, ended.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "409", description = "The order is not in doubt.")
    @APIResponse(responseCode = "422", description = "The filled quantity cannot be.")
    public Uni<OrderView> resolve(
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ResolveForm.class)))
                    byte @Nullable [] body) {
        String by = caller.getPrincipal().getName();
        return history.findOrder(id)
                .chain(order -> {
                    ReviewDecision decided = ResolveForm.parse(
                            body == null ? new byte[0] : body,
                            Quantity.of(order.quantity()),
                            Quantity.of(order.filledQuantity()),
                            by);
                    return desk.ask(running -> running.resolve(new OrderId(order.id()), decided));
                })
                .invoke(answer -> requireDone(answer, "filledQuantity"))
                .chain(() -> history.findOrder(id));
    }

    private static void requireDone(ChangeAnswer answer, String field) {
        switch (answer.kind()) {
            case DONE -> {}
            case CONFLICT -> throw Problems.of(Problems.CONFLICT, answer.detail());
            case INVALID -> throw Problems.invalid(Problems.UNPROCESSABLE, field, answer.detail());
            case UNKNOWN -> throw Problems.of(Problems.NOT_FOUND, answer.detail());
        }
    }
}
