package dev.sluice.operator;

import dev.sluice.operator.History.Wanted;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Proposals and what the gates said about them. */
@Path("/api/proposals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWS)
@Tag(name = "Proposals")
class ProposalsResource {
    private final History history;

    @Inject
    ProposalsResource(History history) {
        this.history = history;
    }

    @GET
    @Operation(
            operationId = "listProposals",
            summary = "Proposals, newest first",
            description = "With state=pending_approval those that wait for a person, each with expiresAt.")
    public Uni<PageView<ProposalView>> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("symbol") @Nullable String symbol,
            @QueryParam("limit") @DefaultValue(Checks.LIMIT_DEFAULT) String limit,
            @QueryParam("after") @Nullable String after) {
        return history.proposals(Wanted.page(after, limit)
                .with("state", Checks.optionalProposalState(state))
                .with("symbol", Checks.optionalSymbol(symbol)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getProposal", summary = "One proposal with the decision of every gate that was asked")
    public Uni<ProposalView> get(@PathParam("id") String id) {
        return history.findProposal(id);
    }
}
