package dev.sluice.operator;

import dev.sluice.operator.History.Wanted;
import dev.sluice.portfolio.DrawdownSeries;
import dev.sluice.portfolio.postgres.SnapshotStore;
import dev.sluice.vocabulary.UtcNanos;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is held, what it is worth, and the trades that led there. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWS)
@Tag(name = "Account")
class AccountResource {
    private static final int POINTS_MAX = 5_000;
    private static final long DAY_NANOS = 86_400 * UtcNanos.PER_SECOND;

    private final RunningDesk desk;
    private final History history;
    private final SnapshotStore snapshots;
    private final InstantSource clock = InstantSource.system();

    @Inject
    AccountResource(RunningDesk desk, History history, SnapshotStore snapshots) {
        this.snapshots = snapshots;
        this.desk = desk;
        this.history = history;
    }

    @GET
    @Path("/account")
    @Operation(operationId = "getAccount", summary = "Equity, profit, fees, drawdown and balances")
    public Uni<AccountView> account() {
        return desk.ask(Desk::account);
    }

    @GET
    @Path("/account/drawdown")
    @Operation(
            operationId = "getDrawdown",
            summary = "The way of equity, thinned out with peaks kept, and its largest and its current loss")
    public Uni<DrawdownView> drawdown(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("points") @DefaultValue("500") String points) {
        long end = Checks.optionalTime("to", to).orElseGet(() -> UtcNanos.of(clock.instant()));
        long begin = Math.max(0, Checks.optionalTime("from", from).orElse(end - DAY_NANOS)); // never before the epoch
        int count = Checks.number("points", points, POINTS_MAX);
        if (begin >= end) {
            throw Problems.invalid(Problems.BAD_REQUEST, "from", "must be before to");
        }
        return snapshots
                .read(begin, end, Math.max(DrawdownSeries.POINTS_MIN, count))
                .map(series -> DrawdownView.of(begin, end, series));
    }

    @GET
    @Path("/exposure")
    @Operation(operationId = "getExposure", summary = "What is at risk, by symbol, by group, and in all")
    public Uni<ExposureView> exposure() {
        return desk.ask(Desk::exposure);
    }

    @GET
    @Path("/positions")
    @Operation(operationId = "listPositions", summary = "Positions that are or were, by symbol")
    public Uni<ItemsView<PositionView>> positions() {
        return desk.ask(Desk::positions).map(ItemsView::new);
    }

    @GET
    @Path("/fills")
    @Operation(operationId = "listFills", summary = "Trades of ours, newest first")
    public Uni<PageView<FillView>> fills(
            @QueryParam("symbol") @Nullable String symbol,
            @QueryParam("orderId") @Nullable String orderId,
            @QueryParam("limit") @DefaultValue(Checks.LIMIT_DEFAULT) String limit,
            @QueryParam("after") @Nullable String after) {
        return history.fills(Wanted.page(after, limit)
                .with("symbol", Checks.optionalSymbol(symbol))
                .with("order_id", Checks.optionalId("orderId", orderId)));
    }
}
