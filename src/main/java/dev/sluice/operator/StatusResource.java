package dev.sluice.operator;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The desk at a glance, and how its parts are. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWS)
@Tag(name = "Status")
class StatusResource {
    private final RunningDesk desk;

    @Inject
    StatusResource(RunningDesk desk) {
        this.desk = desk;
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
    public Uni<DeskHealth> health() {
        return Uni.createFrom().item(desk::health);
    }
}
