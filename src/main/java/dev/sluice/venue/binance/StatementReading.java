package dev.sluice.venue.binance;

import dev.sluice.execution.VenueOrder;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.reconciliation.VenueStatement.Stranger;
import dev.sluice.reconciliation.VenueStatement.VenueTrade;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * One reading of the venue's books: balances, open orders, the orders and trades asked for, and balances again.
 * There is no way to read them all at one moment, so a reading during which balances moved, or which misses trades of
 * an order, is done anew, a few times; on an account that never rests the last one stands.
 */
final class StatementReading {
    private static final int ROUNDS = 3;
    private static final int ABREAST = 4;
    private static final long PAUSE_NANOS = 200 * UtcNanos.PER_MILLI;
    private static final int PAGE = 1_000;

    private final VenueContext context;
    private final BinanceOrders orders;
    private final VenueLedger.Question question;
    private final CompletableFuture<VenueStatement> result;

    private final Map<Long, OrderSnapshot> found = new LinkedHashMap<>();
    private final Map<Long, List<Fill>> fills = new LinkedHashMap<>();
    private final List<VenueTrade> trades = new ArrayList<>();
    private final Map<Symbol, Long> newest = new HashMap<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private List<BalanceChange> before = List.of();
    private Runnable then = () -> {};
    private int running;
    private int round;
    private long beganNanos;

    StatementReading(
            VenueContext context,
            BinanceOrders orders,
            VenueLedger.Question question,
            CompletableFuture<VenueStatement> result) {
        this.context = context;
        this.orders = orders;
        this.question = question;
        this.result = result;
    }

    void begin() {
        round++;
        beganNanos = context.timers().nowNanos();
        found.clear();
        fills.clear();
        trades.clear();
        newest.clear();
        orders.account(outcome -> value(outcome).ifPresent(account -> {
            before = account.balances();
            readOpenOrders();
        }));
    }

    private void readOpenOrders() {
        orders.openOrders(
                Optional.empty(),
                outcome -> value(outcome).ifPresent(open -> {
                    open.forEach(order -> found.put(order.orderId(), order));
                    Set<String> told = open.stream()
                            .map(order -> order.symbol() + "/" + order.clientOrderId())
                            .collect(Collectors.toSet());
                    for (VenueLedger.Query query : question.orders()) {
                        if (!told.contains(query.symbol() + "/" + query.clientOrderId())) {
                            work.add(() -> orders.status(query.symbol(), query.clientOrderId(), this::found));
                        }
                    }
                    for (VenueLedger.Trace trace : question.traces()) {
                        long id = Long.parseLong(trace.venueOrderId().value());
                        work.add(() -> orders.status(trace.symbol(), id, this::found));
                    }
                    question.tradesAfter().forEach((symbol, after) -> work.add(() -> readTrades(symbol, after)));
                    run(this::readTradesOfOrders);
                }));
    }

    private void found(Outcome<OrderSnapshot> outcome) {
        if (outcome instanceof Outcome.Refused<OrderSnapshot> refused
                && OrderReading.isUnknown(refused.answer().code())) {
            done();
        } else {
            value(outcome).ifPresent(order -> {
                found.put(order.orderId(), order);
                done();
            });
        }
    }

    /** Every trade after the one that was read last; of a symbol that was never read, the newest id alone. */
    private void readTrades(Symbol symbol, OptionalLong after) {
        newest.put(symbol, after.orElse(VenueLedger.Question.NO_TRADE));
        if (after.isPresent()) {
            readTradesFrom(symbol, after.getAsLong() + 1);
        } else {
            orders.newestTrade(
                    symbol,
                    outcome -> value(outcome).ifPresent(found -> {
                        found.forEach(trade -> newest.merge(symbol, trade.tradeId(), Math::max));
                        done();
                    }));
        }
    }

    private void readTradesFrom(Symbol symbol, long from) {
        orders.tradesFrom(
                symbol,
                from,
                outcome -> value(outcome).ifPresent(page -> {
                    List<TradeSnapshot> later = page.stream()
                            .filter(trade -> trade.tradeId() >= from)
                            .toList();
                    later.forEach(trade -> trades.add(trade.told()));
                    later.forEach(trade -> newest.merge(symbol, trade.tradeId(), Math::max));
                    if (later.isEmpty() || page.size() < PAGE) {
                        done();
                    } else {
                        readTradesFrom(symbol, later.getLast().tradeId() + 1);
                    }
                }));
    }

