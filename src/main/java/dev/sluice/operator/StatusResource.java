package dev.sluice.operator;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The desk at a glance, and how its parts are. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWS)
@Tag(name = "Status")
class StatusResource {
    private final RunningDesk desk;
    private final SecurityIdentity caller;

    @Inject
    StatusResource(RunningDesk desk, SecurityIdentity caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /**
     * Whom the token makes of the caller.
     *
     * @param role {@code viewer}, {@code auditor} or {@code operator}
     */
    @Schema(name = "Session")
    record SessionView(
            @Schema(enumeration = {Role.VIEWS, Role.AUDITS, Role.OPERATES})
            String role) {}

    @GET
    @Path("/session")
    @Operation(operationId = "getSession", summary = "The role of the token")
    public Uni<SessionView> session() {
        return Uni.createFrom().item(new SessionView(caller.getPrincipal().getName()));
    }

    @GET
    @Path("/status")
    @Operation(operationId = "getStatus", summary = "The desk at a glance")
    public Uni<DeskStatus> status() {
        return desk.ask(Desk::status);
    }

    @GET
    @Path("/health/components")
    @Operation(
            operationId = "getHealthComponents",
            summary = "The phase of the run and the condition of each part; answers without a desk too")
    public Uni<HealthView> health() {
        return Uni.createFrom().item(desk::health).map(HealthView::of);
    }
}
