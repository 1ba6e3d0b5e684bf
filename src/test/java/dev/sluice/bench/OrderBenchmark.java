package dev.sluice.bench;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Creating orders over loopback: the adapter's two roads, a bare signing client and the official Java connector. */
final class OrderBenchmark implements Benchmark {
    private static final int ORDERS_A_ROUND = 20_000;
    private static final int ORDERS_A_ROUND_ON_PAPER = 4_000;

    /** Clients take turns after that many orders, so that a slow moment of the machine falls on all. */
    private static final int TURN = 1_000;

    private static final int IN_FLIGHT = 16;
    private static final double TIMES_BARE = 1.3;
    private static final double TIMES_CONNECTOR = 1.5;

    private static final String BARE = "bare client";
    private static final String REST = "adapter, REST";
    private static final String SOCKET = "adapter, WebSocket API";
    private static final String CONNECTOR = "official connector";

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public String about() {
        return ORDERS_A_ROUND + " orders a round and client over loopback: from the call to the first byte on the wire";
    }

    @Override
    public List<Figure> run() throws Exception {
        Rounds rounds = new Rounds();
        try (StandInExchange exchange = new StandInExchange()) {
            Map<String, OrderClient> clients = clients(exchange.port(), "");
            for (int round = -1; round < Rounds.COUNT; round++) {
                Rounds into = round < 0 ? new Rounds() : rounds;
                wire(take(clients, ORDERS_A_ROUND, taken -> Stopwatch.wire(exchange::arrivedNanos, taken)), into);
                rates("at once", clients, ORDERS_A_ROUND, into);
            }
            close(clients);
        }
        try (LoopbackExchange exchange = new LoopbackExchange()) {
            Map<String, OrderClient> clients = clients(exchange.port(), "/paper");
            for (int round = -1; round < Rounds.COUNT; round++) {
                Rounds into = round < 0 ? new Rounds() : rounds;
                show("round trip, paper exchange", take(clients, ORDERS_A_ROUND_ON_PAPER, Stopwatch::roundTrip), into);
                rates("at once, paper exchange", clients, ORDERS_A_ROUND_ON_PAPER, into);
            }
            close(clients);
        }
        return rounds.figures();
    }

    private static Map<String, OrderClient> clients(int port, String path) throws Exception {
        String host = "127.0.0.1:" + port + path;
        Map<String, OrderClient> clients = new LinkedHashMap<>();
        clients.put(BARE, new BareClient(URI.create("http://" + host)));
        clients.put(REST, AdapterClient.rest("http://" + host));
        clients.put(SOCKET, AdapterClient.webSocket("http://" + host, "ws://" + host));
        clients.put(CONNECTOR, new ConnectorClient("http://" + host));
        return clients;
    }

    private static void close(Map<String, OrderClient> clients) throws Exception {
        for (OrderClient client : clients.values()) {
            client.close();
        }
    }

    /** Latencies of each client, in nanoseconds. */
    private static Map<String, Histogram> take(
            Map<String, OrderClient> clients, int orders, Function<Histogram, Stopwatch> watch) throws Exception {
        Map<String, Histogram> taken = new LinkedHashMap<>();
        clients.keySet().forEach(name -> taken.put(name, new Histogram(3)));
        for (int done = 0; done < orders; done += TURN) {
            for (Map.Entry<String, OrderClient> client : clients.entrySet()) {
                Histogram into = Objects.requireNonNull(taken.get(client.getKey()));
                client.getValue().place(TURN, 1, watch.apply(into));
            }
        }
        return taken;
    }

    private static void wire(Map<String, Histogram> taken, Rounds into) {
        show("on the wire", taken, into);
        for (String road : List.of(REST, SOCKET)) {
            into.add(
                    road + " / bare, p50",
                    "ratio",
                    Target.below(TIMES_BARE),
                    micros(taken, road, 50) / micros(taken, BARE, 50));
            into.add(
                    road + " / connector, p99",
                    "ratio",
                    Target.below(1),
                    micros(taken, road, 99) / micros(taken, CONNECTOR, 99));
        }
    }

    private static void show(String what, Map<String, Histogram> taken, Rounds into) {
        for (String client : taken.keySet()) {
            into.add(what + ", " + client + ", p50", "µs", micros(taken, client, 50));
            into.add(what + ", " + client + ", p99", "µs", micros(taken, client, 99));
        }
    }

    private static double micros(Map<String, Histogram> taken, String client, double percentile) {
        return Objects.requireNonNull(taken.get(client)).getValueAtPercentile(percentile) / 1e3;
    }

    private static void rates(String what, Map<String, OrderClient> clients, int orders, Rounds into) throws Exception {
        Map<String, Double> rates = new LinkedHashMap<>();
        for (Map.Entry<String, OrderClient> client : clients.entrySet()) {
            long nanos = client.getValue().place(orders, IN_FLIGHT, Stopwatch.NONE);
            double rate = Rounds.perSecond(orders, nanos);
            rates.put(client.getKey(), rate);
            into.add(IN_FLIGHT + " " + what + ", " + client.getKey(), "orders/s", rate);
        }
        double connector = Objects.requireNonNull(rates.get(CONNECTOR));
        for (String road : List.of(REST, SOCKET)) {
            into.add(
                    IN_FLIGHT + " " + what + ", " + road + " / connector",
                    "ratio",
                    Target.atLeast(TIMES_CONNECTOR),
                    Objects.requireNonNull(rates.get(road)) / connector);
        }
    }
}
