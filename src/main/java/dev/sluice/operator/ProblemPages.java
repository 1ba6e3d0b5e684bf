package dev.sluice.operator;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/**
 * Problem details (RFC 9457) for what is refused before any resource is reached. Resources throw {@link
 * io.quarkiverse.resteasy.problem.HttpProblem} instead.
 */
final class ProblemPages {
    static final String MEDIA_TYPE = "application/problem+json";

    /** The type of a problem that its status says everything about (RFC 9457, 4.2.1). */
    static final String TYPE = "about:blank";

    /** Where the framework's own resources leave the template of their path. */
    private static final String METRICS_NAME = "UrlPathTemplate";

    private ProblemPages() {}

    /** Ends the response, unless it has begun already. */
    static void send(RoutingContext context, int status, String detail) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        nameForMetrics();
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body(Objects.requireNonNullElse(context.request().path(), "/"), status, detail));
        }
    }

    /** Metrics take the path for a label unless they are given a name, and anybody can make up paths. */
    private static void nameForMetrics() {
        Context context = Vertx.currentContext();
        if (context != null && context.getLocal(METRICS_NAME) == null) {
            context.putLocal(METRICS_NAME, "/refused");
        }
    }

    private static String body(String path, int status, String detail) {
        return new JsonObject()
                .put("type", TYPE)
                .put("status", status)
                .put("title", title(status))
                .put("detail", detail)
                .put("instance", path)
                .encode();
    }

    static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 431 -> "Request Header Fields Too Large";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Request Refused" : "Internal Server Error";
        };
    }

    /** A sentence for those who have nothing better to say. */
    static String detail(int status) {
        return switch (status) {
            case 401 -> "a valid token is needed";
            case 403 -> "the role of this token may not do this";
            case 404 -> "there is nothing here";
            case 405 -> "this method is not possible here";
            case 406 -> "what is accepted is not offered here";
            case 413 -> "the body is too large";
            case 415 -> "this media type is not understood here";
            case 503 -> "not now";
            default ->
                status < 500 ? "the request is not one that can be answered" : "something failed here; it is logged";
        };
    }
}
