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

/** What shapes the market has made. */
@Path("/api/market/{symbol}/structure")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWS)
@Tag(name = "Market")
class StructureResource {
    private static final int SWING_MAX = 100;

    private final RunningDesk desk;

    @Inject
    StructureResource(RunningDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(
            operationId = "getStructure",
            summary = "Swings, breaks, order blocks, gaps, liquidity and levels, each with when it became certain")
    public Uni<MarketStructureView> structure(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") @DefaultValue("1m") String interval,
            @QueryParam("swing") @DefaultValue("5") String swing) {
        Symbol known = Checks.symbol(symbol).orElseThrow(() -> untraded("that is no symbol"));
        CandleInterval length = Checks.interval(interval);
        int candles = Checks.number("swing", swing, SWING_MAX);
        return desk.ask(running -> running.structure(known, length, candles))
                .map(found -> found.orElseThrow(() -> untraded(symbol + " is not traded")));
    }

    private static HttpProblem untraded(String detail) {
        return Problems.of(Problems.NOT_FOUND, detail);
    }
}
