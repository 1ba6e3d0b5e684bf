package dev.sluice.bench;

import com.binance.connector.client.impl.SpotClientImpl;
import com.binance.connector.client.impl.spot.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The exchange's official Java connector. It blocks, so whoever wants orders in flight gives it threads. */
final class ConnectorClient implements OrderClient {
    private static final int WAIT_SECONDS = 60;

    private final Trade trade;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    ConnectorClient(String url) {
        trade = new SpotClientImpl(KEY, SECRET, url).createTrade();
    }

    @Override
    public long place(int orders, int inFlight, Stopwatch watch) throws Exception {
        Queue<Map<String, Object>> ready = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < orders; i++) {
            ready.add(order());
        }
        long start = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < inFlight; i++) {
            all.add(threads.submit(() -> {
                for (Map<String, Object> order = ready.poll(); order != null; order = ready.poll()) {
                    watch.called();
                    trade.newOrder(order);
                    watch.answered();
                }
            }));
        }
        for (Future<?> each : all) {
            each.get(WAIT_SECONDS, TimeUnit.SECONDS);
        }
        return System.nanoTime() - start;
    }

    private static Map<String, Object> order() {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("symbol", SYMBOL);
        order.put("side", "BUY");
        order.put("type", "LIMIT");
        order.put("timeInForce", "IOC");
        order.put("quantity", QUANTITY);
        order.put("price", PRICE);
        order.put("newOrderRespType", "FULL");
        order.put("recvWindow", 5000);
        order.put("newClientOrderId", OrderClient.newId());
        return order;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
