package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The market makers of one symbol: {@value #LEVELS} levels a side on a grid of prices around the fair price.
 *
 * <p>They are in no hurry: quotes that the fair price has come too near to are withdrawn, and missing ones refilled,
 * with some probability in each step, nearest first and few at a time, so that a swift market leaves stale quotes to be
 * taken. Near the top they show more on the side that the trend will need. Their two sides are one account, so quotes
 * that would meet expire instead of trading.
 */
final class MakerLadder {
    static final int LEVELS = 24;
    static final AccountId ACCOUNT = new AccountId("makers");

    private static final double GRID_BPS = 0.2;
    private static final int TRIM_BEYOND = LEVELS + 6;
    private static final int MOST_PER_SIDE = 4;
    private static final double WITHDRAW = 0.5;
    private static final double REFILL = 0.3;
    private static final double REFRESH_TOP = 0.04;
    private static final double REFRESH_ANY = 0.3;

    /** How far beyond its distance a quote may come, in grid steps, before it is withdrawn: no flutter. */
    private static final double SLACK = 0.6;

    private final Instrument instrument;
    private final OrderSizes sizes;
    private final OrderEntry entry;
    private final Chance chance;
    private final long grid;
    private final Map<Side, TreeMap<Long, ClientOrderId>> quotes =
            Map.of(Side.BUY, new TreeMap<>(), Side.SELL, new TreeMap<>());
    private final Map<ClientOrderId, Slot> slots = new HashMap<>();
    private long lastId;
    private double fair;
    private double half;
    private double trend;

    /** Where a quote rests: grid step times grid is its price. */
    private record Slot(Side side, long step) {}

    MakerLadder(Instrument instrument, OrderEntry entry, Chance chance, double startUnits) {
        this.instrument = instrument;
        this.sizes = new OrderSizes(instrument);
        this.entry = entry;
        this.chance = chance;
        long tick = Math.max(1, instrument.tickSize());
        this.grid = Math.max(1, Math.round(startUnits * GRID_BPS / 10_000 / tick)) * tick;
    }

    /** Quotes the whole ladder at once. */
    void open(PriceProcess price) {
        look(price);
        for (Side side : Side.values()) {
            for (int i = 0; i < LEVELS; i++) {
                quote(side, i);
            }
        }
    }

    void step(PriceProcess price) {
        look(price);
        for (Side side : Side.values()) {
            withdraw(side);
            refill(side);
            trim(side);
            if (chance.happens(REFRESH_TOP)) {
                refresh(side, 0);
            }
            if (chance.happens(REFRESH_ANY)) {
                refresh(side, (int) (LEVELS * StrictMath.pow(chance.share(), 2)));
            }
        }
    }

    /** A quote is no longer in the book. */
    void gone(ClientOrderId id) {
        Slot slot = slots.remove(id);
        if (slot != null) {
            of(slot.side()).remove(slot.step(), id);
        }
    }

    int size() {
        return slots.size();
    }

    private void look(PriceProcess price) {
        fair = price.units();
        half = fair * price.phase().halfSpreadBps / 10_000;
        trend = price.trend();
    }

    private void withdraw(Side side) {
        TreeMap<Long, ClientOrderId> ladder = of(side);
        int budget = MOST_PER_SIDE;
        while (budget-- > 0 && !ladder.isEmpty()) {
            long nearest = side == Side.BUY ? ladder.lastKey() : ladder.firstKey();
            double inside = (nearest * (double) grid - (fair - side.sign() * half)) * side.sign();
            if (inside <= SLACK * grid || !chance.happens(WITHDRAW)) {
                return;
            }
            cancel(side, nearest);
        }
    }

    private void refill(Side side) {
        int budget = MOST_PER_SIDE;
        TreeMap<Long, ClientOrderId> ladder = of(side);
        for (int i = 0; i < LEVELS && budget > 0; i++) {
            if (!ladder.containsKey(step(side, i)) && chance.happens(REFILL)) {
                quote(side, i);
                budget--;
            }
        }
    }

    private void trim(Side side) {
        TreeMap<Long, ClientOrderId> ladder = of(side);
        long end = step(side, TRIM_BEYOND);
        for (int budget = MOST_PER_SIDE; budget > 0 && !ladder.isEmpty(); budget--) {
            long farthest = side == Side.BUY ? ladder.firstKey() : ladder.lastKey();
            if ((end - farthest) * side.sign() <= 0) {
                return;
            }
            cancel(side, farthest);
        }
    }

    private void refresh(Side side, int i) {
        long step = step(side, i);
        if (of(side).containsKey(step)) {
            cancel(side, step);
            quote(side, i);
        }
    }

    private void quote(Side side, int i) {
        long step = step(side, i);
        double lean = StrictMath.exp(side.sign() * trend * StrictMath.max(0, 1 - i / 4.0));
        double usual = (0.9 + 0.12 * i) * chance.spread(0.35) * lean;
        Optional<OrderTerms> terms = sizes.quote(side, step * grid, usual);
        if (terms.isPresent()) {
            ClientOrderId id = new ClientOrderId(instrument.symbol().name().replace('.', '_') + "-" + ++lastId);
            of(side).put(step, id);
            slots.put(id, new Slot(side, step));
            entry.place(ACCOUNT, id, terms.get());
        }
    }

    private void cancel(Side side, long step) {
        ClientOrderId id = of(side).get(step);
        if (id != null) {
            entry.cancel(ACCOUNT, instrument.symbol(), id);
        }
    }

    /** The grid step of the i-th level of a side; 0 is the best. */
    private long step(Side side, int i) {
        double best = (fair - side.sign() * half) / grid;
        return side == Side.BUY ? (long) StrictMath.floor(best) - i : (long) StrictMath.ceil(best) + i;
    }

    private TreeMap<Long, ClientOrderId> of(Side side) {
        return Objects.requireNonNull(quotes.get(side));
    }
}
