package dev.sluice.storm;

import dev.sluice.execution.Order;
import dev.sluice.execution.Resolution;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.pipeline.StormDesk;
import dev.sluice.signal.ManualRequest;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A person, or a program of one, that places and cancels at random, and repeats every request, under its key, until it
 * is answered: what was answered must hold, and what was repeated must not happen twice.
 */
final class StormUser {
    private static final long REPEAT_NANOS = 3 * StormTime.SECOND;

    private final StormTime time;
    private final StormExchange exchange;
    private final StormDesk desk;
    private final SplittableRandom chance;
    private final List<OrderId> known = new ArrayList<>();
    private final Map<String, OrderAnswer> answered = new LinkedHashMap<>();
    private final Map<String, Integer> refusals = new LinkedHashMap<>();
    private final Map<String, Integer> amends = new LinkedHashMap<>();
    private final Set<OrderId> cancelled = new LinkedHashSet<>();
    private final List<String> contradictions = new ArrayList<>();
    private final Map<Instrument, Side> moods = new LinkedHashMap<>();
    private boolean active = true;
    private boolean panicking;
    private boolean killed;
    private int resolved;
    private int waiting;
    private long lastKey;

    StormUser(StormTime time, StormExchange exchange, StormDesk desk, SplittableRandom chance) {
        this.time = time;
        this.exchange = exchange;
        this.desk = desk;
        this.chance = chance;
    }

    void begin() {
        time.in(StormTime.SECOND / 10 + chance.nextLong(3 * StormTime.SECOND / 4), () -> {
            if (active) {
                act();
                begin();
            }
        });
    }

    /** Asks for nothing new; what was asked is repeated until it is answered. */
    void rest() {
        active = false;
        calmDown();
    }

    boolean isWaiting() {
        return waiting > 0;
    }

    /** Orders of which a cancel was promised. */
    Set<OrderId> cancelled() {
        return cancelled;
    }

    /** Throws the kill switch after a while, and puts it back when told to rest. */
    void panicIn(long nanos) {
        time.in(nanos, () -> {
            panicking = true;
            panic();
        });
    }

    private void panic() {
        if (panicking) {
            desk.engage(live -> {
                panicking = false;
                killed = true;
                cancelled.addAll(live);
                if (!active) {
                    calmDown();
                }
            });
            time.in(REPEAT_NANOS, this::panic);
        }
    }

    private void calmDown() {
        if (killed) {
            desk.reset(done -> killed = !done);
            time.in(REPEAT_NANOS, this::calmDown);
        }
    }

    /** Whether the kill switch was thrown and is not back yet. */
    boolean hasKilled() {
        return killed || panicking;
    }

    /** How many orders were resolved by a person. */
    int resolved() {
        return resolved;
    }

    /** Looks at the exchange for orders that wait for a person; what is not there is resolved so. */
    private void review() {
        desk.pipeline().stream()
                .flatMap(running -> List.copyOf(running.execution().live()).stream())
                .filter(order -> order.state() == OrderState.MANUAL_REVIEW_REQUIRED)
                .filter(order -> exchange.order(order.terms().symbol(), order.clientOrderId())
                        .isEmpty())
                .forEach(order -> desk.resolve(
                        order.id(),
                        new Resolution(
                                OrderState.REJECTED, Quantity.ZERO, Optional.empty(), "not at the venue", "operator"),
                        answer -> resolved += answer == Resolution.Answer.RESOLVED ? 1 : 0));
    }

    /** Answers to a repeated request that were not the first one. */
    List<String> contradictions() {
        return contradictions;
    }

    /** How many requests became orders. */
    int accepted() {
        return known.size();
    }

    /** How often which gate or check said no. */
    Map<String, Integer> refusals() {
        return refusals;
    }

    /** What was answered how often to wishes for less. */
    Map<String, Integer> amends() {
        return amends;
    }

