package dev.sluice.alert;

import dev.sluice.vocabulary.UtcNanos;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An alert that goes out.
 *
 * @param id unique; a receiver that sees one twice has it twice because an answer was lost
 */
public record RaisedAlert(String id, Alert alert) {
    /**
     * As it is journaled, written and sent: {@code {alertId, at, severity, category, module, code, symbol?, orderId?,
     * message, action}}, all strings.
     */
    public Map<String, Object> row() {
        Map<String, Object> row = new TreeMap<>();
        row.put("alertId", id);
        row.put("at", UtcNanos.format(alert.atNanos()));
        row.put("severity", alert.severity().name());
        row.put("category", alert.kind().category().name());
        row.put("module", alert.module());
        row.put("code", alert.code());
        alert.symbol().ifPresent(symbol -> row.put("symbol", symbol.name()));
        alert.order().ifPresent(order -> row.put("orderId", order.value()));
        row.put("message", alert.message());
        row.put("action", alert.kind().action());
        return row;
    }

    /** For people, in one line: severity, code, what it is about, what happened. */
    public String line() {
        StringBuilder line = new StringBuilder();
        line.append(alert.severity().name().toLowerCase(Locale.ROOT)).append(" alert ");
        line.append(alert.code()).append(" (").append(alert.module()).append(')');
        alert.symbol().ifPresent(symbol -> line.append(' ').append(symbol.name()));
        return line.append(": ").append(alert.message()).toString();
    }
}
