package dev.sluice.operator;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The paper exchange's own books: no money is in them, so they are open. */
@Path("/paper/control/state")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Paper exchange")
class PaperResource {
    private final Instance<PaperDoor> doors;

    @Inject
    PaperResource(Instance<PaperDoor> doors) {
        this.doors = doors;
    }

    @GET
    @Operation(operationId = "getPaperState", summary = "Orders, fills and balances of the paper exchange itself")
    @APIResponse(responseCode = "404", description = "No paper exchange runs in this process.")
    public Uni<PaperStateView> state() {
        Uni<Optional<PaperStateView>> state =
                doors.isResolvable() ? doors.get().state() : Uni.createFrom().item(Optional.empty());
        return state.map(found ->
                found.orElseThrow(() -> Problems.of(Problems.NOT_FOUND, "no paper exchange runs in this process")));
    }
}
