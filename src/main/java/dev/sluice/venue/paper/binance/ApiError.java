package dev.sluice.venue.paper.binance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in Binance's words ({@code errors.md}). Thrown while a request is read, given as an answer afterwards; it
 * is no defect of ours and has no stack trace.
 */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final int httpStatus;
    private final transient @Nullable JsonObject data;
    private final @Nullable Long retryAtNanos;

    public ApiError(int code, String message, int httpStatus, @Nullable JsonObject data) {
        this(code, message, httpStatus, data, null);
    }

    private ApiError(int code, String message, int httpStatus, @Nullable JsonObject data, @Nullable Long retryAtNanos) {
        super(message, null, false, false);
        this.code = code;
        this.httpStatus = httpStatus;
        this.data = data;
        this.retryAtNanos = retryAtNanos;
    }

    /** 429 or 418: too much was asked for, and nothing more shall be asked before that time, UTC nanoseconds. */
    public static ApiError rateLimited(int httpStatus, int code, String message, long retryAtNanos) {
        return new ApiError(code, message, httpStatus, null, retryAtNanos);
    }

    /** The usual one: HTTP status 400. */
    public static ApiError of(int code, String message) {
        return new ApiError(code, message, 400, null);
    }

    /** -1102 for one parameter. */
    public static ApiError mandatory(String name) {
        return of(-1102, "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.");
    }

    /** -1102 for one of two. */
    public static ApiError mandatory(String one, String other) {
        return of(-1102, "Param '" + one + "' or '" + other + "' must be sent, but both were empty/null!");
    }

    /** -1106. */
    public static ApiError notRequired(String name) {
        return of(-1106, "Parameter '" + name + "' sent when not required.");
    }

    /** -1100. */
    public static ApiError illegalCharacters(String name, String range) {
        return of(-1100, "Illegal characters found in parameter '" + name + "'; legal range is '" + range + "'.");
    }

    /** -1130. */
    public static ApiError invalid(String name) {
        return of(-1130, "Data sent for parameter '" + name + "' is not valid.");
    }

    /** -1121. */
    public static ApiError invalidSymbol() {
        return of(-1121, "Invalid symbol.");
    }

    /** The code, below zero. */
    public int code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** What goes along as {@code data}. */
    public Optional<JsonObject> data() {
        return Optional.ofNullable(data);
    }

    /** When it may be tried again, UTC nanoseconds, if that is known. */
    Optional<Long> retryAtNanos() {
        return Optional.ofNullable(retryAtNanos);
    }

    /** {@code {"code":-1121,"msg":"Invalid symbol."}} and {@code data} if there is any. */
    public JsonObject json() {
        JsonObject json = new JsonObject().put("code", code).put("msg", String.valueOf(getMessage()));
        return data == null ? json : json.put("data", data);
    }
}
