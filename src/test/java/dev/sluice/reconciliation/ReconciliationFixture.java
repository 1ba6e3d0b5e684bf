package dev.sluice.reconciliation;

import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.execution.Command;
import dev.sluice.execution.ExecutionContext;
import dev.sluice.execution.ExecutionPolicy;
import dev.sluice.execution.Order;
import dev.sluice.execution.OrderDesk;
import dev.sluice.execution.VenueOrder;
import dev.sluice.halt.Halt;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.market.Markets;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.TransferBooked;
import dev.sluice.reconciliation.VenueStatement.VenueTrade;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A desk that has begun to trade bitcoin and ether at 100, and a venue whose books can be written at will. */
final class ReconciliationFixture {
    static final long NOW = UtcNanos.parse("2026-01-01T00:00:00Z");
    static final long HORIZON = 605 * UtcNanos.PER_SECOND;
    static final ClientOrderId OURS = new ClientOrderId("o1-1-0");

    final Portfolio portfolio = new Portfolio();
    final Halt halt = new Halt(TradingState.ACTIVE);
    final Map<Symbol, Instrument> instruments = Map.of(BTCUSDT, bitcoin(), ETHUSDT, ether());
    final OrderDesk orders = new OrderDesk(
            new ExecutionContext(instruments, new Markets(), portfolio, halt, 25, ExecutionPolicy.DEFAULT));
    final Map<Asset, BigDecimal> venueHolds = new TreeMap<>();
    final List<VenueOrder> venueOrders = new ArrayList<>();
    final List<VenueStatement.Stranger> strangers = new ArrayList<>();
    final List<VenueTrade> venueTrades = new ArrayList<>();
    final List<JournalEntry> journal = new ArrayList<>();
    final List<VenueLedger.Question> questions = new ArrayList<>();
    final ReconciliationDesk desk;
    Runnable meanwhile = () -> {};
    long nowNanos = NOW;
    private int runs;

    ReconciliationFixture() {
        desk = new ReconciliationDesk(new ReconciliationDesk.Parts(
                new Books(orders, portfolio, instruments),
                halt,
                BigDecimal.ONE,
                Map.of(),
                asset -> asset.equals(USDT)
                        ? Optional.of(BigDecimal.ONE)
                        : asset.equals(BTC) || asset.equals(ETH) ? Optional.of(decimal("100")) : Optional.empty(),
                () -> "r" + ++runs));
        venueHolds.put(USDT, decimal("1000"));
        run("start");
        journal.clear();
        questions.clear();
    }

