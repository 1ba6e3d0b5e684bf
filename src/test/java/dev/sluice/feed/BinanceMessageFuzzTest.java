package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sluice.feed.BinanceMessageDecoder.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever bytes come: an event that keeps its promises, a message of another kind, or a refusal. */
class BinanceMessageFuzzTest {
    private static final int ROUNDS = 100_000;
    private static final String SPICE = "{}[]\",:-.0123456789eEsuUtTbBaAmMnulltrue\\ \u0000\u00ff";

    private final BinanceMessageDecoder decoder = new BinanceMessageDecoder();
    private final List<byte[]> messages = java.util.stream.Stream.of(
                    BinanceMessages.json(BinanceMessages.depth()),
                    BinanceMessages.wrapped("x", BinanceMessages.json(BinanceMessages.trade())),
                    BinanceMessages.wrapped("x", BinanceMessages.json(BinanceMessages.ticker())),
                    BinanceMessages.json(BinanceMessages.snapshot()),
                    "{\"e\":\"kline\",\"E\":1,\"k\":{\"t\":1},\"ü\":\"€𝄞\"}")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    @Test
    void survivesRandomMutations() {
        int events = 0;
        int refusals = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SplittableRandom random = new SplittableRandom(round);
            byte[] bytes = mutated(messages.get(random.nextInt(messages.size())), random);
            try {
                Decoded decoded = decoder.decode(bytes, 0, bytes.length, 1);
                check(decoded);
                events += decoded instanceof Decoded.Event ? 1 : 0;
            } catch (MalformedMessageException e) {
                assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(600);
                refusals++;
            } catch (RuntimeException | Error e) {
                fail("round " + round + ": " + new String(bytes, StandardCharsets.ISO_8859_1), e);
            }
        }
        assertThat(events).isGreaterThan(ROUNDS / 100);
        assertThat(refusals).isGreaterThan(ROUNDS / 4);
    }

    private static void check(Decoded decoded) {
        switch (decoded) {
            case Decoded.Event(DepthDiff diff) -> {
                assertThat(diff.firstUpdateId()).isBetween(0L, diff.finalUpdateId());
                checkLevels(diff.bids());
                checkLevels(diff.asks());
            }
            case Decoded.Event(TradeTick trade) -> {
                assertThat(trade.tradeId()).isNotNegative();
                assertThat(Math.min(trade.price(), trade.quantity())).isPositive();
                assertThat(trade.tradedNanos()).isPositive();
            }
            case Decoded.Event(BookTicker ticker) -> {
                assertThat(ticker.bidPrice()).isPositive().isLessThan(ticker.askPrice());
                assertThat(Math.min(ticker.bidQuantity(), ticker.askQuantity())).isPositive();
            }
            case Decoded.Event(DepthSnapshot snapshot) -> fail("a snapshot without an owner: " + snapshot);
            case Decoded.Event(CandleClosed candle) -> fail("nobody sent a candle: " + candle);
            case Decoded.Snapshot snapshot -> {
                assertThat(snapshot.lastUpdateId()).isNotNegative();
                checkLevels(snapshot.bids());
                checkLevels(snapshot.asks());
            }
            case Decoded.Other(String type) -> assertThat(type).isNotNull();
        }
    }

    private static void checkLevels(PriceLevels levels) {
        for (int i = 0; i < levels.size(); i++) {
            assertThat(levels.price(i)).isPositive();
            assertThat(levels.quantity(i)).isNotNegative();
        }
    }

    private static byte[] mutated(byte[] message, SplittableRandom random) {
        byte[] bytes = message.clone();
        for (int left = random.nextInt(1, 6); left > 0 && bytes.length > 1; left--) {
            int at = random.nextInt(bytes.length);
            byte spice = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = spice;
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = spliced(bytes, at, at, new byte[] {spice});
                case 3 -> bytes = spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(1, 4)), new byte[0]);
                default -> {
                    int end = Math.min(bytes.length, at + random.nextInt(30));
                    bytes = random.nextInt(4) == 0
                            ? Arrays.copyOf(bytes, at)
                            : spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
                }
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
        byte[] result = new byte[bytes.length - (to - from) + with.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(with, 0, result, from, with.length);
        System.arraycopy(bytes, to, result, from + with.length, bytes.length - to);
        return result;
    }
}
