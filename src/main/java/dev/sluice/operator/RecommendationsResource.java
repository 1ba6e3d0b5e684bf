package dev.sluice.operator;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where strategies that run elsewhere say what they would do. */
@Path("/api/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals")
class RecommendationsResource {
    private static final String EXAMPLE = """
            {"strategy": "momentum-lab", "symbol": "BTCUSDT", "side": "BUY", "confidence": "0.7", "entry": "61850",
             "stop": "61200", "rationale": "breakout of the range"}""";

    private final History history;
    private final RunningDesk desk;
    private final SecurityIdentity caller;

    @Inject
    RecommendationsResource(History history, RunningDesk desk, SecurityIdentity caller) {
        this.history = history;
        this.desk = desk;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(
            operationId = "recommend",
            summary = "A recommendation of an outside strategy becomes a proposal",
            description = "The desk sizes it and the gates apply. The same Idempotency-Key never makes a second order,"
                    + " so a request whose answer was lost may be repeated with the same key and body.")
    @APIResponse(
            responseCode = "202",
            description = "It is an order now, on its way or waiting for a person.",
            content = @Content(schema = @Schema(implementation = RecommendationView.class)))
    @APIResponse(responseCode = "409", description = "The key was used for another request.")
    @APIResponse(
            responseCode = "422",
            description = "A value is wrong (`errors` names each), or it was refused (`code`, `gate`, `measured`,"
                    + " `limit`, `proposalId`).")
    public Uni<RestResponse<RecommendationView>> recommend(
            @HeaderParam(OrdersResource.KEY_HEADER) @Nullable List<String> keys,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RecommendationForm.class),
                                            examples = @ExampleObject(name = "buy", value = EXAMPLE)))
                    byte @Nullable [] body) {
        String key = Checks.idempotencyKey(keys);
        RecommendationRequest.View view = RecommendationForm.parse(body == null ? new byte[0] : body);
        RecommendationRequest request = new RecommendationRequest(
                key, RecommendationForm.hash(view), caller.getPrincipal().getName(), view);
        return desk.ask(Desk::status)
                .invoke(status -> OrdersResource.requireTraded(status, view.symbol()))
                .chain(() -> desk.ask(running -> running.recommend(request)))
                .chain(this::answer);
    }

    private Uni<RestResponse<RecommendationView>> answer(Optional<OrderAnswer> answer) {
        return switch (answer.orElse(null)) {
            case null ->
                Uni.createFrom()
                        .failure(Problems.builder(Problems.UNPROCESSABLE, "refused by signal: duplicate")
                                .with("code", "duplicate")
                                .with("gate", "signal")
                                .build());
            case OrderAnswer.Accepted accepted ->
                history.findProposal(accepted.proposal().value())
                        .map(proposal -> RestResponse.status(
                                RestResponse.Status.ACCEPTED,
                                new RecommendationView(
                                        proposal.id(),
                                        proposal.state(),
                                        accepted.order().value(),
                                        proposal.expiresAt())));
            case OrderAnswer.Refused refused -> Uni.createFrom().failure(OrdersResource.refusal(refused));
            case OrderAnswer.KeyReused _ -> Uni.createFrom().failure(OrdersResource.keyReused());
        };
    }
}
