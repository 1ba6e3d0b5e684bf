package dev.sluice.operator;

import dev.sluice.vocabulary.ProposalId;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A person's word on proposals that wait for one. */
@Path("/api/proposals/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATES)
@Tag(name = "Proposals")
class ProposalDecisionsResource {
    private final History history;
    private final RunningDesk desk;
    private final SecurityIdentity caller;

    @Inject
    ProposalDecisionsResource(History history, RunningDesk desk, SecurityIdentity caller) {
        this.history = history;
        this.desk = desk;
        this.caller = caller;
    }

    @POST
    @Path("/approve")
    @Operation(
            operationId = "approveProposal",
            summary = "Signs off a proposal that waits",
            description = "The gates are asked again on what is known now, and the price may not have drifted: an"
                    + " approval is not a bypass.")
    @APIResponse(
            responseCode = "200",
            description = "It is approved, and its order is on its way.",
            content = @Content(schema = @Schema(implementation = ProposalView.class)))
    @APIResponse(responseCode = "404", description = "There is no such proposal.")
    @APIResponse(responseCode = "409", description = "It does not wait: decided, expired, or its order cancelled.")
    @APIResponse(
            responseCode = "422",
            description = "A gate or a check says no now (`code`, `gate`, `measured`, `limit`); nothing is sent.")
    public Uni<ProposalView> approve(
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonForm.class)))
                    byte @Nullable [] body) {
        return decide(id, true, body);
    }

    @POST
    @Path("/reject")
    @Operation(operationId = "rejectProposal", summary = "Rejects a proposal that waits; its order is withdrawn")
    @APIResponse(
            responseCode = "200",
            description = "It is rejected.",
            content = @Content(schema = @Schema(implementation = ProposalView.class)))
    @APIResponse(responseCode = "404", description = "There is no such proposal.")
    @APIResponse(responseCode = "409", description = "It does not wait: decided, expired, or its order cancelled.")
    public Uni<ProposalView> reject(
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonForm.class)))
                    byte @Nullable [] body) {
        return decide(id, false, body);
    }

    private Uni<ProposalView> decide(String id, boolean approved, byte @Nullable [] body) {
        String reason = ReasonForm.parse(body);
        String by = caller.getPrincipal().getName();
        return history.findProposal(id)
                .map(proposal -> new ProposalDecision(new ProposalId(proposal.id()), approved, reason, by))
                .chain(decision -> desk.ask(running -> running.decide(decision)))
                .chain(answer -> history.findProposal(id).invoke(proposal -> requireDone(answer, proposal)));
    }

    private static void requireDone(DecisionAnswer answer, ProposalView proposal) {
        switch (answer) {
            case DecisionAnswer.Done _ -> {}
            case DecisionAnswer.NotWaiting _ ->
                throw Problems.builder(
                                Problems.CONFLICT,
                                "proposal " + proposal.id() + " does not wait: it is " + proposal.state())
                        .with("state", proposal.state())
                        .build();
            case DecisionAnswer.Refused refused -> throw OrdersResource.refusal(refused.refusal());
        }
    }
}
