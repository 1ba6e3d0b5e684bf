package dev.sluice.operator;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.journal.JournalRecord;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A desk that says what it is told to; an answer that is null fails. */
final class WatchedDesk implements Desk {
    static final DeskStatus STATUS = new DeskStatus(
            "sim",
            "TRADING",
            "ACTIVE",
            false,
            List.of("BTCUSDT", "ETHUSDT"),
            new DeskStatus.Venue("paper", "connected", "connected", "12"),
            new DeskStatus.Counts(500, 9, 4, 5, 3, 2, 1, 6, 7),
            new DeskStatus.Journal(77, "hash"),
            "2024-08-08T00:00:00Z",
            "2024-08-08T00:00:10Z");

    DeskHealth health = new DeskHealth(
            DeskHealth.Phase.TRADING,
            "trading",
            List.of(
                    new Component("journal", Condition.OK, "commits"),
                    new Component("market:BTCUSDT", Condition.DEGRADED, "resynchronising")));

    @Nullable DeskStatus status = STATUS;

    List<PositionView> positions = List.of(
            new PositionView("BTCUSDT", "0.5", "60000", "-3.5", "10", "30010", "30", List.of(), false),
            new PositionView("DOGEUSDT", "1", "1", "1", "1", "1", "0", List.of(), false));

    AccountView account = account("9990.5");

    ExposureView exposure = new ExposureView(
            "USDT",
            "30010",
            "70",
            "30080",
            1,
            List.of(
                    new ExposureView.OfSymbol("BTCUSDT", "0.5", "30010", "70", "30080", false),
                    new ExposureView.OfSymbol("DOGEUSDT", "1", "1", "1", "2", false)),
            List.of(new ExposureView.OfGroup("coins", List.of("BTCUSDT"), "30010", "70", "30080")),
            List.of(),
            "");
    HaltView halt = new HaltView("REDUCING", null, new HaltView.KillSwitch(true, null, null, null));
    String lastMessage = "2024-08-08T00:00:09.500Z";
    UnicastProcessor<JournalRecord> journal = UnicastProcessor.create();

    @Override
    public DeskHealth health() {
        return health;
    }

    @Override
    public Uni<DeskStatus> status() {
        return answer(status);
    }

    @Override
    public Uni<HaltView> halt() {
        return answer(halt);
    }

    @Override
    public Uni<List<PositionView>> positions() {
        return answer(positions);
    }

    @Override
    public Uni<AccountView> account() {
        return answer(account);
    }

    @Override
    public Uni<ExposureView> exposure() {
        return answer(exposure);
    }

    static AccountView account(String equity) {
        return new AccountView(
                "USDT",
                "10000",
                "9980.5",
                equity,
                "10020",
                "0.29",
                "0.1",
                new AccountView.ProfitView("-3.5", "10", "16", "-9.5", "-10"),
                List.of(new FeeView("BNB", "0.5", "10", "0.25"), new FeeView("USDT", "6", "6", "0")),
                List.of(),
                "");
    }

    @Override
    public Uni<Optional<MarketStructureView>> structure(Symbol symbol, CandleInterval interval, int swing) {
        return answer(null);
    }

    @Override
    public Uni<Optional<BookView>> book(Symbol symbol, int levels) {
        return answer(Optional.of(new BookView(symbol.name(), true, 1, List.of(), List.of(), lastMessage, null)));
    }

    @Override
    public Uni<RiskView> risk() {
        RiskView.Circuit open = new RiskView.Circuit("*", "OPEN", 0, 0, lastMessage);
        RiskView.Circuit closed = new RiskView.Circuit("BTCUSDT", "CLOSED", 1, 9, null);
        return answer(new RiskView(false, List.of(), List.of(), List.of(), List.of(open, closed), List.of(), ""));
    }

    @Override
    public Uni<List<StrategyView>> strategies() {
        return answer(List.of());
    }

    @Override
    public Uni<StrategyAnswer> changeStrategy(StrategyChange change) {
        return answer(new StrategyAnswer.Unknown());
    }

    @Override
    public Uni<RiskAnswer> changeLimits(RiskChange change) {
        return answer(null);
    }

    @Override
    public Uni<ReconciliationView> reconcile() {
        return answer(null);
    }

    @Override
    public List<AlertView> recentAlerts() {
        return List.of();
    }

    @Override
    public Multi<AlertView> alerted() {
        return Multi.createFrom().empty();
    }

    @Override
    public Multi<JournalRecord> journaled() {
        return journal;
    }

    @Override
    public Uni<OrderAnswer> place(OrderRequest request) {
        return answer(null);
    }

    @Override
    public Uni<DecisionAnswer> decide(ProposalDecision decision) {
        return answer(null);
    }

    @Override
    public Uni<Optional<OrderAnswer>> recommend(RecommendationRequest request) {
        return answer(null);
    }

    @Override
    public Uni<Optional<OrderId>> close(Symbol symbol, String reason, String by) {
        return answer(null);
    }

    @Override
    public Uni<CancelAnswer> cancel(OrderId order, String by) {
        return answer(null);
    }

    @Override
    public Uni<ChangeAnswer> amend(OrderId order, Quantity quantity) {
        return answer(null);
    }

    @Override
    public Uni<ChangeAnswer> resolve(OrderId order, ReviewDecision decided) {
        return answer(null);
    }

    @Override
    public Uni<HaltView> change(HaltChange change) {
        return answer(null);
    }

    @Override
    public Uni<Optional<List<CandleView>>> candles(Symbol symbol, CandleInterval interval, int limit) {
        return answer(null);
    }

    @Override
    public Uni<Optional<TapeView>> tape(Symbol symbol, int limit) {
        return answer(null);
    }

    @Override
    public Uni<Optional<List<DeltaView>>> delta(Symbol symbol, CandleInterval interval, int limit) {
        return answer(null);
    }

    @Override
    public Uni<Optional<List<FootprintView>>> footprint(
            Symbol symbol, CandleInterval interval, int limit, ImbalanceQuery imbalance) {
        return answer(null);
    }

    private static <T> Uni<T> answer(@Nullable T value) {
        return value == null
                ? Uni.createFrom().failure(new DeskUnavailableException("told to fail"))
                : Uni.createFrom().item(value);
    }
}
