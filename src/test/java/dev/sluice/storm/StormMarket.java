package dev.sluice.storm;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.PaperExchange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Everybody else in the market: a price that wanders, makers around it, and takers in a hurry. */
final class StormMarket {
    private static final AccountId MAKERS = new AccountId("makers");
    private static final AccountId TAKERS = new AccountId("takers");
    private static final int LEVELS = 3;
    private static final int STEP_BPS = 5;
    private static final int GAP_BPS = 2;

    /** Nobody walks through this. */
    private static final int FAR_BPS = 15;

    private static final int DEEP = 200_000;

    private final StormTime time;
    private final StormExchange exchange;
    private final SplittableRandom chance;
    private final Map<Instrument, Long> middles = new HashMap<>();
    private boolean resting;
    private long everyNanos;
    private long lastId;

    StormMarket(StormTime time, StormExchange exchange, SplittableRandom chance) {
        this.time = time;
        this.exchange = exchange;
        this.chance = chance;
    }

    /** Begins to move that often, or goes on at another pace. */
    void pace(long nanos) {
        boolean begins = everyNanos == 0;
        everyNanos = nanos;
        if (begins) {
            step();
        }
    }

    /** Everybody goes home; what rests in the book stays. */
    void rest() {
        resting = true;
    }

    private void step() {
        if (resting) {
            return;
        }
        for (Instrument instrument : exchange.instruments()) {
            exchange.act(core -> {
                quote(core, instrument);
                take(core, instrument);
                return true;
            });
            exchange.publish(instrument.symbol());
        }
        time.in(everyNanos, this::step);
    }

    private void quote(PaperExchange core, Instrument instrument) {
        long middle = middles.getOrDefault(instrument, home(instrument).units());
        middle += middle / 10_000 * (chance.nextInt(2 * STEP_BPS + 1) - STEP_BPS);
        middles.put(instrument, middle);
        core.cancelAll(MAKERS, instrument.symbol(), time.nowNanos());
        for (int level = 0; level < LEVELS; level++) {
            long away = middle / 10_000 * GAP_BPS * (level + 1);
            place(core, instrument, Side.BUY, Price.ofUnits(middle - away), 20 + chance.nextInt(300));
            place(core, instrument, Side.SELL, Price.ofUnits(middle + away), 20 + chance.nextInt(300));
        }
        long far = middle / 10_000 * FAR_BPS;
        place(core, instrument, Side.BUY, Price.ofUnits(middle - far), DEEP);
        place(core, instrument, Side.SELL, Price.ofUnits(middle + far), DEEP);
    }

    private void place(PaperExchange core, Instrument instrument, Side side, Price price, int worth) {
        OrderTerms terms = OrderTerms.limit(
                instrument.symbol(),
                side,
                worth(instrument, price, worth),
                instrument.roundToTick(price, side),
                TimeInForce.GTC);
        core.place(MAKERS, id(), terms, time.nowNanos());
    }

    private void take(PaperExchange core, Instrument instrument) {
        if (chance.nextInt(100) < 60) {
            Side side = chance.nextBoolean() ? Side.BUY : Side.SELL;
            Price price = Price.ofUnits(
                    middles.getOrDefault(instrument, home(instrument).units()));
            Quantity quantity = worth(instrument, price, 10 + chance.nextInt(500));
            core.place(TAKERS, id(), OrderTerms.market(instrument.symbol(), side, quantity), time.nowNanos());
        }
    }

    private ClientOrderId id() {
        return new ClientOrderId("m" + ++lastId);
    }

    static Price home(Instrument instrument) {
        return Price.of(instrument.base().code().equals("BTC") ? "60000" : "150");
    }

    /** As much as costs about that many of the quote asset. */
    static Quantity worth(Instrument instrument, Price price, int quote) {
        long units = Math.multiplyExact(Quantity.of("1").units(), (long) quote)
                / Math.max(1, price.units() / Price.of("1").units());
        return instrument.roundDown(Quantity.ofUnits(units));
    }
}