    private void readTradesOfOrders() {
        for (OrderSnapshot order : found.values()) {
            if (!order.executed().isZero() && id(order).isPresent()) {
                work.add(() -> readTrades(order, OptionalLong.empty()));
            }
        }
        run(this::readAccountAgain);
    }

    private void readTrades(OrderSnapshot order, OptionalLong from) {
        orders.trades(
                order.symbol(),
                order.orderId(),
                from,
                outcome -> value(outcome).ifPresent(trades -> {
                    ClientOrderId id = new ClientOrderId(order.clientOrderId());
                    List<Fill> all = fills.computeIfAbsent(order.orderId(), none -> new ArrayList<>());
                    trades.forEach(trade -> all.add(trade.of(id)));
                    if (trades.size() < PAGE) {
                        done();
                    } else {
                        readTrades(order, OptionalLong.of(trades.getLast().tradeId() + 1));
                    }
                }));
    }

    private void readAccountAgain() {
        orders.account(outcome -> value(outcome).ifPresent(account -> {
            boolean moved = !amounts(account.balances()).equals(amounts(before));
            if ((moved || missesTrades()) && round < ROUNDS) {
                context.timers().at(context.timers().nowNanos() + PAUSE_NANOS, this::begin);
            } else {
                finish(account.balances());
            }
        }));
    }

    private static Map<Asset, String> amounts(List<BalanceChange> balances) {
        Map<Asset, String> amounts = new HashMap<>();
        balances.forEach(each -> amounts.put(each.asset(), each.free() + " " + each.locked()));
        return amounts;
    }

    private boolean missesTrades() {
        return found.values().stream()
                .filter(order -> id(order).isPresent())
                .anyMatch(order -> !order.executed().equals(traded(order)));
    }

    private Quantity traded(OrderSnapshot order) {
        return fills.getOrDefault(order.orderId(), List.of()).stream()
                .map(Fill::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private void finish(List<BalanceChange> balances) {
        List<VenueOrder> told = new ArrayList<>();
        List<Stranger> strangers = new ArrayList<>();
        for (OrderSnapshot order : found.values()) {
            id(order).ifPresentOrElse(id -> told.add(order(order, id)), () -> strangers.add(stranger(order)));
        }
        long at = beganNanos;
        List<BalanceChange> held = balances.stream()
                .filter(balance ->
                        balance.free().signum() != 0 || balance.locked().signum() != 0)
                .map(balance -> new BalanceChange(balance.asset(), balance.free(), balance.locked(), at))
                .toList();
        result.complete(new VenueStatement(told, strangers, trades, newest, held, at));
    }

    private VenueOrder order(OrderSnapshot order, ClientOrderId id) {
        return new VenueOrder(
                id,
                new VenueOrderId(Long.toString(order.orderId())),
                order.symbol(),
                order.side(),
                order.quantity(),
                order.status().state(),
                order.executed(),
                order.status().isOpen() || order.status() == OrderStatus.FILLED
                        ? ""
                        : RefusalReasons.ended(order.status(), order.expiryReason()),
                fills.getOrDefault(order.orderId(), List.of()));
    }

    /** The order's id; empty if it cannot be ours. */
    private static Optional<ClientOrderId> id(OrderSnapshot order) {
        try {
            return Optional.of(new ClientOrderId(order.clientOrderId()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Stranger stranger(OrderSnapshot order) {
        return new Stranger(
                order.symbol(),
                new VenueOrderId(Long.toString(order.orderId())),
                ErrorAnswers.clean(order.clientOrderId()),
                order.side(),
                order.quantity(),
                order.status().isOpen());
    }

    /** Works through what is to be read, some of it abreast, and goes on when all is done. */
    private void run(Runnable next) {
        then = next;
        running++;
        for (int i = 0; i < ABREAST && !work.isEmpty(); i++) {
            running++;
            work.remove().run();
        }
        done();
    }

    private void done() {
        if (!work.isEmpty()) {
            work.remove().run();
        } else if (--running == 0) {
            then.run();
        }
    }

    private <T> Optional<T> value(Outcome<T> outcome) {
        if (result.isDone()) {
            return Optional.empty();
        }
        return switch (outcome) {
            case Outcome.Done<T> done -> Optional.of(done.value());
            case Outcome.Refused<T> refused -> failed(RefusalReasons.of(refused.answer()));
            case Outcome.NotSent<T> notSent -> failed(notSent.reason());
            case Outcome.Lost<T> lost -> failed(lost.reason());
        };
    }

    private <T> Optional<T> failed(String reason) {
        work.clear();
        result.completeExceptionally(new VenueUnavailableException(reason));
        return Optional.empty();
    }
}
