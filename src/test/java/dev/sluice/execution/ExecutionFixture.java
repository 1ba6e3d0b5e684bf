package dev.sluice.execution;

import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.approval.ApprovalFixture;
import dev.sluice.approval.ApprovedOrder;
import dev.sluice.halt.Halt;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.market.MarketFixture;
import dev.sluice.market.Markets;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.PortfolioFixture;
import dev.sluice.portfolio.ReducingOrder;
import dev.sluice.risk.RiskFixture;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A desk behind the gates that writes down every command, and a venue's words in few letters. */
final class ExecutionFixture {
    static final long NOW = RiskFixture.NOW;
    static final JournalReceipt RECEIPT = new JournalReceipt(1, 1, JournalHead.EMPTY);
    static final OrderId ORDER = new OrderId("o1");
    static final ClientOrderId CLIENT_ID = new ClientOrderId("o1-1-0");

    final RiskFixture risk = new RiskFixture();
    final Portfolio portfolio = risk.portfolio;
    final Halt halt = risk.halt;
    final Markets markets = risk.markets;
    final MarketFixture bitcoinMarket = risk.bitcoinMarket;
    final List<Command> commands = new ArrayList<>();
    final OrderDesk desk;
    long now = NOW;
    private final TreeSet<Long> wakes = new TreeSet<>();
    private int wakesNoted;

    ExecutionFixture() {
        this(ExecutionPolicy.DEFAULT);
    }

    ExecutionFixture(ExecutionPolicy policy) {
        desk = new OrderDesk(new ExecutionContext(risk.instruments, markets, portfolio, halt, 25, policy));
        PortfolioFixture.balance(portfolio, USDT, "10000");
    }

    /** Lets time pass; whatever the desk asked to be woken for happens at its time. */
    void pass(long nanos) {
        long end = now + nanos;
        noteWakes();
        while (!wakes.isEmpty() && wakes.first() <= end) {
            now = Math.max(now, wakes.removeFirst());
            desk.onTime(commands::add, now);
            noteWakes();
        }
        now = end;
    }

    private void noteWakes() {
        List<Command.WakeAt> asked = commands(Command.WakeAt.class);
        asked.subList(wakesNoted, asked.size()).forEach(each -> wakes.add(each.atNanos()));
        wakesNoted = asked.size();
    }

    /** Ten bitcoin up to 100, approved, under the ids above; the next ones count up. */
    ApprovedOrder approved() {
        return approved(RiskFixture.proposal());
    }

    ApprovedOrder approved(TradeProposal proposal) {
        return ApprovalFixture.approved(risk.cleared(proposal), NOW);
    }

    /** Starts ten bitcoin up to 100; its intent waits for the commit. */
    Order started() {
        desk.start(approved(), commands::add, NOW);
        return live();
    }

    /** The same, sent to the venue and not answered yet. */
    Order sent() {
        Order order = started();
        committed();
        return order;
    }

    void committed() {
        desk.onCommitted(ORDER, RECEIPT, commands::add, now);
    }

    Order live() {
        return desk.live().iterator().next();
    }

    ReducingOrder reduction(Instrument instrument, String mark) {
        return portfolio.reduce(instrument, price(mark), "test", "out", NOW).orElseThrow();
    }

    void report(OrderReport report) {
        desk.onReport(report, commands::add, now);
    }

    void acknowledge() {
        report(new OrderReport.Acknowledged(CLIENT_ID, new VenueOrderId("v1")));
    }

    void fill(String tradeId, String quantity) {
        report(filled(BTCUSDT, tradeId, quantity));
    }

    static OrderReport filled(Symbol symbol, String tradeId, String quantity) {
        return new OrderReport.Filled(new Fill(
                symbol,
                tradeId,
                CLIENT_ID,
                Side.BUY,
                price("100"),
                quantity(quantity),
                Money.zero(USDT),
                Liquidity.TAKER,
                NOW));
    }

    void cancel() {
        report(new OrderReport.Canceled(CLIENT_ID, "by request"));
    }

    void reject() {
        report(new OrderReport.Rejected(CLIENT_ID, "insufficient_balance"));
    }

    void expire() {
        report(new OrderReport.Expired(CLIENT_ID, "not_filled_at_once"));
    }

    void loseOutcome() {
        report(new OrderReport.OutcomeLost(CLIENT_ID, OrderReport.Request.SUBMIT, "timeout"));
    }

    void trading(TradingState state) {
        halt.change(state, "test", NOW);
    }

    <C extends Command> List<C> commands(Class<C> kind) {
        return commands.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <E extends JournalEntry> List<E> journaled(Class<E> kind) {
        return commands(Command.Journal.class).stream()
                .map(Command.Journal::entry)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    List<String> alarms() {
        return journaled(ExecutionAlarm.class).stream()
                .map(ExecutionAlarm::message)
                .toList();
    }

    /** Reasons of the last transition journaled. */
    String lastReason() {
        OrderTransitioned last = journaled(OrderTransitioned.class).getLast();
        return String.valueOf(last.row().get("reason"));
    }
}
