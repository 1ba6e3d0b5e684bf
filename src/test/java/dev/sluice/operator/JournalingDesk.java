package dev.sluice.operator;

import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.execution.Command;
import dev.sluice.execution.ExecutionPolicy;
import dev.sluice.execution.OrderReport;
import dev.sluice.feed.MarketEvent;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.HashChain;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.journal.JournalRecord;
import dev.sluice.market.MarketFixture;
import dev.sluice.market.SymbolMarket;
import dev.sluice.pipeline.DeskSetup;
import dev.sluice.pipeline.TradingPipeline;
import dev.sluice.risk.RiskFixture;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.UtcNanos;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The real pipeline, whose entries become journal records as they would be stored. Orders are named {@code to1} on. */
final class JournalingDesk implements Strategy {
    final TradingPipeline pipeline;
    private final MarketFixture market = new MarketFixture(BTCUSDT);
    private final ArrayDeque<Idea> ideas = new ArrayDeque<>();
    private final Consumer<JournalRecord> journal;
    private JournalHead head = JournalHead.EMPTY;
    private long nowNanos = RiskFixture.NOW;

    JournalingDesk(TradingState initial, Consumer<JournalRecord> journal) {
        this.journal = journal;
        pipeline = new TradingPipeline(new DeskSetup(
                Map.of(BTCUSDT, bitcoin()),
                List.of(this),
                new RiskFixture().limits(),
                initial,
                USDT,
                Map.of(USDT, decimal("10000")),
                1_000,
                25,
                ExecutionPolicy.DEFAULT,
                "t"));
        pipeline.onBalance(new BalanceChange(USDT, decimal("10000"), decimal("0"), nowNanos), this::carryOut, nowNanos);
        market.opening(nowNanos, "99.99", "100.01").forEach(event -> pipeline.onMarket(event, this::carryOut));
    }

    @Override
    public String name() {
        return "told";
    }

    @Override
    public List<Idea> onEvent(MarketEvent event, SymbolMarket seen, Holding holding) {
        Idea idea = ideas.poll();
        return idea == null ? List.of() : List.of(idea);
    }

    void passMillis(long millis) {
        nowNanos += millis * UtcNanos.PER_MILLI;
    }

    /** Proposes to buy 10 bitcoin at 100 or better. */
    void enter() {
        ideas.add(new Idea.Enter(
                name(), BTCUSDT, Side.BUY, price("100"), Optional.of(price("90")), 0.5, "because", nowNanos));
        pipeline.onMarket(market.top(nowNanos, "99.99", "100.01"), this::carryOut);
    }

    /** Wants out of bitcoin. */
    void exit() {
        ideas.add(new Idea.Exit(name(), BTCUSDT, "enough", nowNanos));
        pipeline.onMarket(market.top(nowNanos, "99.99", "100.01"), this::carryOut);
    }

    void commit(String order) {
        pipeline.onCommitted(new OrderId(order), new JournalReceipt(1, 1, head), this::carryOut, nowNanos);
    }

    void acknowledge(String order) {
        report(new OrderReport.Acknowledged(id(order), new VenueOrderId("1")));
    }

    void fill(String order, Side side, String price, String quantity) {
        report(new OrderReport.Filled(new Fill(
                BTCUSDT,
                order + "@" + price,
                id(order),
                side,
                price(price),
                quantity(quantity),
                Money.zero(USDT),
                Liquidity.TAKER,
                nowNanos)));
    }

    void balanceOfBitcoin(String free) {
        pipeline.onBalance(new BalanceChange(BTC, decimal(free), decimal("0"), nowNanos), this::carryOut, nowNanos);
    }

    void reject(String order, String reason) {
        report(new OrderReport.Rejected(id(order), reason));
    }

    void expire(String order) {
        report(new OrderReport.Expired(id(order), "not_filled_at_once"));
    }

    void loseOutcome(String order) {
        report(new OrderReport.OutcomeLost(id(order), OrderReport.Request.SUBMIT, "timeout"));
    }

    void write(JournalEntry entry) {
        JournalRecord row = HashChain.next(head, CanonicalJson.write(entry));
        head = row.head();
        journal.accept(row);
    }

    private void report(OrderReport report) {
        pipeline.onReport(report, this::carryOut, nowNanos);
    }

    private void carryOut(Command command) {
        switch (command) {
            case Command.Journal entry -> write(entry.entry());
            case Command.JournalIntent intent -> intent.entries().forEach(this::write);
            default -> {
                // what is sent is not journaled here; tests answer for the venue
            }
        }
    }

    private static ClientOrderId id(String order) {
        return new ClientOrderId(order + "-1-0");
    }
}
