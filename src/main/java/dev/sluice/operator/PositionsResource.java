package dev.sluice.operator;

import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Symbol;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The way out of a position, for people. */
@Path("/api/positions/{symbol}/close")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
class PositionsResource {
    private final History history;
    private final RunningDesk desk;
    private final SecurityIdentity caller;

    @Inject
    PositionsResource(History history, RunningDesk desk, SecurityIdentity caller) {
        this.history = history;
        this.desk = desk;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(
            operationId = "closePosition",
            summary = "Closes as much of a position as one order can, at the market",
            description = "Passes no gates, waits for nobody, and goes while trading is HALTED.")
    @APIResponse(
            responseCode = "202",
            description = "The order that closes it is on its way.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "404", description = "The desk does not trade that symbol.")
    @APIResponse(responseCode = "409", description = "Nothing to close: flat, too small, or closing already.")
    @APIResponse(responseCode = "422", description = "The venue's rules do not let it go (`code`).")
    public Uni<RestResponse<OrderView>> close(
            @PathParam("symbol") String symbol,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonForm.class)))
                    byte @Nullable [] body) {
        Symbol wanted = Checks.symbol(symbol)
                .orElseThrow(() -> Problems.of(Problems.NOT_FOUND, "the desk trades no such symbol"));
        String reason = ReasonForm.parse(body);
        String by = caller.getPrincipal().getName();
        return desk.ask(Desk::status)
                .invoke(status -> requireTraded(status, wanted))
                .chain(() -> desk.ask(running -> running.close(wanted, reason, by)))
                .map(order -> requireOrder(order, wanted))
                .chain(order -> history.findOrder(order.value()))
                .invoke(PositionsResource::requireOnItsWay)
                .map(order -> RestResponse.status(RestResponse.Status.ACCEPTED, order));
    }

    private static void requireTraded(DeskStatus status, Symbol symbol) {
        if (!status.symbols().contains(symbol.name())) {
            throw Problems.of(Problems.NOT_FOUND, "the desk trades no " + symbol);
        }
    }

    private static OrderId requireOrder(Optional<OrderId> order, Symbol symbol) {
        return order.orElseThrow(() -> Problems.of(
                Problems.CONFLICT,
                "there is nothing to close in " + symbol + ": flat, too small for the venue, or closing already"));
    }

    private static void requireOnItsWay(OrderView order) {
        if (order.state().equals(OrderState.REJECTED.name())) {
            throw Problems.builder(Problems.UNPROCESSABLE, "refused by pre_trade: " + order.reason())
                    .with("code", String.valueOf(order.reason()))
                    .with("gate", "pre_trade")
                    .build();
        }
    }
}
