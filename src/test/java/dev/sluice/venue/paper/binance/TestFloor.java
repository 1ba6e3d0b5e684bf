package dev.sluice.venue.paper.binance;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.PriceLevels;
import dev.sluice.feed.TradeTick;
import dev.sluice.venue.paper.ExchangeEvent;
import dev.sluice.venue.paper.PaperExchange;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/** A floor in virtual time on which the test says what happens; trading on it is not possible. */
public final class TestFloor implements TradingFloor {
    public static final Instrument BTC = instrument("BTCUSDT", "BTC");
    public static final Instrument ETH = instrument("ETHUSDT", "ETH");

    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::nanos).thenComparingLong(Timer::number));
    private final List<Consumer<List<ExchangeEvent>>> listeners = new ArrayList<>();
    private final List<Consumer<MarketEvent>> observers = new ArrayList<>();
    private long nowNanos;
    private long number;
    private long tradeId;

    private record Timer(long nanos, long number, Runnable action) {}

    public TestFloor(long nowNanos) {
        this.nowNanos = nowNanos;
    }

    private static Instrument instrument(String name, String base) {
        return new Instrument(
                new Symbol(name),
                new Asset(base),
                new Asset("USDT"),
                FixedPoint.parse("0.01"),
                FixedPoint.parse("0.01"),
                FixedPoint.parse("1000000"),
                new Instrument.Lot(FixedPoint.parse("0.00001"), FixedPoint.parse("9000"), FixedPoint.parse("0.00001")),
                new Instrument.Lot(0, FixedPoint.parse("100"), 0),
                new Instrument.Notional(new BigDecimal("5"), true, new BigDecimal("9000000"), false));
    }

    /** A face that fails the test on any defect. */
    static BinanceFace face(TestFloor floor, List<ApiKey> keys, ApiLimits limits) {
        return new BinanceFace(floor, new BinanceFace.Setup(keys, limits, false, 1, defect -> {
            throw new AssertionError(defect);
        }));
    }

    static Client client(TestFloor floor, List<ApiKey> keys, ApiLimits limits) {
        return new Client(face(floor, keys, limits), "10.0.0.1");
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public void at(long nanos, Runnable action) {
        timers.add(new Timer(Math.max(nanos, nowNanos), number++, action));
    }

    public void run(long nanos) {
        long end = nowNanos + nanos;
        for (Timer next = timers.peek(); next != null && next.nanos() <= end; next = timers.peek()) {
            timers.remove();
            nowNanos = next.nanos();
            next.action().run();
        }
        nowNanos = end;
    }

    @Override
    public List<Instrument> instruments() {
        return List.of(BTC, ETH);
    }

    @Override
    public <T> void call(Function<PaperExchange, T> action, Consumer<T> whenStored) {
        throw new UnsupportedOperationException("nothing can be traded here");
    }

    @Override
    public void listen(Consumer<List<ExchangeEvent>> listener) {
        listeners.add(listener);
    }

    @Override
    public DepthSnapshot snapshot(Symbol symbol) {
        return new DepthSnapshot(symbol, nowNanos, 100, levels(99), levels(101));
    }

    private static PriceLevels levels(long price) {
        return new PriceLevels.Builder()
                .add(price * FixedPoint.ONE, FixedPoint.ONE)
                .build();
    }

    @Override
    public void observe(Consumer<MarketEvent> observer) {
        observers.add(observer);
    }

    void tell(List<ExchangeEvent> events) {
        listeners.forEach(listener -> listener.accept(events));
    }

    void market(MarketEvent event) {
        observers.forEach(observer -> observer.accept(event));
    }

    void trade(String price, String quantity, Side taker) {
        market(new TradeTick(
                BTC.symbol(),
                nowNanos,
                ++tradeId,
                FixedPoint.parse(price),
                FixedPoint.parse(quantity),
                taker,
                nowNanos));
    }

    void top(long updateId, String bid, String ask) {
        market(new BookTicker(
                BTC.symbol(),
                nowNanos,
                updateId,
                FixedPoint.parse(bid),
                FixedPoint.ONE,
                FixedPoint.parse(ask),
                FixedPoint.ONE));
    }

    void diff(long first, long last, String bid, String quantity) {
        PriceLevels changed = new PriceLevels.Builder()
                .add(FixedPoint.parse(bid), FixedPoint.parse(quantity))
                .build();
        market(new DepthDiff(BTC.symbol(), nowNanos, first, last, changed, PriceLevels.NONE));
    }
}