    /** An order of ours for one bitcoin at 100, in that state since NOW. */
    Order ours(OrderState state) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "orderId", "o1",
                "clientOrderId", OURS.value(),
                "venueOrderId", "7",
                "symbol", BTCUSDT.name(),
                "side", "BUY",
                "type", "LIMIT",
                "quantity", "1",
                "price", "100",
                "timeInForce", "GTC"));
        row.putAll(Map.of(
                "state",
                state.name(),
                "filledQuantity",
                "0",
                "reference",
                "100",
                "fees",
                Map.of(),
                "origin",
                "test",
                "purpose",
                "open",
                "createdAt",
                UtcNanos.format(NOW),
                "updatedAt",
                UtcNanos.format(NOW)));
        orders.restore(ProjectedRow.ofNew(Map.of("order", row)), List.of());
        return orders.find(new OrderId("o1")).orElseThrow();
    }

    /** How the venue has our order. */
    void venueHas(OrderState state, String filled, Fill... fills) {
        venueOrders.removeIf(order -> order.clientOrderId().equals(OURS));
        venueOrders.add(order(OURS.value(), "7", BTCUSDT, state, filled, fills));
    }

    static VenueOrder order(String id, String venueId, Symbol symbol, OrderState state, String filled, Fill... fills) {
        return new VenueOrder(
                new ClientOrderId(id),
                new VenueOrderId(venueId),
                symbol,
                Side.BUY,
                quantity("1"),
                state,
                quantity(filled),
                "why",
                List.of(fills));
    }

    static Fill fill(String tradeId, String quantity, String price) {
        return new Fill(
                BTCUSDT,
                tradeId,
                OURS,
                Side.BUY,
                price(price),
                quantity(quantity),
                Money.zero(USDT),
                Liquidity.MAKER,
                NOW);
    }

    /** The venue trades for the account: its list of trades grows, and what it holds moves. */
    void venueTrades(long tradeId, String venueOrderId, String quantity, String price) {
        venueTrades.add(new VenueTrade(
                BTCUSDT,
                tradeId,
                new VenueOrderId(venueOrderId),
                Side.BUY,
                price(price),
                quantity(quantity),
                Money.zero(USDT),
                NOW));
        move(BTC, quantity);
        venueHolds.merge(USDT, decimal(price).multiply(decimal(quantity)).negate(), BigDecimal::add);
    }

    void move(Asset asset, String amount) {
        venueHolds.merge(asset, decimal(amount), BigDecimal::add);
    }

    /** One run, in as many readings as it wants. */
    ReconciliationFinished run(String cause) {
        nowNanos += UtcNanos.PER_SECOND;
        desk.begin(cause);
        while (true) {
            VenueLedger.Question question = desk.question();
            questions.add(question);
            meanwhile.run();
            Optional<ReconciliationFinished> finished = desk.read(answer(question), HORIZON, this::write, nowNanos);
            if (finished.isPresent()) {
                return finished.get();
            }
            nowNanos += ReconciliationDesk.PAUSE_NANOS;
        }
    }

    ReconciliationFinished run() {
        return run(ReconciliationDesk.INTERVAL);
    }

    List<String> kinds() {
        return run().divergences().stream().map(each -> each.kind().code()).toList();
    }

    /** As the pipeline does it. */
    void accept() {
        for (AssetTransfer transfer : desk.accept("operator", this::write, nowNanos)) {
            portfolio.book(transfer, TransferBooked.Source.OPERATOR, nowNanos).ifPresent(journal::add);
        }
        halt.reset("accepted", "operator", nowNanos);
    }

    void write(Command command) {
        if (command instanceof Command.Journal(JournalEntry entry)) {
            ProjectedRow.ofNew(entry.payload());
            journal.add(entry);
        }
    }

    List<String> journaled() {
        return journal.stream().map(JournalEntry::kind).toList();
    }

    private VenueStatement answer(VenueLedger.Question question) {
        Map<Symbol, Long> newest = new HashMap<>();
        List<VenueTrade> trades = new ArrayList<>();
        question.tradesAfter().forEach((symbol, after) -> {
            newest.put(symbol, after.orElse(VenueLedger.Question.NO_TRADE));
            for (VenueTrade trade : venueTrades) {
                if (trade.symbol().equals(symbol)) {
                    newest.merge(symbol, trade.tradeId(), Math::max);
                    if (isAfter(after, trade)) {
                        trades.add(trade);
                    }
                }
            }
        });
        List<VenueOrder> told = venueOrders.stream()
                .filter(order -> !order.state().isTerminal() || isAskedFor(question, order))
                .toList();
        List<BalanceChange> balances = venueHolds.entrySet().stream()
                .map(each -> new BalanceChange(each.getKey(), each.getValue(), BigDecimal.ZERO, nowNanos))
                .toList();
        return new VenueStatement(told, strangers, trades, newest, balances, nowNanos);
    }

    private static boolean isAfter(OptionalLong after, VenueTrade trade) {
        return after.isPresent() && trade.tradeId() > after.getAsLong();
    }

    private static boolean isAskedFor(VenueLedger.Question question, VenueOrder order) {
        return question.orders().contains(new VenueLedger.Query(order.symbol(), order.clientOrderId()))
                || question.traces().contains(new VenueLedger.Trace(order.symbol(), order.venueOrderId()));
    }
}
