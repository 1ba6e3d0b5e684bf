package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.VirtualTimers.MILLI;
import static dev.sluice.venue.binance.VirtualTimers.SECOND;

import dev.sluice.vocabulary.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The venue's stream server in virtual time, as its documents describe it; what breaks a rule is noted. */
final class StreamServer implements VenueSockets {
    private static final Pattern REQUEST =
            Pattern.compile("\\{\"method\":\"(\\w+)\",\"params\":\\[(.*)],\"id\":(\\d+)}");
    private static final long LIFETIME = 24 * VirtualTimers.HOUR;

    final VirtualTimers timers;
    final List<Client> clients = new ArrayList<>();
    final List<Long> attempts = new ArrayList<>();
    final List<String> violations = new ArrayList<>();
    Predicate<Client> accepts = ignored -> true;
    boolean answersRequests = true;
    long latency = 5 * MILLI;

    StreamServer(VirtualTimers timers) {
        this.timers = timers;
    }

    @Override
    public Socket open(String url, Listener listener) {
        Client client = new Client(url, listener, attempts.size() + 1);
        attempts.add(timers.nowNanos());
        timers.in(latency, client::arrive);
        return client;
    }

    /** Those connected now. */
    List<Client> connected() {
        return clients.stream().filter(client -> client.open).toList();
    }

    /** Sends to everybody who has the stream. */
    void publish(String stream, String data) {
        for (Client client : connected()) {
            if (client.streams.contains(stream) && !client.silent) {
                client.send("{\"stream\":\"" + stream + "\",\"data\":" + data + "}");
            }
        }
    }

    static String depth(Symbol symbol, long eventMillis, long first, long last) {
        return "{\"e\":\"depthUpdate\",\"E\":" + eventMillis + ",\"s\":\"" + symbol + "\",\"U\":" + first + ",\"u\":"
                + last + ",\"b\":[[\"100." + last % 10 + "\",\"" + last % 7 + ".5\"]],\"a\":[]}";
    }

    static String trade(Symbol symbol, long eventMillis, long id) {
        return "{\"e\":\"trade\",\"E\":" + eventMillis + ",\"s\":\"" + symbol + "\",\"t\":" + id
                + ",\"p\":\"100.5\",\"q\":\"1\",\"T\":" + eventMillis + ",\"m\":true,\"M\":true}";
    }

    static String snapshot(long lastUpdateId) {
        return "{\"lastUpdateId\":" + lastUpdateId + ",\"bids\":[[\"100.0\",\"1\"]],\"asks\":[[\"101.0\",\"1\"]]}";
    }

    /** One connection, seen from the server. */
    final class Client implements Socket {
        final String url;
        final int number;
        final Set<String> streams = new LinkedHashSet<>();
        final List<String> requests = new ArrayList<>();
        private final ArrayDeque<Long> received = new ArrayDeque<>();
        private final Listener listener;
        boolean open;
        boolean silent;
        private boolean gone;

        Client(String url, Listener listener, int number) {
            this.url = url;
            this.listener = listener;
            this.number = number;
            int query = url.indexOf("?streams=");
            if (query >= 0) {
                streams.addAll(List.of(url.substring(query + 9).split("/")));
            }
            clients.add(this);
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
            if (!open) {
                return;
            }
            if (text.startsWith("{\"method\"")) {
                timers.in(latency, () -> take(text));
            } else {
                later(listener1 -> listener1.message(bytes(text), 0, bytes(text).length));
            }
        }

        @Override
        public void close() {
            gone = true;
            open = false;
        }

        void drop(String reason) {
            if (!gone) {
                open = false;
                gone = true;
                listener.closed(reason);
            }
        }

        void shutDown() {
            send("{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1770123456789}}");
        }

        private void later(Consumer<Listener> telling) {
            timers.in(latency, () -> {
                if (!gone) {
                    telling.accept(listener);
                }
            });
        }

        private void take(String text) {
            long now = timers.nowNanos();
            received.addLast(now);
            while (received.getFirst() <= now - SECOND) {
                received.removeFirst();
            }
            if (received.size() > 5) {
                violations.add("more than 5 messages in a second");
            }
            requests.add(text);
            Matcher request = REQUEST.matcher(text);
            if (!request.matches()) {
                violations.add("not understood: " + text);
                return;
            }
            List<String> names = List.of(request.group(2).replace("\"", "").split(","));
            if (request.group(1).equals("SUBSCRIBE")) {
                streams.addAll(names);
            } else {
                names.forEach(streams::remove);
            }
            if (streams.size() > 1_024) {
                violations.add("more than 1024 streams");
            }
            if (answersRequests) {
                send("{\"result\":null,\"id\":" + request.group(3) + "}");
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
