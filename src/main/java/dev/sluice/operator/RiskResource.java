package dev.sluice.operator;

import dev.sluice.operator.History.Wanted;
import dev.sluice.operator.Problems.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The gates: what they measure, what they refused, and the limits that people may tighten. */
@Path("/api/risk")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWS)
@Tag(name = "Risk")
class RiskResource {
    private final RunningDesk desk;
    private final History history;
    private final SecurityIdentity caller;

    @Inject
    RiskResource(RunningDesk desk, History history, SecurityIdentity caller) {
        this.desk = desk;
        this.history = history;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getRisk", summary = "Every gate with its limits and what it measures now")
    public Uni<RiskView> get() {
        return desk.ask(Desk::risk);
    }

    @GET
    @Path("/rejections")
    @Operation(operationId = "listRejections", summary = "Proposals that a gate refused, newest first")
    public Uni<PageView<RejectionView>> rejections(
            @QueryParam("code") @Nullable String code,
            @QueryParam("gate") @Nullable String gate,
            @QueryParam("symbol") @Nullable String symbol,
            @QueryParam("limit") @DefaultValue(Checks.LIMIT_DEFAULT) String limit,
            @QueryParam("after") @Nullable String after) {
        return history.proposals(Wanted.page(after, limit)
                        .with("state", Optional.of("risk_rejected"))
                        .with("reason", Checks.optionalCode(code))
                        .with("gate", Checks.optionalWord("gate", gate))
                        .with("symbol", Checks.optionalSymbol(symbol)))
                .map(page -> page.map(RejectionView::of));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(
            operationId = "changeLimits",
            summary = "Tightens limits at once, or gives back what is configured; never beyond it")
    public Uni<RiskView> change(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RiskForm.class)))
                    byte @Nullable [] body) {
        RiskChange change = RiskForm.parse(
                body == null ? new byte[0] : body, caller.getPrincipal().getName());
        return desk.ask(running -> running.changeLimits(change)).map(answer -> switch (answer) {
            case RiskAnswer.Changed changed -> changed.risk();
            case RiskAnswer.Refused refused -> throw refused(refused.problems());
        });
    }

    private static HttpProblem refused(SortedMap<String, String> problems) {
        List<FieldError> errors = problems.entrySet().stream()
                .map(each -> new FieldError("limits." + each.getKey(), each.getValue()))
                .toList();
        return Problems.invalid(Problems.UNPROCESSABLE, errors);
    }
}
