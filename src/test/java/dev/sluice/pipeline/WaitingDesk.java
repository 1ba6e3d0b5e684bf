package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.approval.ApprovalFixture;
import dev.sluice.approval.Decision;
import dev.sluice.approval.PendingApproval;
import dev.sluice.execution.Command;
import dev.sluice.execution.ExecutionPolicy;
import dev.sluice.execution.JournaledIntent;
import dev.sluice.execution.OrderReport;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projections;
import dev.sluice.market.MarketFixture;
import dev.sluice.operator.DecisionAnswer;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.risk.RiskFixture;
import dev.sluice.signal.ManualRequest;
import dev.sluice.signal.Recommendation;
import dev.sluice.signal.RequestKey;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A desk whose orders wait for a person, with a journal that commits at once, a venue that only takes note, and
 * restarts. Bitcoin stands at 99.99 to 100.01, and stays there unless it is told otherwise.
 */
final class WaitingDesk {
    static final Decision YES = new Decision("operator", "looked at it");

    final RiskFixture risk = new RiskFixture();
    final StormJournal journal = new StormJournal();
    final List<JournaledIntent> sent = new ArrayList<>();
    final String threshold;
    ExecutionPolicy execution = ExecutionPolicy.DEFAULT;
    long now = RiskFixture.NOW;
    TradingPipeline pipeline;
    private MarketFixture market = new MarketFixture(BTCUSDT);
    private final Map<Asset, BigDecimal> balances = new TreeMap<>(Map.of(USDT, new BigDecimal("10000")));
    private final TreeSet<Long> wakes = new TreeSet<>();
    private final ArrayDeque<Command> commands = new ArrayDeque<>();
    private String ask = "100.01";
    private int lives;
    private int trades;

    WaitingDesk(String threshold) {
        this.threshold = threshold;
        risk.maxExposureSymbol = "4000";
        risk.maxExposureTotal = "4000";
        risk.globalPerSecond = 100;
        risk.symbolPerSecond = 100;
        pipeline = restart();
    }

    /** The next process, after that much time; it knows what the journal knows. */
    TradingPipeline restart(long afterNanos) {
        now += afterNanos;
        return restart();
    }

    private TradingPipeline restart() {
        commands.clear();
        wakes.clear();
        DeskSetup setup = new DeskSetup(
                Map.of(BTCUSDT, bitcoin(), ETHUSDT, ether()),
                List.of(),
                risk.limits(),
                TradingState.ACTIVE,
                USDT,
                Map.of(USDT, new BigDecimal("10000")),
                1_000,
                25,
                BigDecimal.ONE,
                execution,
                DeskPolicies.DEFAULT.with(ApprovalFixture.policy(threshold)),
                "l" + ++lives);
        pipeline = new TradingPipeline(setup, journal.recovered());
        while (pipeline.align(statement(), 0, commands::add, now).isEmpty()) {
            pipeline.reconciliation().question();
        }
        carryOut();
        market = new MarketFixture(BTCUSDT);
        market.opening(now, "99.99", ask).forEach(event -> pipeline.onMarket(event, commands::add));
        return pipeline;
    }

    private VenueStatement statement() {
        List<BalanceChange> held = new ArrayList<>();
        balances.forEach((asset, amount) -> held.add(new BalanceChange(asset, amount, BigDecimal.ZERO, now)));
        return new VenueStatement(List.of(), held, now);
    }

    /** Time passes, the market with it. */
    void pass(long nanos) {
        long end = now + nanos;
        while (!wakes.isEmpty() && wakes.first() <= end) {
            now = Math.max(now, wakes.removeFirst());
            step(out -> pipeline.onTime(out, now));
        }
        now = end;
        ask(ask);
    }

    /** Somebody offers at another price. */
    void ask(String price) {
        ask = price;
        step(out -> pipeline.onMarket(market.top(now, "99.99", price), out));
    }

    /** One turn of the desk, with all that follows from it. */
    void step(Consumer<Consumer<Command>> turn) {
        turn.accept(commands::add);
        carryOut();
    }

    /** A person wants some bitcoin, or to be rid of it, at what the market gives. */
    OrderAnswer order(String key, Side side, String quantity) {
        OrderTerms terms = OrderTerms.limit(
                BTCUSDT, side, quantity(quantity), price(side == Side.BUY ? "100.01" : "99.99"), TimeInForce.GTC);
        List<OrderAnswer> answers = new ArrayList<>();
        ManualRequest request = new ManualRequest(key, terms.toString(), terms, "operator");
        step(out -> answers.add(pipeline.operator().order(request, out, now)));
        return answers.getFirst();
    }

    /** An outside strategy recommends, at the market, with a stop that it can be sized by. */
    Optional<OrderAnswer> recommend(String key, Side side) {
        return recommend(key, side, Optional.of(price(side == Side.BUY ? "90" : "110")), Optional.empty());
    }

