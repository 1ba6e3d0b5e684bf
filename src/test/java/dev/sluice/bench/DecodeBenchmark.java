package dev.sluice.bench;

import dev.sluice.feed.BinanceMessageDecoder;
import dev.sluice.feed.MalformedMessageException;
import java.io.IOException;
import java.util.List;

/** JSON messages decoded, as a stream delivers them. */
final class DecodeBenchmark implements Benchmark {
    private static final int MESSAGES_A_ROUND = 200_000;

    private final MarketData data;

    DecodeBenchmark(MarketData data) {
        this.data = data;
    }

    @Override
    public String name() {
        return "decode";
    }

    @Override
    public String about() {
        return "JSON messages decoded from memory, at least " + MESSAGES_A_ROUND + " a round";
    }

    @Override
    public List<Figure> run() throws IOException, MalformedMessageException {
        List<byte[]> messages = data.messages();
        long bytes = messages.stream().mapToLong(message -> message.length).sum();
        long passes = Math.ceilDiv(MESSAGES_A_ROUND, messages.size());
        Rounds rounds = new Rounds();
        for (int round = -1; round < Rounds.COUNT; round++) {
            Rounds into = round < 0 ? new Rounds() : rounds;
            BinanceMessageDecoder decoder = new BinanceMessageDecoder();
            long allocatedBefore = Allocation.bytes();
            long start = System.nanoTime();
            for (int pass = 0; pass < passes; pass++) {
                for (byte[] message : messages) {
                    decoder.decode(message, 0, message.length, start);
                }
            }
            long nanos = System.nanoTime() - start;
            long count = messages.size() * passes;
            into.add("messages", "messages/s", Rounds.perSecond(count, nanos));
            into.add("volume", "MB/s", Rounds.perSecond(bytes * passes, nanos) / 1e6);
            into.add("allocated", "B/message", (double) (Allocation.bytes() - allocatedBefore) / count);
        }
        return rounds.figures();
    }
}
