package dev.sluice.operator;

import dev.sluice.journal.ProjectedRow;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that people were told of.
 *
 * @param module which part of the desk says so
 * @param code what happened
 * @param action what the desk does about it by itself
 */
@Schema(name = "Alert")
public record AlertView(
        String id,

        @Schema(enumeration = {"LOW", "MEDIUM", "HIGH", "CRITICAL"})
        String severity,

        @Schema(enumeration = {"SYSTEM", "RISK", "EXECUTION", "HEALTH"})
        String category,

        String module,
        String code,
        @Nullable String symbol,
        @Nullable String orderId,
        String message,
        String action,
        String at) {
    static AlertView of(ProjectedRow projected) {
        RowText row = new RowText(projected);
        return new AlertView(
                row.text("alert_id"),
                row.text("severity"),
                row.text("category"),
                row.text("module"),
                row.text("code"),
                row.orNull("symbol"),
                row.orNull("order_id"),
                row.text("message"),
                row.text("action"),
                row.time("at"));
    }

    /** One that is in memory. */
    public static AlertView of(Map<String, Object> row) {
        return new AlertView(
                text(row, "alertId"),
                text(row, "severity"),
                text(row, "category"),
                text(row, "module"),
                text(row, "code"),
                row.get("symbol") instanceof String symbol ? symbol : null,
                row.get("orderId") instanceof String order ? order : null,
                text(row, "message"),
                text(row, "action"),
                RowText.withMillis(text(row, "at")));
    }

    private static String text(Map<String, Object> row, String key) {
        return String.valueOf(row.get(key));
    }
}
