package dev.sluice.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket API as a road, and the user stream on it. One connection serves; before its day is over, or when the
 * server announces that it will go, another is made ready beside it, and for a while both listen, so that no event
 * falls between them. A connection that breaks is replaced with growing pauses, and the desk is told to compare with
 * the venue's books, because events may have been lost.
 */
public final class WebSocketApi implements VenueRoad, ApiConnection.Owner {
    /** Connection, logon and subscription cost 2 each ({@code web-socket-api.md}, IP limits and Authentication). */
    private static final int CONNECTION_WEIGHT = 6;

    private static final long FIRST_PAUSE_NANOS = 250 * UtcNanos.PER_MILLI;
    private static final long LONGEST_PAUSE_NANOS = 30 * UtcNanos.PER_SECOND;

    private final ApiSettings settings;
    private final VenueContext context;
    private final VenueSockets sockets;
    private final SignedRequests requests;
    private final Consumer<JsonNode> events;
    private final Backoff backoff;
    private final SlidingLimit connections;
    private final List<ApiConnection> draining = new ArrayList<>();
    private @Nullable ApiConnection active;
    private @Nullable ApiConnection candidate;
    private VenueNotice.Cause cause = VenueNotice.Cause.LOST;
    private boolean running;
    private boolean waiting;
    private boolean everReady;
    private boolean mayHaveMissed = true;
    private long lastId;
    private int opened;

    /** What it is made of, besides its settings. */
    public record Parts(
            VenueContext context,
            VenueSockets sockets,
            SignedRequests requests,
            SlidingLimit connections,
            RandomGenerator chance) {}

    /** @param events hears the user stream's events as they come, perhaps doubled while connections overlap */
    public WebSocketApi(ApiSettings settings, Parts parts, Consumer<JsonNode> events) {
        this.settings = settings;
        this.context = parts.context();
        this.sockets = parts.sockets();
        this.requests = parts.requests();
        this.connections = parts.connections();
        this.events = events;
        this.backoff = new Backoff(FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS, parts.chance());
    }

    /** Connects, and stays connected. */
    public void start() {
        if (!running) {
            running = true;
            open();
            poll();
        }
    }

    /** Disconnects; requests on their way are lost. */
    public void stop() {
        running = false;
        List<ApiConnection> all = new ArrayList<>(draining);
        if (active != null) {
            all.add(active);
        }
        if (candidate != null) {
            all.add(candidate);
        }
        all.forEach(connection -> connection.close("stopped"));
    }

    /** Whether requests can go this way now. */
    public boolean isReady() {
        return active != null && active.isReady();
    }

    @Override
    public void send(VenueRequest request, Consumer<VenueAnswer> answer) {
        ApiConnection serving = active;
        if (serving == null || !serving.isReady()) {
            answer.accept(new VenueAnswer.NotSent("not_connected"));
            return;
        }
        switch (context.budget().admit(request, context.time().venueNanos())) {
            case RequestBudget.Admission.Go go -> serving.send(request, go.ticket(), answer);
            case RequestBudget.Admission.Wait wait -> answer.accept(new VenueAnswer.NotSent(wait.reason()));
        }
    }

    @Override
    public long nextId() {
        return ++lastId;
    }

    @Override
    public void ready(ApiConnection connection) {
        context.watch()
                .on(
                        everReady
                                ? new VenueNotice.Reconnected(
                                        VenueChannel.WEBSOCKET_API, connection.name(), cause, true)
                                : new VenueNotice.Opened(VenueChannel.WEBSOCKET_API, connection.name()));
        everReady = true;
        backoff.reset();
        ApiConnection before = active;
        active = connection;
        candidate = null;
        if (before != null) {
            draining.add(before);
            before.drain();
        }
        if (mayHaveMissed) {
            mayHaveMissed = false;
            context.watch().on(new VenueNotice.AlignmentDue("connected"));
        }
        context.timers()
                .at(
                        context.timers().nowNanos() + settings.renewAfterNanos(),
                        () -> replace(connection, VenueNotice.Cause.RENEWAL));
    }

    @Override
    public void resubscribed(ApiConnection connection) {
        context.watch().on(new VenueNotice.AlignmentDue("resubscribed"));
    }

    @Override
    public void event(ApiConnection connection, JsonNode event) {
        switch (event.path("e").asText()) {
            // web-socket-api.md, Server Shutdown: "establish a new connection as soon as possible"
            case "serverShutdown" -> replace(connection, VenueNotice.Cause.SHUTDOWN);
            case "eventStreamTerminated" -> {
                if (!connection.isDraining()) {
                    connection.resubscribe();
                }
            }
            default -> events.accept(event);
        }
    }

    @Override
    public void malformed(ApiConnection connection, String reason) {
        context.watch().on(new VenueNotice.Malformed(VenueChannel.WEBSOCKET_API, connection.name(), reason));
        context.watch().on(new VenueNotice.AlignmentDue("malformed_message"));
    }

    @Override
    public void ended(ApiConnection connection, String reason) {
        boolean planned = draining.remove(connection) || !running;
        if (connection == active) {
            active = null;
            mayHaveMissed = true;
            cause = VenueNotice.Cause.LOST;
        }
        boolean attempt = connection == candidate;
        if (attempt) {
            candidate = null;
        }
        context.watch()
                .on(
                        attempt && everReady
                                ? new VenueNotice.Reconnected(
                                        VenueChannel.WEBSOCKET_API, connection.name(), cause, false)
                                : new VenueNotice.Closed(
                                        VenueChannel.WEBSOCKET_API, connection.name(), planned, reason));
        if (running && !planned && candidate == null) {
            openIn(backoff.nextNanos());
        }
    }

    private void replace(ApiConnection old, VenueNotice.Cause why) {
        if (running && old == active && candidate == null) {
            cause = why;
            open();
        }
    }

    private void openIn(long pauseNanos) {
        if (!waiting) {
            waiting = true;
            context.timers().at(context.timers().nowNanos() + pauseNanos, () -> {
                waiting = false;
                open();
            });
        }
    }

    private void open() {
        if (!running || waiting || candidate != null) {
            return;
        }
        long now = context.timers().nowNanos();
        if (!context.budget().admitConnection(CONNECTION_WEIGHT, context.time().venueNanos())) {
            openIn(context.localNanos(context.budget().pausedUntilNanos()) - now);
            return;
        }
        long place = connections.take(now);
        if (place > now) {
            waiting = true;
            context.timers().at(place, () -> {
                waiting = false;
                connect();
            });
        } else {
            connect();
        }
    }

    private void connect() {
        if (running && candidate == null) {
            ApiConnection connection = new ApiConnection("api-" + ++opened, settings, context, requests, this);
            candidate = connection;
            connection.open(sockets);
        }
    }

    /**
     * A stream that is silent cannot be told from an idle account, and single events get lost on healthy connections:
     * so the desk is to compare from time to time, whatever we hear.
     */
    private void poll() {
        context.timers().at(context.timers().nowNanos() + settings.pollNanos(), () -> {
            if (running) {
                context.watch().on(new VenueNotice.AlignmentDue("interval"));
                poll();
            }
        });
    }
}
