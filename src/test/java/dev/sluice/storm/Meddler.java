package dev.sluice.storm;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.Balance;
import dev.sluice.venue.paper.PaperExchange;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Somebody else with a key to the account: orders that are not the desk's, money from outside. */
final class Meddler {
    private final StormTime time;
    private final StormExchange exchange;
    private final SplittableRandom chance;
    private final Tally tally;
    private final Map<Asset, BigDecimal> moved = new TreeMap<>();
    private boolean meddled;
    private long lastId;

    Meddler(StormTime time, StormExchange exchange, SplittableRandom chance, Tally tally) {
        this.time = time;
        this.exchange = exchange;
        this.chance = chance;
        this.tally = tally;
    }

    /** What came from outside, or went there, or was traded by strangers. */
    BigDecimal moved(Asset asset) {
        return moved.getOrDefault(asset, BigDecimal.ZERO);
    }

    /** Whether there is something on the account that the desk cannot explain. */
    boolean hasMeddled() {
        return meddled;
    }

    /** Plans one act within that time. */
    void plan(long nanos) {
        time.in(chance.nextLong(nanos), () -> {
            meddled = true;
            if (chance.nextBoolean()) {
                tally.count("foreign order");
                exchange.act(this::order);
            } else {
                tally.count("transfer");
                exchange.act(this::transfer);
            }
        });
    }

    private Object order(PaperExchange core) {
        Instrument instrument = exchange.instruments().getFirst();
        OrderTerms terms = OrderTerms.limit(
                instrument.symbol(),
                Side.BUY,
                StormMarket.worth(instrument, StormMarket.home(instrument), 30),
                instrument.roundToTick(StormMarket.home(instrument).movedByBps(-4_000), Side.BUY),
                TimeInForce.GTC);
        core.place(AccountId.DESK, new ClientOrderId("web_" + ++lastId), terms, time.nowNanos());
        return true;
    }

    private Object transfer(PaperExchange core) {
        Instrument instrument = exchange.instruments().getFirst();
        Asset asset = chance.nextBoolean() ? instrument.base() : instrument.quote();
        Balance has = core.balances(AccountId.DESK).getOrDefault(asset, new Balance(BigDecimal.ZERO, BigDecimal.ZERO));
        BigDecimal amount = new BigDecimal("0.25");
        if (chance.nextBoolean() && has.free().compareTo(amount) > 0) {
            amount = amount.negate();
        }
        core.deposit(AccountId.DESK, asset, amount, time.nowNanos());
        moved.merge(asset, amount, BigDecimal::add);
        return true;
    }
}
