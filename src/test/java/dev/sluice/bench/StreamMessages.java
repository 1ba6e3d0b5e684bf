package dev.sluice.bench;

import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages of a combined stream, made or recorded, with ids that go on and on. */
final class StreamMessages {
    private static final int TRADES = 300_000;
    private static final int DIFFS = 60_000;
    private static final long MILLIS = 1_723_161_255_000L;
    private static final Pattern DIFF = Pattern.compile("\"E\":(\\d+)(.*?)\"U\":(\\d+),\"u\":(\\d+)(.*)");

    private StreamMessages() {}

    /** Sends messages as fast as the other side takes them. */
    static final class Writer {
        private final ServerWebSocket socket;
        private final List<String> messages;
        private int next;

        Writer(ServerWebSocket socket, List<String> messages) {
            this.socket = socket;
            this.messages = messages;
        }

        void write() {
            while (next < messages.size() && !socket.writeQueueFull()) {
                socket.writeTextMessage(messages.get(next++));
            }
        }
    }

    static List<String> trades() {
        List<String> trades = new ArrayList<>(TRADES);
        for (int i = 0; i < TRADES; i++) {
            trades.add("{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":" + (MILLIS + i)
                    + ",\"s\":\"BTCUSDT\",\"t\":" + (3_735_683_259L + i) + ",\"p\":\"61837." + (10 + i % 90)
                    + "000000\",\"q\":\"0.0" + (1 + i % 9) + "000000\",\"T\":" + (MILLIS + i)
                    + ",\"m\":true,\"M\":true}}");
        }
        return trades;
    }

    /** The recorded diffs, again and again, each time with later ids and times. */
    static List<String> diffs(MarketData data) throws IOException {
        List<Matcher> recorded = new ArrayList<>();
        for (byte[] message : data.messages()) {
            Matcher matcher = DIFF.matcher(new String(message, StandardCharsets.UTF_8));
            if (matcher.find()) {
                recorded.add(matcher);
            }
        }
        long ids = number(recorded.getLast(), 4) - number(recorded.getFirst(), 3) + 1;
        long millis = number(recorded.getLast(), 1) - number(recorded.getFirst(), 1) + 1;
        List<String> diffs = new ArrayList<>(DIFFS);
        for (int i = 0; i < DIFFS; i++) {
            Matcher one = recorded.get(i % recorded.size());
            long pass = i / recorded.size();
            diffs.add("{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":"
                    + (number(one, 1) + pass * millis) + one.group(2) + "\"U\":" + (number(one, 3) + pass * ids)
                    + ",\"u\":" + (number(one, 4) + pass * ids) + one.group(5));
        }
        return diffs;
    }

    /** A snapshot that the first diff joins; of a trade, none that matters. */
    static byte[] snapshot(String first) {
        Matcher diff = DIFF.matcher(first);
        long lastUpdateId = diff.find() ? number(diff, 3) : 1;
        return ("{\"lastUpdateId\":" + lastUpdateId + ",\"bids\":[[\"1\",\"1\"]],\"asks\":[[\"999999\",\"1\"]]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static long number(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }
}
