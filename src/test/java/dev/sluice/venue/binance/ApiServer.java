package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.VirtualTimers.MILLI;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The venue's WebSocket API in virtual time: it answers what it was told to, and notes what it got. */
final class ApiServer implements VenueSockets {
    private static final long LIFETIME = 24 * VirtualTimers.HOUR;

    final VirtualTimers timers;
    final List<Client> clients = new ArrayList<>();
    final List<Long> attempts = new ArrayList<>();

    /** What a method answers: the rest of the message after the id; null for never. */
    final Map<String, Function<JsonNode, String>> methods = new LinkedHashMap<>();

    Predicate<Client> accepts = client -> true;
    long latency = 5 * MILLI;
    private int subscriptions;

    ApiServer(VirtualTimers timers) {
        this.timers = timers;
        methods.put("session.logon", params -> "\"status\":200,\"result\":{\"userDataStream\":false}");
        methods.put("userDataStream.subscribe", params -> subscribed());
        methods.put("userDataStream.subscribe.signature", params -> subscribed());
        methods.put("ping", params -> "\"status\":200,\"result\":{}");
    }

    private String subscribed() {
        return "\"status\":200,\"result\":{\"subscriptionId\":" + subscriptions++ + "}";
    }

    /** The error answer of {@code web-socket-api.md}, Response format. */
    static String error(int status, int code, String message) {
        return "\"status\":" + status + ",\"error\":{\"code\":" + code + ",\"msg\":\"" + message + "\"}";
    }

    static String banned(long untilMillis) {
        return "\"status\":418,\"error\":{\"code\":-1003,\"msg\":\"Way too much request weight used; IP banned until "
                + untilMillis + ". Please use WebSocket Streams for live updates to avoid bans.\",\"data\":"
                + "{\"serverTime\":1659142907531,\"retryAfter\":" + untilMillis + "}}";
    }

    @Override
    public Socket open(String url, Listener listener) {
        Client client = new Client(listener);
        clients.add(client);
        attempts.add(timers.nowNanos());
        timers.in(latency, client::arrive);
        return client;
    }

    List<Client> connected() {
        return clients.stream().filter(client -> client.open).toList();
    }

    Client only() {
        List<Client> connected = connected();
        if (connected.size() != 1) {
            throw new AssertionError(connected.size() + " connections are open");
        }
        return connected.getFirst();
    }

    /** An event to every connection that has subscribed. */
    void publish(String event) {
        connected().stream().filter(client -> client.subscribed).forEach(client -> client.event(event));
    }

    /** Everything that came of a method, oldest first. */
    List<JsonNode> received(String method) {
        return clients.stream()
                .flatMap(client -> client.received.stream())
                .filter(message -> message.path("method").asText().equals(method))
                .toList();
    }

    static JsonNode json(String text) {
        try {
            return ErrorAnswers.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** One connection, seen from the server. */
    final class Client implements Socket {
        final List<JsonNode> received = new ArrayList<>();
        private final Listener listener;
        boolean open;
        boolean subscribed;
        boolean silent;
        private boolean gone;

        Client(Listener listener) {
            this.listener = listener;
        }

        private void arrive() {
            if (gone) {
                return;
            }
            if (accepts.test(this)) {
                open = true;
                listener.opened();
                timers.in(LIFETIME, () -> drop("24 hours are over"));
            } else {
                gone = true;
                listener.closed("refused");
            }
        }

        @Override
        public void send(String text) {
            if (open) {
                timers.in(latency, () -> take(json(text)));
            }
        }

        @Override
        public void close() {
            gone = true;
            open = false;
        }

        void drop(String reason) {
            if (!gone) {
                close();
                listener.closed(reason);
            }
        }

        void event(String event) {
            say("{\"subscriptionId\":0,\"event\":" + event + "}");
        }

        void say(String text) {
            byte[] padded = ("??" + text + "?").getBytes(StandardCharsets.UTF_8);
            timers.in(latency, () -> {
                if (!gone && !silent) {
                    listener.message(padded, 2, padded.length - 3);
                }
            });
        }

        private void take(JsonNode message) {
            received.add(message);
            String method = message.path("method").asText();
            subscribed |= method.startsWith("userDataStream.subscribe");
            Function<JsonNode, String> answers = methods.get(method);
            String answer = answers == null
                    ? error(400, -1100, "unknown method " + method)
                    : answers.apply(message.path("params"));
            if (answer != null) {
                say("{\"id\":" + message.path("id") + "," + answer + "}");
            }
        }
    }
}
