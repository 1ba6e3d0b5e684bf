package dev.sluice.operator;

import io.vertx.core.http.HttpServerResponse;

/** Headers that keep a browser from doing with our pages what they are not for. */
final class ProtectiveHeaders {
    /** The page loads its own script and style and talks to its own server, nothing else. */
    private static final String OURS = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Swagger UI brings scripts and styles within its page. */
    private static final String SWAGGER = "default-src 'none'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private ProtectiveHeaders() {}

    static void put(HttpServerResponse response, String path) {
        response.putHeader("Content-Security-Policy", Credentials.takesBasic(path) ? SWAGGER : OURS)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (path.startsWith("/api") || path.startsWith("/q/") || path.startsWith("/paper/control")) {
            response.putHeader("Cache-Control", "no-store");
        }
    }
}