    private void act() {
        int what = chance.nextInt(100);
        if (what < 60) {
            place();
        } else if (what < 80 && !known.isEmpty()) {
            cancel(recent());
        } else if (what < 90 && !known.isEmpty()) {
            amend(recent());
        } else if (what < 92) {
            review();
        } else {
            decide();
        }
    }

    /** Signs off what waits, mostly. */
    private void decide() {
        List<ProposalId> waiting = desk.waiting();
        if (!waiting.isEmpty()) {
            ProposalId one = waiting.get(chance.nextInt(waiting.size()));
            desk.decide(one, chance.nextInt(4) > 0, answer -> {
                // the journal says what became of it
            });
        }
    }

    private OrderId recent() {
        return known.get(known.size() - 1 - chance.nextInt(Math.min(known.size(), 6)));
    }

    private void amend(OrderId id) {
        Optional<Order> order =
                desk.pipeline().flatMap(running -> running.execution().find(id));
        order.ifPresent(shown -> {
            Quantity all = shown.terms().quantity();
            Quantity less = Quantity.ofUnits(all.units() / 4 * (1 + chance.nextInt(3)));
            exchange.instruments().stream()
                    .filter(each -> each.symbol().equals(shown.terms().symbol()))
                    .forEach(each -> desk.amend(id, each.roundDown(less), answer -> {
                        amends.merge(answer.toString(), 1, Integer::sum);
                    }));
        });
    }

    private void place() {
        List<Instrument> all = exchange.instruments();
        Instrument instrument = all.get(chance.nextInt(all.size()));
        Side side = mood(instrument);
        Price touch = exchange.takerPrice(instrument.symbol(), side).orElse(StormMarket.home(instrument));
        Quantity quantity = StormMarket.worth(instrument, touch, 10 + chance.nextInt(400));
        String key = "key" + ++lastKey;
        int kind = chance.nextInt(100);
        OrderTerms terms;
        if (kind < 25) {
            terms = OrderTerms.market(instrument.symbol(), side, quantity);
        } else {
            int bps = chance.nextInt(9) - 6; // mostly behind the touch
            Price price = instrument.roundToTick(touch.movedByBps(side.sign() * bps), side);
            terms = switch (kind % 4) {
                case 0 -> OrderTerms.limit(instrument.symbol(), side, quantity, price, TimeInForce.IOC);
                case 1 -> OrderTerms.limitMaker(instrument.symbol(), side, quantity, price);
                default -> OrderTerms.limit(instrument.symbol(), side, quantity, price, TimeInForce.GTC);
            };
        }
        waiting++;
        ask(new ManualRequest(key, terms.toString(), terms, "operator"));
    }

    /** Who buys goes on buying for a while: orders of both sides at once are refused. */
    private Side mood(Instrument instrument) {
        Side before = moods.getOrDefault(instrument, Side.BUY);
        Side now = chance.nextInt(6) == 0 ? before.opposite() : before;
        moods.put(instrument, now);
        return now;
    }

    private void ask(ManualRequest request) {
        desk.order(request, answer -> answered(request, answer));
        time.in(REPEAT_NANOS, () -> {
            if (!answered.containsKey(request.idempotencyKey())) {
                ask(request);
            } else if (chance.nextInt(10) == 0) {
                desk.order(request, answer -> answered(request, answer)); // somebody pressed twice
            }
        });
    }

    private void answered(ManualRequest request, OrderAnswer answer) {
        OrderAnswer first = answered.putIfAbsent(request.idempotencyKey(), answer);
        if (first == null) {
            waiting--;
            switch (answer) {
                case OrderAnswer.Accepted accepted -> known.add(accepted.order());
                case OrderAnswer.Refused refused -> refusals.merge(refused.code(), 1, Integer::sum);
                case OrderAnswer.KeyReused reused -> contradictions.add(reused.toString());
            }
        } else if (!first.equals(answer)) {
            contradictions.add(first + " became " + answer);
        }
    }

    private void cancel(OrderId order) {
        desk.cancel(order, alive -> {
            if (alive) {
                cancelled.add(order);
            }
        });
    }
}
