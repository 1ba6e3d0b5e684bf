package dev.sluice.venue.paper.vertx;

import dev.sluice.venue.paper.binance.RestAnswer;
import dev.sluice.venue.paper.binance.RestFace;
import dev.sluice.venue.paper.binance.RestRequest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** Carries HTTP requests to the REST face and its answers back. */
final class RestRoute {
    /** Far more than the longest order list. */
    private static final int BODY_LIMIT_BYTES = 64 * 1024;

    private final Executor loop;
    private final String prefix;

    RestRoute(Executor loop, String prefix) {
        this.loop = loop;
        this.prefix = prefix;
    }

    /** @param face answers on the exchange's loop */
    void handle(RoutingContext routing, BiConsumer<RestRequest, RestFace.Exchange> face) {
        HttpServerRequest request = routing.request();
        Context context = Objects.requireNonNull(Vertx.currentContext());
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= BODY_LIMIT_BYTES) {
                body.appendBuffer(chunk);
            } else if (!request.response().ended()) {
                request.response()
                        .setStatusCode(413)
                        .putHeader("Connection", "close")
                        .end();
            }
        });
        request.endHandler(end -> {
            if (!request.response().ended()) {
                RestRequest sent = read(request, body);
                loop.execute(() -> face.accept(sent, new Answering(request, context)));
            }
        });
        request.resume();
    }

    private RestRequest read(HttpServerRequest request, Buffer body) {
        String query = request.query();
        return new RestRequest(
                request.method().name(),
                Objects.requireNonNull(request.path()).substring(prefix.length()),
                query == null ? "" : query,
                body.toString(StandardCharsets.UTF_8),
                Optional.ofNullable(request.getHeader("X-MBX-APIKEY")),
                Optional.ofNullable(request.getHeader("X-MBX-TIME-UNIT")),
                SocketRoute.address(request));
    }

    /** Takes the answer from the exchange's loop back to the connection's. */
    private record Answering(HttpServerRequest request, Context context) implements RestFace.Exchange {
        @Override
        public void answer(RestAnswer answer) {
            context.runOnContext(nothing -> write(answer));
        }

        private void write(RestAnswer answer) {
            HttpServerResponse response = request.response();
            if (!response.closed() && !response.ended()) {
                response.setStatusCode(answer.status());
                answer.headers().forEach(response::putHeader);
                response.end(answer.body());
            }
        }

        @Override
        public void disconnect() {
            context.runOnContext(nothing -> request.connection().close());
        }
    }
}
