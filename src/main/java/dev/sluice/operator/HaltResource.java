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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
    @Operation(operationId = "engageKillSwitch", summary = "Kill switch: HALTED, and every open order is cancelled")
    public Uni<HaltView> engage(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonForm.class)))
                    byte @Nullable [] body) {
        return change(Kind.ENGAGE, body);
    }

    @POST
    @Path("/reset")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(operationId = "resetTrading", summary = "Back to ACTIVE, the kill switch disengaged")
    public Uni<HaltView> reset(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonForm.class)))
                    byte @Nullable [] body) {
        return change(Kind.RESET, body);
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
        HaltChange change =
                new HaltChange(kind, ReasonForm.parse(body), caller.getPrincipal().getName());
        return desk.ask(running -> running.change(change));
    }
}
