package dev.sluice.operator;

import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.Symbol;
import io.quarkiverse.resteasy.problem.HttpProblem;
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

/** The market as the desk sees it. */
@Path("/api/market/{symbol}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWS)
@Tag(name = "Market")
class MarketResource {
    private static final int LEVELS_MAX = 1_000;
    private static final int TRADES_MAX = 1_000;
    private static final int CANDLES_MAX = 1_000;
    private static final int FOOTPRINTS_MAX = 100;
    private static final int STACKED_MIN = 2;
    private static final int STACKED_MAX = 100;

    private final RunningDesk desk;

    @Inject
    MarketResource(RunningDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("/book")
    @Operation(operationId = "getBook", summary = "The order book; it can be believed while it is `synchronized`")
    public Uni<BookView> book(
            @PathParam("symbol") String symbol,
            @QueryParam("depth") @Nullable String depth,
            @QueryParam("levels") @DefaultValue("20") String levels) {
        Symbol known = symbol(symbol);
        int count =
                depth == null ? Checks.number("levels", levels, LEVELS_MAX) : Checks.number("depth", depth, LEVELS_MAX);
        return desk.ask(running -> running.book(known, count)).map(found -> found.orElseThrow(() -> untraded(symbol)));
    }

    @GET
    @Path("/candles")
    @Operation(
            operationId = "getCandles",
            summary = "The newest candles, oldest first; an interval without trades has none")
    public Uni<ItemsView<CandleView>> candles(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") @DefaultValue("1m") String interval,
            @QueryParam("limit") @DefaultValue(Checks.LIMIT_DEFAULT) String limit) {
        Symbol known = symbol(symbol);
        CandleInterval length = Checks.interval(interval);
        int count = Checks.number("limit", limit, CANDLES_MAX);
        return desk.ask(running -> running.candles(known, length, count))
                .map(found -> new ItemsView<>(found.orElseThrow(() -> untraded(symbol))));
    }

    @GET
    @Path("/tape")
    @Operation(
            operationId = "getTape",
            summary = "The newest public trades, oldest first, and what takers traded within a minute and in all")
    public Uni<TapeView> tape(
            @PathParam("symbol") String symbol, @QueryParam("limit") @DefaultValue(Checks.LIMIT_DEFAULT) String limit) {
        Symbol known = symbol(symbol);
        int count = Checks.number("limit", limit, TRADES_MAX);
        return desk.ask(running -> running.tape(known, count)).map(found -> found.orElseThrow(() -> untraded(symbol)));
    }

    @GET
    @Path("/delta")
    @Operation(
            operationId = "getDelta",
            summary = "Who took, by bars of time, oldest first; the interval is made of whole minutes")
    public Uni<ItemsView<DeltaView>> delta(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") @DefaultValue("1m") String interval,
            @QueryParam("limit") @DefaultValue(Checks.LIMIT_DEFAULT) String limit) {
        Symbol known = symbol(symbol);
        CandleInterval length = Checks.minutes(interval);
        int count = Checks.number("limit", limit, CANDLES_MAX);
        return desk.ask(running -> running.delta(known, length, count))
                .map(found -> new ItemsView<>(found.orElseThrow(() -> untraded(symbol))));
    }

    @GET
    @Path("/footprint")
    @Operation(
            operationId = "getFootprint",
            summary = "Who took, by bars of time and by price, with imbalances; the interval is made of whole minutes")
    public Uni<ItemsView<FootprintView>> footprint(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") @DefaultValue("1m") String interval,
            @QueryParam("limit") @DefaultValue("10") String limit,
            @QueryParam("ratio") @DefaultValue("3") String ratio,
            @QueryParam("minimum") @DefaultValue("0") String minimum,
            @QueryParam("stacked") @DefaultValue("3") String stacked) {
        Symbol known = symbol(symbol);
        CandleInterval length = Checks.minutes(interval);
        int count = Checks.number("limit", limit, FOOTPRINTS_MAX);
        ImbalanceQuery imbalance = new ImbalanceQuery(
                Checks.decimal("ratio", ratio, true),
                Checks.decimal("minimum", minimum, false),
                Checks.number("stacked", stacked, STACKED_MIN, STACKED_MAX));
        return desk.ask(running -> running.footprint(known, length, count, imbalance))
                .map(found -> new ItemsView<>(found.orElseThrow(() -> untraded(symbol))));
    }

    private static Symbol symbol(String text) {
        return Checks.symbol(text).orElseThrow(() -> untraded(text));
    }

    private static HttpProblem untraded(String symbol) {
        String detail = Checks.symbol(symbol).isPresent() ? symbol + " is not traded" : "that is no symbol";
        return Problems.of(Problems.NOT_FOUND, detail);
    }
}
