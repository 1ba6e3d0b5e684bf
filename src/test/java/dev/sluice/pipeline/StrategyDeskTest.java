package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.Command;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.market.MarketFixture;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.risk.RiskDecision;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Inputs;
import dev.sluice.strategy.Strategy;
import dev.sluice.strategy.StrategyState;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StrategyDeskTest implements StrategyDesk.Way {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long START = 600 * MINUTE;

    private final Markets markets = new Markets();
    private final MarketFixture bitcoin = new MarketFixture(BTCUSDT);
    private final List<JournalEntry> journaled = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private Holding holding = Holding.FLAT;

    @Test
    void asksOnlyForWhatTheInputsName() {
        ToldStrategy events = new ToldStrategy("events", Inputs.ALL_EVENTS);
        ToldStrategy candles = new ToldStrategy("candles", Inputs.candles(0));
        StrategyDesk desk = desk(events, candles);

        trade(desk, START, "100");
        trade(desk, START + 10 * SECOND, "103");
        trade(desk, START + 61 * SECOND, "101");

        assertThat(events.seen).hasSize(3);
        assertThat(candles.seen).singleElement().isInstanceOfSatisfying(CandleClosed.class, candle -> {
            assertThat(candle.openNanos()).isEqualTo(START);
            assertThat(candle.high()).isEqualTo(price("103").units());
            assertThat(candle.close()).isEqualTo(price("103").units());
            assertThat(candle.receivedNanos()).isEqualTo(START + 61 * SECOND);
        });
    }

    @Test
    void tellsNoCandleThatItHasNotSeenWhole() {
        ToldStrategy candles = new ToldStrategy("candles", Inputs.candles(0));
        StrategyDesk desk = desk(candles);

        trade(desk, START + 10 * SECOND, "100");
        trade(desk, START + 61 * SECOND, "101");
        trade(desk, START + 121 * SECOND, "102");

        assertThat(candles.seen)
                .extracting(event -> ((CandleClosed) event).openNanos())
                .containsExactly(START + MINUTE);
    }

    @Test
    void closesACandleByTheClockWhereNobodyTrades() {
        ToldStrategy candles = new ToldStrategy("candles", Inputs.candles(0));
        StrategyDesk desk = desk(candles);
        trade(desk, START, "100");

        desk.onMarket(book(START + 60 * SECOND), market(), out());
        assertThat(candles.seen).isEmpty();

        desk.onMarket(book(START + 61 * SECOND), market(), out());
        assertThat(candles.seen).hasSize(1);
    }

    @Test
    void asksOnlyAboutItsSymbolsAndOnlyWhileItIsEnabled() {
        ToldStrategy ether = new ToldStrategy("ether", Inputs.ALL_EVENTS);
        ToldStrategy off = new ToldStrategy("off", Inputs.ALL_EVENTS);
        StrategyDesk desk = new StrategyDesk(
                List.of(ether, off),
                Map.of("ether", policy(true, Set.of(ETHUSDT)), "off", policy(false, Set.of())),
                this,
                out -> out);

        trade(desk, START, "100");
        assertThat(ether.seen).isEmpty();
        assertThat(off.seen).isEmpty();

        assertThat(change(desk, "off", true)).isPresent();
        assertThat(change(desk, "nobody", true)).isEmpty();
        trade(desk, START + SECOND, "100");
        assertThat(off.seen).hasSize(1);
    }

    @Test
    void dropsWhatAStrategyWantsBeforeItIsWarm() {
        ToldStrategy candles = new ToldStrategy("candles", Inputs.candles(2));
        candles.answer = List.of(enter(candles, Side.BUY));
        StrategyDesk desk = desk(candles);

        for (int i = 0; i <= 4; i++) {
            trade(desk, START + i * MINUTE, "100");
        }

        assertThat(candles.seen).hasSize(4);
        assertThat(done).containsExactly("enter BUY", "enter BUY");
        StrategyCounts counts = desk.slots().getFirst().counts();
        assertThat(counts.ideas()).isEqualTo(4);
        assertThat(counts.cold()).isEqualTo(2);
    }

    @Test
    void anEntryWaitsUntilTheExitBeforeItIsDone() {
        ToldStrategy strategy = new ToldStrategy("turns", Inputs.ALL_EVENTS);
        StrategyDesk desk = desk(strategy);
        holding = new Holding(quantity("1"), false);
        strategy.answer = List.of(exit(strategy), enter(strategy, Side.BUY));

        trade(desk, START, "100");
        strategy.answer = List.of();
        assertThat(done).containsExactly("exit");

        holding = new Holding(Holding.FLAT.quantity(), true);
        trade(desk, START + SECOND, "100");
        assertThat(done).containsExactly("exit");

        holding = Holding.FLAT;
        trade(desk, START + 2 * SECOND, "100");
        trade(desk, START + 3 * SECOND, "100");
        assertThat(done).containsExactly("exit", "enter BUY");
    }

    @Test
    void anEntryIsDroppedWhenTheExitBeforeItTakesTooLong() {
        ToldStrategy strategy = new ToldStrategy("turns", Inputs.ALL_EVENTS);
        StrategyDesk desk = desk(strategy);
        holding = new Holding(quantity("1"), false);
        strategy.answer = List.of(exit(strategy), enter(strategy, Side.BUY));
        trade(desk, START, "100");
        strategy.answer = List.of();

        trade(desk, START + StrategyDesk.WAIT_NANOS, "100");
        assertThat(journaled).isEmpty();
        trade(desk, START + StrategyDesk.WAIT_NANOS + 1, "100");
        holding = Holding.FLAT;
        trade(desk, START + StrategyDesk.WAIT_NANOS + 2, "100");

        assertThat(done).containsExactly("exit");
        assertThat(journaled)
                .singleElement()
                .isInstanceOfSatisfying(
                        IdeaDropped.class,
                        dropped -> assertThat(dropped.payload())
                                .containsEntry("reason", "exit_not_done")
                                .containsEntry("strategy", "turns"));
    }

    @Test
    void anEntryThatWaitsGoesNoFurtherWhenItsStrategyIsSwitchedOff() {
        ToldStrategy strategy = new ToldStrategy("turns", Inputs.ALL_EVENTS);
        StrategyDesk desk = desk(strategy);
        holding = new Holding(quantity("1"), false);
        strategy.answer = List.of(exit(strategy), enter(strategy, Side.BUY));
        trade(desk, START, "100");

        change(desk, "turns", false);
        holding = Holding.FLAT;
        trade(desk, START + SECOND, "100");

        assertThat(done).containsExactly("exit");
    }

    @Test
    void saysOnceAMinuteThatASpotAccountCannotSellWhatItDoesNotHold() {
        ToldStrategy strategy = new ToldStrategy("bear", Inputs.ALL_EVENTS);
        strategy.answer = List.of(enter(strategy, Side.SELL));
        StrategyDesk desk = desk(strategy);

        for (int i = 0; i < 61; i++) {
            trade(desk, START + i * SECOND, "100");
        }

        assertThat(done).isEmpty();
        assertThat(desk.slots().getFirst().counts().droppedIdeas()).isEqualTo(61);
        assertThat(journaled)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.payload()).containsEntry("reason", "short_not_possible"));
    }

    @Test
    void leavesALongPositionAndDropsTheShortOneThatWouldFollow() {
        ToldStrategy strategy = new ToldStrategy("turns", Inputs.ALL_EVENTS);
        strategy.answer = List.of(exit(strategy), enter(strategy, Side.SELL));
        holding = new Holding(quantity("1"), false);

        trade(desk(strategy), START, "100");

        assertThat(done).containsExactly("exit");
        assertThat(journaled).singleElement().isInstanceOf(IdeaDropped.class);
    }

    @Test
    void aStrategyThatThrowsIsAskedNoMoreUntilAPersonSwitchesItOnAgain() {
        ToldStrategy broken = new ToldStrategy("broken", Inputs.ALL_EVENTS);
        ToldStrategy other = new ToldStrategy("other", Inputs.ALL_EVENTS);
        broken.broken = true;
        StrategyDesk desk = desk(broken, other);

        trade(desk, START, "100");
        trade(desk, START + SECOND, "100");
        assertThat(broken.seen).hasSize(1);
        assertThat(other.seen).hasSize(2);
        assertThat(journaled).singleElement().isInstanceOf(StrategyFailed.class);
        assertThat(desk.find("broken").orElseThrow().failure())
                .hasValueSatisfying(failure -> assertThat(failure).contains("planted"));

        broken.broken = false;
        change(desk, "broken", true);
        trade(desk, START + 2 * SECOND, "100");
        assertThat(broken.seen).hasSize(2);
        assertThat(desk.find("broken").orElseThrow().failure()).isEmpty();
    }

    @Test
    void aStrategyThatIsSwitchedOnAgainBeginsWithoutState() {
        ToldStrategy first = new ToldStrategy("told", Inputs.candles(1));
        ToldStrategy second = new ToldStrategy("told", Inputs.candles(1));
        StrategyPolicy policy = new StrategyPolicy(
                true, Set.of(), CandleInterval.ONE_MINUTE, "", new TreeMap<>(), Optional.of(() -> second));
        StrategyDesk desk = new StrategyDesk(List.of(first), Map.of("told", policy), this, out -> out);
        trade(desk, START, "100");
        trade(desk, START + MINUTE, "100");
        assertThat(desk.slots().getFirst().isWarm(BTCUSDT)).isTrue();

        change(desk, "told", false);
        change(desk, "told", true);

        assertThat(desk.slots().getFirst().isWarm(BTCUSDT)).isFalse();
        trade(desk, START + 2 * MINUTE, "100");
        trade(desk, START + 3 * MINUTE, "100");
        assertThat(first.seen).hasSize(1);
        assertThat(second.seen).hasSize(1);
    }

    @Test
    void goesOnAsAPersonSaidUntilTheConfigurationChanges() {
        ToldStrategy strategy = new ToldStrategy("told", Inputs.ALL_EVENTS);
        change(desk(strategy), "told", false);
        List<ProjectedRow> rows = rows();

        StrategyDesk again = desk(strategy);
        again.restore(new Recovered.Strategies(rows, List.of(), List.of()));
        assertThat(again.slots().getFirst().isEnabled()).isFalse();

        StrategyDesk configured =
                new StrategyDesk(List.of(strategy), Map.of("told", policy(false, Set.of())), this, out -> out);
        configured.restore(new Recovered.Strategies(rows, List.of(), List.of()));
        change(configured, "told", true);
        StrategyDesk changedSince = desk(strategy);
        changedSince.restore(new Recovered.Strategies(rows(), List.of(), List.of()));
        assertThat(changedSince.slots().getFirst().isEnabled()).isTrue();
    }

    @Test
    void goesOnFromAStateThatIsNotOlderThanACandle() {
        ToldStrategy first = new ToldStrategy("told", Inputs.candles(2));
        first.state = Optional.of(new StrategyState(1, "so far"));
        StrategyDesk desk = desk(first);
        for (int i = 0; i <= 3; i++) {
            trade(desk, START + i * MINUTE, "100");
        }
        List<ProjectedRow> states = rows();

        ToldStrategy oneMissing = new ToldStrategy("told", Inputs.candles(2));
        StrategyDesk again = restored(oneMissing, states);
        trade(again, START + 3 * MINUTE + SECOND, "100");
        trade(again, START + 4 * MINUTE, "100");
        trade(again, START + 5 * MINUTE, "100");
        assertThat(oneMissing.restored).containsExactly("so far");
        assertThat(again.slots().getFirst().isWarm(BTCUSDT)).isTrue();
        assertThat(again.slots().getFirst().isRestored(BTCUSDT)).isTrue();

        ToldStrategy twoMissing = new ToldStrategy("told", Inputs.candles(2));
        StrategyDesk tooLate = restored(twoMissing, states);
        trade(tooLate, START + 5 * MINUTE, "100");
        trade(tooLate, START + 6 * MINUTE, "100");
        assertThat(twoMissing.restored).isEmpty();
        assertThat(tooLate.slots().getFirst().seen(BTCUSDT)).isEqualTo(1);
    }

    @Test
    void doesNotGoOnFromTheStateOfOtherParameters() {
        ToldStrategy first = new ToldStrategy("told", Inputs.candles(2));
        first.state = Optional.of(new StrategyState(1, "so far"));
        StrategyDesk desk = desk(first);
        trade(desk, START, "100");
        trade(desk, START + MINUTE, "100");

        ToldStrategy other = new ToldStrategy("told", Inputs.candles(2));
        StrategyPolicy policy = new StrategyPolicy(
                true, Set.of(), CandleInterval.ONE_MINUTE, "", new TreeMap<>(Map.of("fast", "2")), Optional.empty());
        StrategyDesk again = new StrategyDesk(List.of(other), Map.of("told", policy), this, out -> out);
        again.restore(new Recovered.Strategies(List.of(), rows(), List.of()));
        trade(again, START + MINUTE, "100");
        trade(again, START + 2 * MINUTE, "100");

        assertThat(other.restored).isEmpty();
    }

    private StrategyDesk restored(ToldStrategy strategy, List<ProjectedRow> states) {
        StrategyDesk desk = desk(strategy);
        desk.restore(new Recovered.Strategies(List.of(), states, List.of()));
        return desk;
    }

    /** The newest row of each key that was journaled. */
    private List<ProjectedRow> rows() {
        Map<List<String>, ProjectedRow> rows =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        journaled.stream()
                .flatMap(entry -> ProjectedRow.ofNew(entry.payload()).stream())
                .forEach(row -> rows.put(row.key(), row));
        return List.copyOf(rows.values());
    }

    private static StrategyPolicy policy(boolean enabled, Set<Symbol> symbols) {
        return new StrategyPolicy(enabled, symbols, CandleInterval.ONE_MINUTE, "", new TreeMap<>(), Optional.empty());
    }

    private StrategyDesk desk(Strategy... strategies) {
        return new StrategyDesk(List.of(strategies), Map.of(), this, out -> out);
    }

    private Optional<StrategyChanged> change(StrategyDesk desk, String name, boolean enabled) {
        Optional<StrategyChanged> changed = desk.find(name)
                .map(slot -> slot.change(Optional.of(enabled), Optional.empty(), "test", "operator", START));
        changed.ifPresent(journaled::add);
        return changed;
    }

    private void trade(StrategyDesk desk, long atNanos, String price) {
        MarketEvent trade = bitcoin.trade(atNanos, price);
        SymbolMarket market = markets.on(trade).orElseThrow();
        desk.onMarket(trade, market, out());
    }

    private MarketEvent book(long atNanos) {
        return bitcoin.opening(atNanos, "99", "101").getFirst();
    }

    private SymbolMarket market() {
        return markets.of(BTCUSDT).orElseThrow();
    }

    private Consumer<Command> out() {
        return command -> journaled.add(((Command.Journal) command).entry());
    }

    @Override
    public Holding holding(Symbol symbol, long nowNanos) {
        return holding;
    }

    @Override
    public Optional<RiskDecision> enter(Idea.Enter enter, Consumer<Command> out, long nowNanos) {
        assertThat(enter.atNanos()).isLessThanOrEqualTo(nowNanos);
        done.add("enter " + enter.side());
        return Optional.empty();
    }

    @Override
    public void exit(Idea.Exit exit, Consumer<Command> out, long nowNanos) {
        done.add("exit");
    }

    private static Idea enter(ToldStrategy strategy, Side side) {
        return new Idea.Enter(
                strategy.name(), BTCUSDT, side, price("100"), Optional.of(price("90")), 1, "because", START);
    }

    private static Idea exit(ToldStrategy strategy) {
        return new Idea.Exit(strategy.name(), BTCUSDT, "enough", START);
    }
}
