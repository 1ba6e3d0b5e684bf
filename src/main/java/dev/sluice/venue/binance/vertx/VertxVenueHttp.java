package dev.sluice.venue.binance.vertx;

import dev.sluice.venue.binance.VenueHttp;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP on Vert.x: HTTP/1.1 over a bounded pool of kept connections. Everything happens on one context, which is the
 * adapter's loop. A request that could get no connection was not sent; whatever fails after that may have arrived.
 */
public final class VertxVenueHttp implements VenueHttp {
    /** All symbols of {@code exchangeInfo} take about 15 MB. */
    static final int BODY_LIMIT_BYTES = 64 << 20;

    private static final int POOL_SIZE = 32;
    private static final long NO_TIMER = -1;
    private static final byte[] NO_BYTES = {};
    private static final int QUEUE_SIZE = 256;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int KEPT_SECONDS = 50;

    private final Vertx vertx;
    private final Context context;
    private final HttpClient client;
    private final String path;

    /** @param url the base, without {@code /api}; {@code http://} or {@code https://} */
    public VertxVenueHttp(Vertx vertx, Context context, String url) {
        URI base = URI.create(url);
        boolean secure = "https".equals(base.getScheme());
        this.vertx = vertx;
        this.context = context;
        this.path = base.getRawPath() == null ? "" : base.getRawPath();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(base.getHost())
                .setDefaultPort(base.getPort() >= 0 ? base.getPort() : secure ? 443 : 80)
                .setSsl(secure)
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setPipelining(false)
                .setMaxPoolSize(POOL_SIZE)
                .setMaxWaitQueueSize(QUEUE_SIZE)
                .setConnectTimeout(CONNECT_MILLIS));
    }

    @Override
    public void send(Call call, Consumer<Result> answer) {
        Exchange exchange = new Exchange(answer);
        if (Vertx.currentContext() == context) {
            exchange.begin(call); // an order is not to wait for its turn a second time
        } else {
            context.runOnContext(ignored -> exchange.begin(call));
        }
    }

    /** Closes all connections; nothing can be sent any more. */
    public void close() {
        client.close();
    }

    private final class Exchange {
        private final Consumer<Result> answer;
        private @Nullable Buffer body;
        private @Nullable HttpClientRequest request;
        private long timer = NO_TIMER;
        private boolean beginning;
        private boolean over;

        Exchange(Consumer<Result> answer) {
            this.answer = answer;
        }

        void begin(Call call) {
            RequestOptions options = new RequestOptions()
                    .setMethod(HttpMethod.valueOf(call.method().name()))
                    .setURI(path + call.target());
            if (!call.apiKey().isEmpty()) {
                options.putHeader("X-MBX-APIKEY", call.apiKey());
            }
            beginning = true;
            Future<HttpClientRequest> connected = client.request(options);
            connected.onComplete(got -> {
                if (got.failed()) {
                    end(new Result.NotSent("not_connected"));
                } else if (over) {
                    got.result().reset();
                } else {
                    exchange(got.result());
                }
            });
            beginning = false;
            if (!over) { // the request is on its way already where a connection was free
                long millis = TimeUnit.NANOSECONDS.toMillis(call.timeoutNanos());
                timer = vertx.setTimer(Math.max(1, millis), this::onTimeout);
            }
        }

        private void exchange(HttpClientRequest connected) {
            request = connected;
            connected.send().onComplete(got -> {
                if (got.failed()) {
                    end(new Result.Lost("disconnected"));
                } else if (!over) {
                    read(got.result());
                }
            });
        }

        private void read(HttpClientResponse response) {
            response.exceptionHandler(ignored -> end(new Result.Lost("disconnected")));
            response.handler(part -> {
                Buffer all = body == null ? part : body.appendBuffer(part);
                body = all;
                if (all.length() > BODY_LIMIT_BYTES) {
                    end(new Result.Lost("answer_too_long"));
                    response.request().reset();
                }
            });
            response.endHandler(ignored -> {
                List<Header> headers = new ArrayList<>();
                response.headers().forEach((name, value) -> headers.add(new Header(name, value)));
                byte[] bytes = body == null ? NO_BYTES : body.getBytes();
                end(new Result.Answered(response.statusCode(), headers, bytes));
            });
        }

        private void onTimeout(long ignored) {
            HttpClientRequest sent = request;
            end(sent == null ? new Result.NotSent("not_connected") : new Result.Lost("timeout"));
            if (sent != null) {
                sent.reset();
            }
        }

        private void end(Result result) {
            if (!over) {
                over = true;
                vertx.cancelTimer(timer);
                if (beginning) {
                    context.runOnContext(ignored -> answer.accept(result));
                } else {
                    answer.accept(result);
                }
            }
        }
    }
}
