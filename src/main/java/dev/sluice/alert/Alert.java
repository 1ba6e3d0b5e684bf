package dev.sluice.alert;

import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Symbol;
import java.util.Optional;

/**
 * Something that a person should know.
 *
 * @param module which part of the desk says so
 * @param code what happened; stable, lower case
 * @param message one sentence
 * @param atNanos UTC nanoseconds since the epoch
 */
public record Alert(
        AlertKind kind,
        Severity severity,
        String module,
        String code,
        Optional<Symbol> symbol,
        Optional<OrderId> order,
        String message,
        long atNanos) {

    static Alert of(AlertKind kind, String message, long atNanos) {
        return new Alert(
                kind,
                kind.severity(),
                kind.module(),
                kind.code(),
                Optional.empty(),
                Optional.empty(),
                message,
                atNanos);
    }

    /** The same, more or less urgent than its kind usually is. */
    public Alert as(Severity other) {
        return new Alert(kind, other, module, code, symbol, order, message, atNanos);
    }

    /** The same, said by another part. */
    public Alert from(String other) {
        return new Alert(kind, severity, other, code, symbol, order, message, atNanos);
    }

    /** The same under a code of its own, where a kind has many. */
    public Alert coded(String other) {
        return new Alert(kind, severity, module, other, symbol, order, message, atNanos);
    }

    public Alert about(Symbol of) {
        return new Alert(kind, severity, module, code, Optional.of(of), order, message, atNanos);
    }

    public Alert about(Optional<OrderId> of) {
        return new Alert(kind, severity, module, code, symbol, of, message, atNanos);
    }

    Alert saying(String other) {
        return new Alert(kind, severity, module, code, symbol, order, other, atNanos);
    }
}
