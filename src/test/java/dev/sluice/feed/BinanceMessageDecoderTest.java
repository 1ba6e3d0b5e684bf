package dev.sluice.feed;

import static dev.sluice.feed.BinanceMessages.RECEIVED;
import static dev.sluice.feed.BinanceMessages.decode;
import static dev.sluice.feed.BinanceMessages.json;
import static dev.sluice.feed.BinanceMessages.with;
import static dev.sluice.feed.BinanceMessages.wrapped;
import static dev.sluice.feed.FeedFixture.levels;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.BinanceMessageDecoder.Decoded;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceMessageDecoderTest {
    @Test
    void readsADepthUpdate() throws Exception {
        assertThat(decode(json(BinanceMessages.depth())))
                .isEqualTo(new Decoded.Event(new DepthDiff(
                        new Symbol("BTCUSDT"),
                        RECEIVED,
                        157,
                        160,
                        levels("0.0024", "10", "0.0023", "0"),
                        levels("0.0026", "100.5"))));
    }

    @Test
    void readsATrade() throws Exception {
        assertThat(decode(json(BinanceMessages.trade()))).isEqualTo(trade(Side.SELL, 1_672_515_782_135_000_000L));
        assertThat(decode(json(with(BinanceMessages.trade(), "m", "false"))))
                .isEqualTo(trade(Side.BUY, 1_672_515_782_135_000_000L));
    }

    @Test
    void readsMicrosecondTimes() throws Exception {
        assertThat(decode(json(with(BinanceMessages.trade(), "T", "1672515782135123"))))
                .isEqualTo(trade(Side.SELL, 1_672_515_782_135_123_000L));
    }

    @Test
    void readsABookTickerWithAnEmptySide() throws Exception {
        Decoded decoded = decode(json(with(with(BinanceMessages.ticker(), "b", "\"0\""), "B", "\"0.00\"")));

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Event.class, event -> {
            BookTicker ticker = (BookTicker) event.event();
            assertThat(ticker.hasBothSides()).isFalse();
            assertThat(ticker.bidPrice()).isZero();
            assertThat(ticker.askPrice()).isEqualTo(2_536_520_000L);
        });
    }

    @Test
    void readsABookTicker() throws Exception {
        assertThat(decode(json(BinanceMessages.ticker())))
                .isEqualTo(new Decoded.Event(new BookTicker(
                        new Symbol("BNBUSDT"),
                        RECEIVED,
                        400_900_217,
                        2_535_190_000L,
                        3_121_000_000L,
                        2_536_520_000L,
                        4_066_000_000L)));
    }

    @Test
    void readsASnapshotThatNamesNoSymbol() throws Exception {
        Decoded.Snapshot snapshot =
                new Decoded.Snapshot(1_027_024, levels("4", "431"), levels("4.000002", "12", "4.1", "1"));

        assertThat(decode(json(BinanceMessages.snapshot()))).isEqualTo(snapshot);
        assertThat(snapshot.of(new Symbol("BNBBTC"), 5))
                .isEqualTo(new DepthSnapshot(new Symbol("BNBBTC"), 5, 1_027_024, snapshot.bids(), snapshot.asks()));
    }

    @Test
    void readsFieldsInAnyOrderAmongUnknownOnesAndInsideAStreamsWrapper() throws Exception {
        Random random = new Random(11);
        for (Map<String, String> message :
                List.of(BinanceMessages.depth(), BinanceMessages.trade(), BinanceMessages.ticker())) {
            Decoded plain = decode(json(message));
            List<Map.Entry<String, String>> fields = new ArrayList<>(message.entrySet());
            fields.add(Map.entry("x", "{\"e\":\"trade\",\"b\":[[[\"deep\"]]],\"u\":-1}"));
            fields.add(Map.entry("unheardOf", "[[\"1\"],{\"s\":5}]"));
            fields.add(Map.entry("ü", "null"));
            for (int i = 0; i < 40; i++) {
                Collections.shuffle(fields, random);
                assertThat(decode(json(fields))).isEqualTo(plain);
                assertThat(decode(wrapped("any@stream", json(fields)))).isEqualTo(plain);
                assertThat(decode("{\"data\":" + json(fields) + ",\"stream\":\"late\"}"))
                        .isEqualTo(plain);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "aggTrade | {'e':'aggTrade','E':1,'s':'BNBBTC','a':12345,'p':'0.001','q':'100','f':100,'m':true}",
                "kline | {'e':'kline','E':1,'s':'BNBBTC','k':{'t':1,'T':2,'o':'0.0010','B':'123456'}}",
                "24hrTicker | {'e':'24hrTicker','E':1,'s':'BNBBTC','b':'0.0024','B':'10','a':'0.0026','A':'100'}",
                "executionReport | {'e':'executionReport','E':1,'s':'ETHBTC','c':'x','S':'BUY','q':'1','u':2}",
                "outboundAccountPosition | {'e':'outboundAccountPosition','E':1,'u':1,'B':[{'a':'ETH','f':'1'}]}",
                "serverShutdown | {'e':'serverShutdown','E':1770123456789}",
                "unnamed | {'result':null,'id':1}",
                "unnamed | {'code':-1121,'msg':'Invalid symbol.'}",
                "unnamed | {'stream':'!miniTicker@arr','data':[{'e':'24hrMiniTicker'}]}",
                "unnamed | {}",
            })
    void namesWellFormedMessagesThatTheDeskDoesNotUse(String type, String message) throws Exception {
        assertThat(decode(message.replace('\'', '"'))).isEqualTo(new Decoded.Other(type));
    }

    @Test
    void neverTakesAPartialBookForASnapshot() throws Exception {
        assertThat(decode(wrapped("bnbbtc@depth20", json(BinanceMessages.snapshot()))))
                .isEqualTo(new Decoded.Other("partialDepth"));
        assertThat(decode("{\"data\":" + json(BinanceMessages.snapshot()) + ",\"stream\":\"bnbbtc@depth5\"}"))
                .isEqualTo(new Decoded.Other("partialDepth"));
    }

    @Test
    void forgetsAMessageBeforeTheNext() throws Exception {
        BinanceMessageDecoder decoder = new BinanceMessageDecoder();
        byte[] depth = json(BinanceMessages.depth()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Decoded first = decoder.decode(depth, 0, depth.length, RECEIVED);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> decoder.decode(depth, 0, depth.length - 5, RECEIVED)))
                .isInstanceOf(MalformedMessageException.class);
        assertThat(decoder.decode(depth, 0, depth.length, RECEIVED)).isEqualTo(first);
        assertThat(decoder.decode("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, 2, RECEIVED))
                .isEqualTo(new Decoded.Other("unnamed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"1\",\"2\",[]]", "[\"1\",\"2\",\"ignored\",{\"x\":[1]}]"})
    void readsPriceAndQuantityOfLevelsThatCarryMore(String level) throws Exception {
        Decoded decoded = decode(json(with(BinanceMessages.snapshot(), "bids", "[" + level + "]")));

        assertThat(decoded)
                .isEqualTo(new Decoded.Snapshot(1_027_024, levels("1", "2"), levels("4.000002", "12", "4.1", "1")));
    }

    private static Decoded trade(Side taker, long tradedNanos) {
        return new Decoded.Event(
                new TradeTick(new Symbol("BNBBTC"), RECEIVED, 12_345, 100_000L, 10_000_000_000L, taker, tradedNanos));
    }
}
