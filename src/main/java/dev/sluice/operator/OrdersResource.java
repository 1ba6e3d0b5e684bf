package dev.sluice.operator;

import dev.sluice.operator.History.Wanted;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Symbol;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Orders: as they stand, and manual ones. */
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
class OrdersResource {
    static final String KEY_HEADER = "Idempotency-Key";

    private static final String EXAMPLE = """
            {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "quantity": "0.001", "price": "61837.63",
             "timeInForce": "GTC"}""";

    private final History history;
    private final RunningDesk desk;
    private final SecurityIdentity caller;

    @Inject
    OrdersResource(History history, RunningDesk desk, SecurityIdentity caller) {
        this.history = history;
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWS)
    @Operation(operationId = "listOrders", summary = "Orders, newest first")
    public Uni<PageView<OrderView>> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("symbol") @Nullable String symbol,
            @QueryParam("limit") @DefaultValue(Checks.LIMIT_DEFAULT) String limit,
            @QueryParam("after") @Nullable String after) {
        return history.orders(Wanted.page(after, limit)
                .with("state", Checks.optionalOrderState(state))
                .with("symbol", Checks.optionalSymbol(symbol)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWS)
    @Operation(operationId = "getOrder", summary = "One order, by its id or its client order id")
    public Uni<OrderView> get(@PathParam("id") String id) {
        return history.findOrder(id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(
            operationId = "placeOrder",
            summary = "Places a manual order",
            description = "The order is a proposal like any other: the gates apply. The same Idempotency-Key never"
                    + " makes a second order, so a request whose answer was lost may be repeated with the same key"
                    + " and body.")
    @APIResponse(
            responseCode = "202",
            description = "It is an order now, perhaps one that has ended already.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "409", description = "The key was used for another order.")
    @APIResponse(
            responseCode = "422",
            description = "A value is wrong (`errors` names each), or a gate refused (`code`, `gate`, `measured`,"
                    + " `limit`, `proposalId`).")
    public Uni<RestResponse<OrderView>> place(
            @HeaderParam(KEY_HEADER) @Nullable List<String> keys,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = OrderForm.class),
                                            examples = @ExampleObject(name = "limit", value = EXAMPLE)))
                    byte @Nullable [] body) {
        String key = Checks.idempotencyKey(keys);
        OrderTerms terms = OrderForm.parse(body == null ? new byte[0] : body);
        OrderRequest request = new OrderRequest(
                key, OrderForm.hash(terms), terms, caller.getPrincipal().getName());
        return desk.ask(Desk::status)
                .invoke(status -> requireTraded(status, terms.symbol()))
                .chain(() -> desk.ask(running -> running.place(request)))
                .chain(this::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.OPERATES)
    @Operation(
            operationId = "cancelOrder",
            summary = "Asks the venue to cancel an order",
            description = "Answers when the wish is committed, not when the venue has answered; may be repeated.")
    @APIResponse(
            responseCode = "202",
            description = "The wish is committed.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "409", description = "The order had ended.")
    public Uni<RestResponse<OrderView>> cancel(@PathParam("id") String id) {
        String by = caller.getPrincipal().getName();
        return history.findOrder(id)
                .chain(order -> desk.ask(running -> running.cancel(new OrderId(order.id()), by))
                        .invoke(answer -> requireRequested(answer, order)))
                .chain(() -> history.findOrder(id))
                .map(order -> RestResponse.status(RestResponse.Status.ACCEPTED, order));
    }

    private Uni<RestResponse<OrderView>> answer(OrderAnswer answer) {
        return switch (answer) {
            case OrderAnswer.Accepted accepted ->
                history.findOrder(accepted.order().value())
                        .map(order -> RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, order)
                                .location(location(order))
                                .build());
            case OrderAnswer.Refused refused -> Uni.createFrom().failure(refusal(refused));
            case OrderAnswer.KeyReused _ -> Uni.createFrom().failure(keyReused());
        };
    }

    static HttpProblem keyReused() {
        return Problems.of(Problems.CONFLICT, "this " + KEY_HEADER + " was used for another order");
    }

    private static URI location(OrderView order) {
        return URI.create("/api/orders/" + URLEncoder.encode(order.id(), StandardCharsets.UTF_8));
    }

    static HttpProblem refusal(OrderAnswer.Refused refused) {
        HttpProblem.Builder problem = Problems.builder(
                        Problems.UNPROCESSABLE, "refused by " + refused.gate() + ": " + refused.code())
                .with("code", refused.code())
                .with("gate", refused.gate())
                .with("proposalId", refused.proposal().value());
        refused.measured().ifPresent(measured -> problem.with("measured", measured));
        refused.limit().ifPresent(limit -> problem.with("limit", limit));
        return problem.build();
    }

    /** Of a symbol that it does not trade the desk knows no rules, so no proposal can be made of it. */
    static void requireTraded(DeskStatus status, Symbol symbol) {
        if (!status.symbols().contains(symbol.name())) {
            String message = symbol + " is not traded; there are " + String.join(", ", status.symbols());
            throw HttpProblem.builder(Problems.invalid(Problems.UNPROCESSABLE, "symbol", message))
                    .with("code", "symbol_not_allowed")
                    .build();
        }
    }

    private static void requireRequested(CancelAnswer answer, OrderView order) {
        switch (answer) {
            case REQUESTED -> {}
            case ENDED -> throw Problems.of(Problems.CONFLICT, "order " + order.id() + " has ended");
            case UNKNOWN -> throw Problems.of(Problems.NOT_FOUND, "the desk knows no order " + order.id());
        }
    }
}
