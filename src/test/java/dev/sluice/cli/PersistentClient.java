package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A program that orders without a break, and repeats with the same key until it has been told what became of it. */
final class PersistentClient implements AutoCloseable {
    private static final int ACCEPTED = 202;
    private static final int REFUSED = 422;
    private static final int UNAVAILABLE = 503;

    /** Every so many orders one stays in the book. */
    private static final int RESTING = 6;

    private static final long PAUSE_MILLIS = 25;

    private final Service service;
    private final FutureTask<Boolean> work = new FutureTask<>(this::order);
    private final List<Integer> readiness = new ArrayList<>();
    private final Map<String, String> orders = new TreeMap<>();
    private final Map<String, String> bodies = new TreeMap<>();
    private volatile boolean done;
    private volatile int accepted;
    private int repeated;

    PersistentClient(Service service) {
        this.service = service;
        readiness.add(service.readiness());
        Thread.ofPlatform().name("client").start(work);
    }

    private boolean order() throws Exception {
        for (int i = 0; !done; i++) {
            String side = i % 2 == 0 ? "BUY" : "SELL";
            String terms = i % RESTING == 0
                    ? "\"type\":\"LIMIT\",\"quantity\":\"0.0003\",\"price\":\"40000\""
                    : "\"type\":\"MARKET\",\"quantity\":\"0.0005\"";
            insist("key-" + i, "{\"symbol\":\"BTCUSDT\",\"side\":\"" + side + "\"," + terms + "}");
        }
        return true;
    }

    private void insist(String key, String body) throws Exception {
        bodies.put(key, body);
        while (!done) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            look();
            HttpResponse<String> answer = service.order(key, body);
            switch (answer.statusCode()) {
                case ACCEPTED -> {
                    orders.put(key, Service.json(answer).get("id").asText());
                    accepted++;
                    return;
                }
                case REFUSED -> {
                    return;
                }
                case UNAVAILABLE -> repeated++;
                default -> throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
        }
    }

    private void look() {
        int now = service.readiness();
        if (readiness.getLast() != now) {
            readiness.add(now);
        }
    }

    /** How many orders have been accepted. */
    int accepted() {
        assertThat(done || !work.isDone()).as("it still orders").isTrue();
        return accepted;
    }

    /** What readiness said, without repetitions; after the end. */
    List<Integer> readiness() {
        return readiness;
    }

    /** How often a key had to be sent again; after the end. */
    int repeated() {
        return repeated;
    }

    /** The order of each key that was told one; after the end. */
    Map<String, String> orders() {
        return orders;
    }

    /** Says everything once more, and expects to be told of the same orders. */
    void repeatAll() throws Exception {
        for (Map.Entry<String, String> known : orders.entrySet()) {
            HttpResponse<String> answer = service.order(known.getKey(), bodies.get(known.getKey()));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(ACCEPTED);
            assertThat(Service.json(answer).get("id").asText()).isEqualTo(known.getValue());
        }
    }

    @Override
    public void close() throws Exception {
        done = true;
        work.get();
    }
}
