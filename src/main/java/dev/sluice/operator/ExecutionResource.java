package dev.sluice.operator;

import dev.sluice.portfolio.postgres.ExecutionStatistics;
import dev.sluice.portfolio.postgres.MeasuredSlippage;
import dev.sluice.portfolio.postgres.Outcomes;
import dev.sluice.portfolio.postgres.Span;
import dev.sluice.vocabulary.Money;
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
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How well orders were carried out. */
@Path("/api/execution")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWS)
@Tag(name = "Execution")
class ExecutionResource {
    private static final String WINDOW_DEFAULT = "day";
    private static final MeasuredSlippage NO_FILLS =
            new MeasuredSlippage(Optional.empty(), 0, BigDecimal.ZERO, Optional.empty(), Optional.empty());

    private final ExecutionStatistics statistics;
    private final DeskTimings timings;
    private final InstantSource clock = InstantSource.system();

    @Inject
    ExecutionResource(ExecutionStatistics statistics, DeskTimings timings) {
        this.statistics = statistics;
        this.timings = timings;
    }

    @GET
    @Path("/slippage")
    @Operation(
            operationId = "getSlippage",
            summary = "Fill prices against the price decided at and the mark at submit, by symbol, side and strategy")
    public Uni<SlippageView> slippage(@QueryParam("window") @DefaultValue(WINDOW_DEFAULT) String window) {
        ExecutionWindow wanted = ExecutionWindow.of(window);
        Instant now = clock.instant();
        return statistics
                .slippage(wanted.span(now))
                .map(rows -> new SlippageView(
                        wanted.word(),
                        from(wanted, now),
                        SlippageView.Measured.of(all(rows)),
                        rows.stream().flatMap(ExecutionResource::item).toList(),
                        text(now)));
    }

    private static Stream<SlippageView.OfStrategy> item(MeasuredSlippage row) {
        return row.of().map(of -> SlippageView.OfStrategy.of(of, row)).stream();
    }

    @GET
    @Path("/metrics")
    @Operation(
            operationId = "getExecutionMetrics",
            summary = "What became of proposals and orders, and how long the stages of their way took")
    public Uni<ExecutionMetricsView> metrics(@QueryParam("window") @DefaultValue(WINDOW_DEFAULT) String window) {
        ExecutionWindow wanted = ExecutionWindow.of(window);
        Instant now = clock.instant();
        Span span = wanted.span(now);
        return Uni.combine()
                .all()
                .unis(statistics.outcomes(span), statistics.slippage(span))
                .asTuple()
                .map(both -> view(wanted, now, both.getItem1(), all(both.getItem2())));
    }

    private ExecutionMetricsView view(
            ExecutionWindow window, Instant now, Outcomes outcomes, MeasuredSlippage slippage) {
        return new ExecutionMetricsView(
                window.word(),
                from(window, now),
                outcomes.proposals(),
                outcomes.blocked(),
                orders(outcomes),
                SlippageView.Measured.of(slippage),
                timings.latencies().of(window).stream()
                        .map(ExecutionResource::latency)
                        .toList(),
                text(now));
    }

    private static ExecutionMetricsView.Orders orders(Outcomes outcomes) {
        return new ExecutionMetricsView.Orders(
                outcomes.states(),
                outcomes.sent(),
                outcomes.rejected(),
                outcomes.rejectReasons(),
                outcomes.fillRatio().map(Money::plain).orElse(null),
                outcomes.sent() == 0
                        ? null
                        : Money.plain(BigDecimal.valueOf(outcomes.rejected())
                                .divide(BigDecimal.valueOf(outcomes.sent()), MathContext.DECIMAL32)));
    }

    private static ExecutionMetricsView.StageLatency latency(StageLatencies.Measured stage) {
        return new ExecutionMetricsView.StageLatency(
                stage.stage(),
                stage.count(),
                millis(stage.p50Nanos()),
                millis(stage.p95Nanos()),
                millis(stage.p99Nanos()),
                millis(stage.maxNanos()));
    }

    private static String millis(long nanos) {
        return Money.plain(BigDecimal.valueOf(nanos / 1_000, 3));
    }

    /** The row over all fills comes first. */
    private static MeasuredSlippage all(List<MeasuredSlippage> rows) {
        return rows.stream().filter(row -> row.of().isEmpty()).findFirst().orElse(NO_FILLS);
    }

    private static @Nullable String from(ExecutionWindow window, Instant now) {
        return window.from(now).map(ExecutionResource::text).orElse(null);
    }

    private static String text(Instant at) {
        return RowText.withMillis(UtcNanos.format(UtcNanos.of(at)));
    }
}
