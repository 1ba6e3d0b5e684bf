package dev.sluice.alert.vertx;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Small requests to addresses that may be slow, dead or hostile. Redirects are not followed. Safe from any thread. */
public final class HttpLine {
    /** Of an answer, more is not looked at. */
    static final int BODY_LIMIT_BYTES = 64 << 10;

    private static final int POOL_SIZE = 4;
    private static final int QUEUE_SIZE = 16;

    private final HttpClient client;
    private final Duration limit;

    /**
     * What came back.
     *
     * @param retryAfter the header of that name
     */
    record Reply(int status, Optional<String> retryAfter, String body) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** @param limit for a whole exchange; at least a millisecond */
    public HttpLine(Vertx vertx, Duration limit) {
        this.limit = limit;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(POOL_SIZE)
                .setMaxWaitQueueSize(QUEUE_SIZE)
                .setConnectTimeout(Math.toIntExact(limit.toMillis())));
    }

    Future<Reply> post(String url, Map<String, String> headers, String body) {
        return exchange(HttpMethod.POST, url, headers, Buffer.buffer(body));
    }

    /**
     * Asks for an address and looks at the answer's status alone.
     *
     * @return empty if it is 2xx, else why not; never fails
     */
    public CompletionStage<Optional<String>> get(String url) {
        return exchange(HttpMethod.GET, url, Map.of(), Buffer.buffer())
                .map(reply -> reply.isSuccess() ? Optional.<String>empty() : Optional.of("http_" + reply.status()))
                .otherwise(failure -> Optional.of(reason(failure)))
                .toCompletionStage();
    }

    public void close() {
        client.close();
    }

    /** Why an exchange failed, in a word: messages of libraries name addresses. */
    static String reason(Throwable failure) {
        return switch (failure) {
            case TimeoutException _ -> "timeout";
            case UnknownHostException _ -> "host_unknown";
            case ConnectException _ -> "not_connected";
            case SSLException _ -> "tls";
            default -> "disconnected";
        };
    }

    private Future<Reply> exchange(HttpMethod method, String url, Map<String, String> headers, Buffer body) {
        RequestOptions options = new RequestOptions().setMethod(method).setFollowRedirects(false);
        options.putHeader("User-Agent", "sluice");
        headers.forEach(options::putHeader);
        Promise<HttpClientRequest> opened = Promise.promise();
        Future<Reply> reply = Future.succeededFuture(options)
                .compose(unset -> client.request(unset.setAbsoluteURI(url)))
                .onSuccess(request -> {
                    request.exceptionHandler(ignored -> {}); // the reply's failure says so, and the log need not
                    opened.tryComplete(request);
                })
                .compose(request -> request.send(body))
                .compose(HttpLine::read)
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        return reply.onFailure(failure -> opened.future().onSuccess(HttpClientRequest::reset));
    }

    private static Future<Reply> read(HttpClientResponse response) {
        Promise<Reply> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.handler(part -> {
            body.appendBuffer(part, 0, Math.min(part.length(), BODY_LIMIT_BYTES - body.length()));
            if (body.length() == BODY_LIMIT_BYTES) {
                whole.tryComplete(reply(response, body));
                response.request().reset();
            }
        });
        response.endHandler(ignored -> whole.tryComplete(reply(response, body)));
        return whole.future();
    }

    private static Reply reply(HttpClientResponse response, Buffer body) {
        return new Reply(
                response.statusCode(), Optional.ofNullable(response.getHeader("Retry-After")), body.toString());
    }
}
