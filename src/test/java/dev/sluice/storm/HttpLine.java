package dev.sluice.storm;

import dev.sluice.venue.binance.VenueHttp;
import dev.sluice.venue.paper.binance.RestAnswer;
import dev.sluice.venue.paper.binance.RestFace;
import dev.sluice.venue.paper.binance.RestRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One HTTP request, on a connection of its own. */
final class HttpLine implements Wire.Road, RestFace.Exchange {
    private final WireClient client;
    private final Wire wire;
    private final VenueHttp.Call call;
    private final Consumer<VenueHttp.Result> answer;
    private boolean lost;
    private boolean over;

    HttpLine(WireClient client, Wire wire, VenueHttp.Call call, Consumer<VenueHttp.Result> answer) {
        this.client = client;
        this.wire = wire;
        this.call = call;
        this.answer = answer;
    }

    void begin() {
        if (wire.isSilent()) {
            later(call.timeoutNanos(), () -> end(new VenueHttp.Result.NotSent("not_connected")));
            return;
        }
        if (wire.isAway()) {
            later(wire.latencyNanos(), () -> end(new VenueHttp.Result.NotSent("not_connected")));
            return;
        }
        wire.add(this);
        later(call.timeoutNanos(), () -> end(new VenueHttp.Result.Lost("timeout")));
        later(wire.latencyNanos(), this::arrive);
        client.sent();
    }

    private void arrive() {
        if (!lost) {
            wire.face().rest().handle(request(), this);
        }
    }

    private RestRequest request() {
        int question = call.target().indexOf('?');
        String path = question < 0 ? call.target() : call.target().substring(0, question);
        String query = question < 0 ? "" : call.target().substring(question + 1);
        Optional<String> key = Optional.of(call.apiKey()).filter(text -> !text.isEmpty());
        return new RestRequest(call.method().name(), path, query, "", key, Optional.empty(), WireClient.ADDRESS);
    }

    @Override
    public void answer(RestAnswer told) {
        later(wire.latencyNanos(), () -> {
            if (!lost) {
                List<VenueHttp.Header> headers = told.headers().entrySet().stream()
                        .map(header -> new VenueHttp.Header(header.getKey(), header.getValue()))
                        .toList();
                byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
                end(new VenueHttp.Result.Answered(told.status(), headers, body));
            }
        });
    }

    @Override
    public void disconnect() {
        later(wire.latencyNanos(), () -> end(new VenueHttp.Result.Lost("disconnected")));
    }

    /** Whether the request or its answer is lost depends on how far it got. */
    @Override
    public void cut() {
        silence();
        later(wire.latencyNanos(), () -> end(new VenueHttp.Result.Lost("disconnected")));
    }

    @Override
    public void silence() {
        lost = true;
    }

    private void later(long nanos, Runnable action) {
        wire.time().in(nanos, action);
    }

    private void end(VenueHttp.Result result) {
        if (!over) {
            over = true;
            wire.remove(this);
            if (!client.isDead()) {
                answer.accept(result);
            }
        }
    }
}