    Optional<OrderAnswer> recommend(String key, Side side, Optional<Price> stop, Optional<Long> validForNanos) {
        List<Optional<OrderAnswer>> answers = new ArrayList<>();
        Recommendation wanted = new Recommendation(
                new RequestKey(key, side + " " + stop, "operator"),
                "outside",
                BTCUSDT,
                side,
                0.5,
                Optional.empty(),
                stop,
                Optional.empty(),
                "because",
                validForNanos);
        step(out -> answers.add(pipeline.operator().recommend(wanted, out, now)));
        return answers.getFirst();
    }

    /** A person wants out. */
    Optional<OrderId> close() {
        List<Optional<OrderId>> answers = new ArrayList<>();
        step(out -> answers.add(pipeline.operator().close(BTCUSDT, new Exits.Why("operator", "enough"), out, now)));
        return answers.getFirst();
    }

    DecisionAnswer approve(String proposal) {
        List<DecisionAnswer> answers = new ArrayList<>();
        step(out -> answers.add(pipeline.operator().approve(new ProposalId(proposal), YES, out, now)));
        return answers.getFirst();
    }

    DecisionAnswer reject(String proposal) {
        List<DecisionAnswer> answers = new ArrayList<>();
        step(out -> answers.add(pipeline.operator().reject(new ProposalId(proposal), YES, out, now)));
        return answers.getFirst();
    }

    boolean cancel(String order) {
        List<Boolean> answers = new ArrayList<>();
        step(out -> answers.add(pipeline.operator().cancel(new OrderId(order), out, now)));
        return answers.getFirst();
    }

    /** The venue took all that was sent and fills it. */
    void fillAll() {
        while (!sent.isEmpty()) {
            JournaledIntent intent = sent.removeFirst();
            report(new OrderReport.Acknowledged(intent.clientOrderId(), new VenueOrderId("v" + ++trades)));
            OrderTerms terms = intent.terms();
            balances.merge(
                    BTC,
                    terms.quantity()
                            .decimal()
                            .multiply(BigDecimal.valueOf(terms.side().sign())),
                    BigDecimal::add);
            balances.merge(
                    USDT,
                    price("100")
                            .times(terms.quantity())
                            .multiply(BigDecimal.valueOf(-terms.side().sign())),
                    BigDecimal::add);
            report(new OrderReport.Filled(fill(intent.clientOrderId(), terms)));
            balances.forEach((asset, amount) ->
                    step(out -> pipeline.onBalance(new BalanceChange(asset, amount, BigDecimal.ZERO, now), out, now)));
        }
    }

    private Fill fill(ClientOrderId id, OrderTerms terms) {
        return new Fill(
                terms.symbol(),
                Integer.toString(++trades),
                id,
                terms.side(),
                price("100"),
                terms.quantity(),
                Money.zero(USDT),
                Liquidity.TAKER,
                now);
    }

    /** The venue ends all that was sent without a trade. */
    void refuseAll() {
        while (!sent.isEmpty()) {
            report(new OrderReport.Rejected(sent.removeFirst().clientOrderId(), "venue_rule"));
        }
    }

    void report(OrderReport report) {
        step(out -> pipeline.onReport(report, out, now));
    }

    /** Ids of the proposals that wait. */
    List<String> waiting() {
        return pipeline.approvals().waiting().stream()
                .map(PendingApproval::proposal)
                .map(ProposalId::value)
                .toList();
    }

    /** Where an order stands in the journal, and why. */
    String orderRow(String order) {
        ProjectedRow row = row(Projections.ORDER, "orderId", order);
        return row.text("state") + row.value("reason").map(why -> " " + why).orElse("");
    }

    /** Where a proposal stands in the journal, and why. */
    String proposalRow(String proposal) {
        ProjectedRow row = row(Projections.PROPOSAL, "proposalId", proposal);
        return row.text("state") + row.value("reason").map(why -> " " + why).orElse("");
    }

    private ProjectedRow row(Projection projection, String key, String value) {
        return journal.rows(projection).stream()
                .filter(row -> row.text(key).equals(value))
                .findFirst()
                .orElseThrow();
    }

    /** Kinds of entries about proposals, oldest first. */
    List<String> story() {
        return journal.entries().stream()
                .map(JournalEntry::kind)
                .filter(kind -> kind.startsWith("proposal_"))
                .toList();
    }

    private void carryOut() {
        while (!commands.isEmpty()) {
            List<JournalEntry> batch = new ArrayList<>();
            List<OrderId> intents = new ArrayList<>();
            for (Command command = commands.poll(); command != null; command = commands.poll()) {
                switch (command) {
                    case Command.Journal(JournalEntry entry) -> batch.add(entry);
                    case Command.JournalIntent intent -> {
                        batch.addAll(intent.entries());
                        intents.add(intent.order());
                    }
                    case Command.Submit submit -> sent.add(submit.intent());
                    case Command.ToVenue _ -> {
                        // nobody is there to answer
                    }
                    case Command.WakeAt(long atNanos) -> wakes.add(atNanos);
                }
            }
            journal.commit(batch);
            JournalReceipt receipt = new JournalReceipt(1, 1, journal.head());
            intents.forEach(order -> pipeline.onCommitted(order, receipt, commands::add, now));
        }
    }
}
