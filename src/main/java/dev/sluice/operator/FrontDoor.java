package dev.sluice.operator;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What every request passes first: limits, headers that protect a browser, and one form for every failure. */
@Singleton
final class FrontDoor {
    private static final Logger LOG = Logger.getLogger(FrontDoor.class);

    /** Bytes of path and query. */
    static final int URI_MAX = 4_096;

    /** Characters of all header names and values. */
    static final int HEADERS_MAX = 16_384;

    /** A type, a subtype and parameters, or the lone star that some clients send. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*(\\*|[^/;\\s]+/[^/;\\s]+)\\s*(;.*)?");

    /** How long a client may go on writing a body that nobody reads. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private static final int FIRST = Integer.MIN_VALUE;

    /** The framework authorises at −100. */
    private static final int AFTER_AUTHORIZATION = -50;

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;
    private static final int FAILED = 500;

    /** What a router refuses by itself: no route, or none for that method or media type. */
    private static final List<Integer> ROUTING = List.of(404, 405, 406, 415);

    private final MemorySize bodyMax;

    @Inject
    FrontDoor(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize bodyMax) {
        this.bodyMax = bodyMax;
    }

    void open(@Observes Router router) {
        router.route().order(FIRST).handler(this::enter).failureHandler(this::fail);
        router.route("/api/*").order(AFTER_AUTHORIZATION).handler(this::readBody);
        for (int status : ROUTING) {
            router.errorHandler(status, context -> ProblemPages.send(context, status, ProblemPages.detail(status)));
        }
        for (int status : List.of(BAD_REQUEST, TOO_LARGE, FAILED)) {
            router.errorHandler(status, this::fail);
        }
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        ProtectiveHeaders.put(context.response(), context.normalizedPath());
        if (request.uri().length() > URI_MAX) {
            ProblemPages.send(context, URI_TOO_LONG, "path and query have more than " + URI_MAX + " characters");
        } else if (size(request.headers()) > HEADERS_MAX) {
            ProblemPages.send(context, HEADERS_TOO_LARGE, "the headers have more than " + HEADERS_MAX + " characters");
        } else if (announced(request) > bodyMax.asLongValue()) {
            refuseBody(context);
        } else if (!areMediaTypes(request.headers().getAll(HttpHeaders.ACCEPT))) {
            ProblemPages.send(context, BAD_REQUEST, "the header Accept is malformed");
        } else if (!areMediaTypes(request.headers().getAll(HttpHeaders.CONTENT_TYPE))) {
            ProblemPages.send(context, UNSUPPORTED, ProblemPages.detail(UNSUPPORTED));
        } else {
            context.next();
        }
    }

    /** Only a body that does not say its length is read here, because only reading can tell that it is too large. */
    private void readBody(RoutingContext context) {
        if (context.request().getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            context.next();
        } else {
            context.request().resume();
            BodyHandler.create(false).setBodyLimit(bodyMax.asLongValue()).handle(context);
        }
    }

    /** The rest is thrown away: a client that still writes when the connection is reset would never see the answer. */
    private void refuseBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        ProblemPages.send(context, TOO_LARGE, "the body has more than " + bodyMax.asLongValue() + " bytes");
        context.vertx()
                .setTimer(LINGER.toMillis(), timer -> request.connection().close());
        if (!request.isEnded()) {
            request.handler(ignored -> {})
                    .endHandler(ended -> request.connection().close());
            request.resume();
        }
    }

    /** The framework would fail at what is none. */
    private static boolean areMediaTypes(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .allMatch(type -> type.isBlank() || MEDIA_TYPE.matcher(type).matches());
    }

    private static int size(MultiMap headers) {
        return headers.entries().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void fail(RoutingContext context) {
        Throwable failure = context.failure();
        int status = failure == null ? context.statusCode() : status(failure, context.statusCode());
        if (status >= FAILED) {
            LOG.errorf(failure, "%s %s failed", context.request().method(), context.normalizedPath());
        }
        if (status == TOO_LARGE) {
            refuseBody(context);
            return;
        }
        int told = status < BAD_REQUEST ? FAILED : status;
        ProblemPages.send(context, told, ProblemPages.detail(told));
    }

    private static int status(Throwable failure, int given) {
        return switch (failure) {
            case UnauthorizedException _, AuthenticationFailedException _ -> 401;
            case ForbiddenException _ -> 403;
            default -> given < BAD_REQUEST ? FAILED : given;
        };
    }
}
