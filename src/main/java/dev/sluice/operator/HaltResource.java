package dev.sluice.operator;

import dev.sluice.operator.HaltChange.Kind;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The trading state and the kill switch. */
@Path("/api/halt")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trading state")
class HaltResource {
    private final RunningDesk desk;
    private final SecurityIdentity caller;

    @Inject
    HaltResource(RunningDesk desk, SecurityIdentity caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** Why somebody leads out of a halt, and of what. */
    @Schema(
            name = "Reset",
            additionalProperties = Schema.False.class,
            requiredProperties = {"reason"})
    record Reset(
            @Schema(minLength = 1, maxLength = Checks.REASON_MAX, examples = "looked at it")
            String reason,

            @Schema(description = "Whether the venue's word is taken for what differs.")
            boolean acceptDivergences) {}

    @GET
    @RolesAllowed(Role.VIEWS)
    @Operation(operationId = "getHalt", summary = "The trading state")
    public Uni<HaltView> get() {
        return desk.ask(Desk::halt);
    }

    @POST
    @Path("/engage")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(
            operationId = "engageKillSwitch",
            summary = "Kill switch: HALTED, and every open order is cancelled",
            description = "Answered in every phase of the desk. While the journal is away the switch is durable in a"
                    + " file of its own, cancels go to the venue all the same, and the answer is 202 with `journaled`"
                    + " false.")
    @APIResponse(
            responseCode = "200",
            description = "It is engaged, and journaled.",
            content = @Content(schema = @Schema(implementation = HaltView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is engaged, and will be journaled when that is possible.",
            content = @Content(schema = @Schema(implementation = HaltView.class)))
    public Uni<RestResponse<HaltView>> engage(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonForm.class)))
                    byte @Nullable [] body) {
        return change(Kind.ENGAGE, body)
                .map(halt -> RestResponse.status(
                        halt.journaled() ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED, halt));
    }

    @POST
    @Path("/reset")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(
            operationId = "resetTrading",
            summary = "Back to ACTIVE, the kill switch disengaged",
            description = "Compares with the venue's books first.")
    @APIResponse(
            responseCode = "409",
            description = "The books differ from the venue's, and `acceptDivergences` was not said.")
    public Uni<HaltView> reset(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Reset.class)))
                    byte @Nullable [] body) {
        JsonForm form = JsonForm.read(body == null ? new byte[0] : body, Set.of("reason", "acceptDivergences"));
        Optional<String> reason = Checks.reason(form);
        boolean accept = form.flag("acceptDivergences");
        form.requireValid();
        return change(new HaltChange(
                Kind.RESET, reason.orElseThrow(), caller.getPrincipal().getName(), accept));
    }

    @POST
    @Path("/reduce")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(
            operationId = "reduceOnly",
            summary = "REDUCING: only orders that reduce exposure; leaves an engaged kill switch engaged")
    public Uni<HaltView> reduce(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonForm.class)))
                    byte @Nullable [] body) {
        return change(Kind.REDUCE, body);
    }

    private Uni<HaltView> change(Kind kind, byte @Nullable [] body) {
        return change(new HaltChange(
                kind, ReasonForm.parse(body), caller.getPrincipal().getName()));
    }

    private Uni<HaltView> change(HaltChange change) {
        return desk.ask(running -> running.change(change))
                .onFailure(ResetRefusedException.class)
                .transform(refused -> Problems.of(Problems.CONFLICT, String.valueOf(refused.getMessage())));
    }
}
