package dev.sluice.venue.binance;

import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The REST road ({@code rest-api.md}). It asks the budget before each request and tells it what every answer says of
 * limits; while the venue wants nothing, nothing goes out. A signed request waits for the first measurement of the
 * venue's time.
 */
public final class BinanceRest implements VenueRoad {
    private static final int ERROR_FROM = 300;
    private static final int WAITING_LIMIT = 256;
    private static final long CLOCK_WAIT_NANOS = 5 * UtcNanos.PER_SECOND;

    private final VenueHttp http;
    private final VenueContext context;
    private final VenueClock clock;
    private final Optional<SignedRequests> requests;
    private final long timeoutNanos;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean listens;

    private record Waiting(VenueRequest request, Consumer<VenueAnswer> answer, long untilNanos) {}

    /**
     * @param requests signs; without it only public requests are possible
     * @param timeoutNanos how long an answer is waited for; the venue itself gives up after 10 s ("General API
     *     Information")
     */
    public BinanceRest(
            VenueHttp http,
            VenueContext context,
            VenueClock clock,
            Optional<SignedRequests> requests,
            long timeoutNanos) {
        this.http = http;
        this.context = context;
        this.clock = clock;
        this.requests = requests;
        this.timeoutNanos = timeoutNanos;
    }

    @Override
    public void send(VenueRequest request, Consumer<VenueAnswer> answer) {
        boolean signed = request.endpoint().security() == Endpoint.Security.SIGNED;
        if (signed && requests.isEmpty()) {
            answer.accept(new VenueAnswer.NotSent("no_key"));
        } else if (signed && !clock.isKnown()) {
            await(request, answer);
        } else {
            admit(request, answer);
        }
    }

    private void admit(VenueRequest request, Consumer<VenueAnswer> answer) {
        switch (context.budget().admit(request, clock.venueNanos())) {
            case RequestBudget.Admission.Wait(long _, String reason) -> answer.accept(new VenueAnswer.NotSent(reason));
            case RequestBudget.Admission.Go(RequestBudget.Ticket ticket) -> go(request, ticket, answer);
        }
    }

    private void go(VenueRequest request, RequestBudget.Ticket ticket, Consumer<VenueAnswer> answer) {
        Endpoint endpoint = request.endpoint();
        boolean signed = endpoint.security() == Endpoint.Security.SIGNED;
        String query = signed ? requests.orElseThrow().query(request, clock.venueNanos()) : plainQuery(request);
        String target = query.isEmpty() ? endpoint.path() : endpoint.path() + "?" + query;
        String key = signed ? requests.orElseThrow().apiKey() : "";
        http.send(
                new VenueHttp.Call(endpoint.method(), target, key, timeoutNanos),
                result -> answer.accept(understand(result, ticket)));
    }

    private VenueAnswer understand(VenueHttp.Result result, RequestBudget.Ticket ticket) {
        long now = clock.venueNanos();
        switch (result) {
            case VenueHttp.Result.NotSent(String reason) -> {
                context.budget().notSent(ticket);
                return new VenueAnswer.NotSent(reason);
            }
            case VenueHttp.Result.Lost(String reason) -> {
                context.budget().answered(ticket, List.of(), now);
                return new VenueAnswer.Lost(reason);
            }
            case VenueHttp.Result.Answered answered -> {
                context.budget().answered(ticket, uses(answered.headers()), now);
                return answered.status() < ERROR_FROM ? new VenueAnswer.Ok(answered.body()) : refused(answered, now);
            }
        }
    }

    private VenueAnswer refused(VenueHttp.Result.Answered answered, long now) {
        String retryAfter = answered.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Retry-After"))
                .map(VenueHttp.Header::value)
                .findFirst()
                .orElse(null);
        VenueAnswer.Refused refused = ErrorAnswers.rest(answered.status(), answered.body(), retryAfter, now);
        OptionalLong retryAt = refused.retryAtNanos();
        context.budget().refused(refused.status(), refused.code(), retryAt, now);
        if (refused.code() == VenueErrors.Code.INVALID_TIMESTAMP.number()) {
            clock.doubted();
        }
        return refused;
    }

    private void await(VenueRequest request, Consumer<VenueAnswer> answer) {
        if (waiting.size() >= WAITING_LIMIT) {
            answer.accept(new VenueAnswer.NotSent("clock_unknown"));
            return;
        }
        long until = context.timers().nowNanos() + CLOCK_WAIT_NANOS;
        waiting.add(new Waiting(request, answer, until));
        context.timers().at(until, this::giveUp);
        if (!listens) {
            listens = true;
            clock.whenKnown(this::sendWaiting);
        }
    }

    private void sendWaiting() {
        List<Waiting> ready = List.copyOf(waiting);
        waiting.clear();
        ready.forEach(each -> admit(each.request(), each.answer()));
    }

    private void giveUp() {
        long now = context.timers().nowNanos();
        List<Waiting> late =
                waiting.stream().filter(each -> each.untilNanos() <= now).toList();
        waiting.removeAll(late);
        late.forEach(each -> each.answer().accept(new VenueAnswer.NotSent("clock_unknown")));
    }

    private static List<RateLimit.Use> uses(List<VenueHttp.Header> headers) {
        List<RateLimit.Use> uses = new ArrayList<>(2);
        for (VenueHttp.Header header : headers) {
            RateLimit.header(header.name(), header.value()).ifPresent(uses::add);
        }
        return uses;
    }

    private static String plainQuery(VenueRequest request) {
        StringBuilder query = new StringBuilder(64);
        for (VenueRequest.Parameter parameter : request.parameters()) {
            query.append(query.isEmpty() ? "" : "&").append(parameter.name()).append('=');
            PercentEncoding.append(query, parameter.value());
        }
        return query.toString();
    }
}
