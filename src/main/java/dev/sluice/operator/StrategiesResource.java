package dev.sluice.operator;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

/** Those who decide: what they are, what they did, and whether they may. */
@Path("/api/strategies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWS)
@Tag(name = "Strategies")
class StrategiesResource {
    private final RunningDesk desk;
    private final SecurityIdentity caller;

    @Inject
    StrategiesResource(RunningDesk desk, SecurityIdentity caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listStrategies", summary = "Every strategy that there is, on or off")
    public Uni<ItemsView<StrategyView>> list() {
        return desk.ask(Desk::strategies).map(ItemsView::new);
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getStrategy", summary = "One strategy: what it wanted, and what became of its signals")
    @APIResponse(
            responseCode = "200",
            description = "The strategy.",
            content = @Content(schema = @Schema(implementation = StrategyView.class)))
    @APIResponse(responseCode = "404", description = "There is no strategy of that name.")
    public Uni<StrategyView> get(@PathParam("name") String name) {
        return desk.ask(Desk::strategies)
                .map(all -> all.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(StrategiesResource::unknown));
    }

    @PATCH
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(
            operationId = "changeStrategy",
            summary = "Switches a strategy on or off, or gives it other capital",
            description = "Holds over a restart. One that failed begins anew when it is switched on. What it has open"
                    + " stays open when it is switched off.")
    @APIResponse(
            responseCode = "200",
            description = "The strategy as it is now.",
            content = @Content(schema = @Schema(implementation = StrategyView.class)))
    @APIResponse(responseCode = "404", description = "There is no strategy of that name.")
    @APIResponse(responseCode = "422", description = "The change cannot be made; nothing was changed.")
    public Uni<StrategyView> change(
            @PathParam("name") String name,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = StrategyForm.class)))
                    byte @Nullable [] body) {
        StrategyChange change = StrategyForm.parse(
                name, body == null ? new byte[0] : body, caller.getPrincipal().getName());
        return desk.ask(running -> running.changeStrategy(change)).map(answer -> switch (answer) {
            case StrategyAnswer.Changed changed -> changed.strategy();
            case StrategyAnswer.Refused refused ->
                throw Problems.invalid(Problems.UNPROCESSABLE, refused.field(), refused.problem());
            case StrategyAnswer.Unknown _ -> throw unknown();
        });
    }

    private static HttpProblem unknown() {
        return Problems.of(Problems.NOT_FOUND, "there is no such strategy; GET /api/strategies lists them");
    }
}
