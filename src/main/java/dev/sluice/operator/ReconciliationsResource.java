package dev.sluice.operator;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Do desk and venue agree? */
@Path("/api/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliation")
class ReconciliationsResource {
    private final History history;
    private final RunningDesk desk;

    @Inject
    ReconciliationsResource(History history, RunningDesk desk) {
        this.history = history;
        this.desk = desk;
    }

    @GET
    @RolesAllowed(Role.VIEWS)
    @Operation(
            operationId = "listReconciliations",
            summary = "Comparisons with the venue, newest first",
            description = "Uneventful comparisons by the clock are listed every ten minutes at most; the metric"
                    + " `reconciliation_runs_total` counts all.")
    public Uni<PageView<ReconciliationView>> list(
            @QueryParam("limit") @DefaultValue(Checks.LIMIT_DEFAULT) String limit,
            @QueryParam("after") @Nullable String after) {
        return history.reconciliations(Checks.sequence(after), Checks.limit(limit));
    }

    @POST
    @RolesAllowed(Role.OPERATES)
    @Operation(operationId = "reconcile", summary = "Compares with the venue now, and answers with what was found")
    public Uni<ReconciliationView> reconcile() {
        return desk.ask(Desk::reconcile);
    }
}
