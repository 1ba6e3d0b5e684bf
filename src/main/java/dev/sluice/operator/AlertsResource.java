package dev.sluice.operator;

import dev.sluice.journal.postgres.HistoryUnavailableException;
import dev.sluice.operator.History.Wanted;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people were told. */
@Path("/api/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts")
class AlertsResource {
    private final History history;
    private final RunningDesk desk;

    @Inject
    AlertsResource(History history, RunningDesk desk) {
        this.history = history;
        this.desk = desk;
    }

    @GET
    @RolesAllowed(Role.VIEWS)
    @Operation(
            operationId = "listAlerts",
            summary = "Alerts, newest first",
            description = "While the database is away, the newest that this process has raised, on one page.")
    public Uni<PageView<AlertView>> list(
            @QueryParam("severity") @Nullable String severity,
            @QueryParam("category") @Nullable String category,
            @QueryParam("code") @Nullable String code,
            @QueryParam("symbol") @Nullable String symbol,
            @QueryParam("limit") @DefaultValue(Checks.LIMIT_DEFAULT) String limit,
            @QueryParam("after") @Nullable String after) {
        Wanted wanted = Wanted.page(after, limit)
                .with("severity", Checks.optionalOneOf("severity", severity, Checks.SEVERITIES))
                .with("category", Checks.optionalOneOf("category", category, Checks.CATEGORIES))
                .with("code", Checks.optionalWord("code", code))
                .with("symbol", Checks.optionalSymbol(symbol));
        return history.alerts(wanted)
                .onFailure(HistoryUnavailableException.class)
                .recoverWithItem(failure -> remembered(wanted));
    }

    private PageView<AlertView> remembered(Wanted wanted) {
        List<AlertView> alerts = desk.desk().map(Desk::recentAlerts).orElse(List.of());
        return new PageView<>(
                alerts.stream()
                        .filter(alert -> fits(alert, wanted.equal()))
                        .limit(wanted.limit())
                        .toList(),
                null);
    }

    private static boolean fits(AlertView alert, Map<String, String> equal) {
        return Objects.equals(equal.getOrDefault("severity", alert.severity()), alert.severity())
                && Objects.equals(equal.getOrDefault("category", alert.category()), alert.category())
                && Objects.equals(equal.getOrDefault("code", alert.code()), alert.code())
                && (!equal.containsKey("symbol") || Objects.equals(equal.get("symbol"), alert.symbol()));
    }
}
