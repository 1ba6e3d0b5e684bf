package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.Command;
import dev.sluice.halt.TradingState;
import dev.sluice.market.MarketFixture;
import dev.sluice.pipeline.OperatorRequests.ResetAnswer;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.strategy.Holding;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class TradingPipelineTest {
    private final PipelineFixture desk = PipelineFixture.active();

    @Test
    void anIdeaBecomesAnApprovedProposalAndAJournaledIntentButNothingIsSent() {
        desk.enter(BTCUSDT);

        assertThat(desk.commands).hasSize(2);
        assertThat(desk.commands.getFirst()).isInstanceOf(Command.Journal.class);
        assertThat(desk.journaledKinds()).containsExactly("proposal_approved");
        assertThat(desk.commands.getLast()).isInstanceOf(Command.JournalIntent.class);
        assertThat(desk.pipeline.portfolio().reserved(BTCUSDT)).isEqualByComparingTo("1000");
        assertThat(desk.pipeline.counters().orders()).isEqualTo(1);
    }

    @Test
    void journalsAStrategyThatThrowsAndAsksItNoMore() {
        desk.broken = true;

        desk.tick();
        desk.tick();

        assertThat(desk.seen).hasSize(1);
        assertThat(desk.journaledKinds()).containsExactly("strategy_failed", "alert_raised");
        assertThat(desk.pipeline.counters().alarms()).isEqualTo(1);
    }

    @Test
    void submitsOnceTheIntentIsCommitted() {
        desk.enter(BTCUSDT);
        desk.commit("to1");

        assertThat(desk.commands(Command.Submit.class)).singleElement().satisfies(submit -> {
            assertThat(submit.intent().clientOrderId().value()).isEqualTo("to1-1-0");
            assertThat(submit.intent().terms().type()).isEqualTo(OrderType.LIMIT);
            assertThat(submit.intent().terms().quantity()).isEqualTo(quantity("10"));
        });
    }

    @Test
    void fillsBecomeAPositionThatTheStrategySees() {
        desk.enter(BTCUSDT);
        assertThat(desk.seen.getLast()).isEqualTo(Holding.FLAT);
        desk.commit("to1");
        desk.tick();
        assertThat(desk.seen.getLast()).isEqualTo(new Holding(Quantity.ZERO, true));

        desk.fill("to1", BTCUSDT, Side.BUY, "10");
        desk.tick();

        assertThat(desk.seen.getLast()).isEqualTo(new Holding(quantity("10"), false));
        assertThat(desk.pipeline.counters().fills()).isEqualTo(1);
        assertThat(desk.pipeline.counters().ended()).isEqualTo(Map.of("FILLED", 1L));
    }

    @Test
    void journalsARefusalWithTheWholeEvaluationAndStartsNothing() {
        desk.balance(USDT, "10000");
        desk.enter(BTCUSDT);
        desk.commit("to1");
        desk.fill("to1", BTCUSDT, Side.BUY, "10");
        desk.commands.clear();
        desk.enter(BTCUSDT);
        desk.commit("to2");
        desk.fill("to2", BTCUSDT, Side.BUY, "10");
        desk.commands.clear();

        desk.enter(BTCUSDT);

        assertThat(desk.commands).hasSize(1);
        assertThat(desk.journaledKinds()).containsExactly("proposal_refused");
        assertThat(desk.lastJournaled().payload().get("gates"))
                .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                .last()
                .isEqualTo(Map.of(
                        "gate", "size",
                        "check", "quantity",
                        "verdict", "refuse",
                        "code", "size_zero",
                        "measured", "0 by exposure_symbol",
                        "limit", "more than 0"));
        assertThat(desk.pipeline.counters().refusals()).isEqualTo(Map.of("size_zero", 1L));
    }

    @Test
    void opensNothingWhileTradingIsDisabled() {
        PipelineFixture halted = PipelineFixture.open(TradingState.HALTED);

        halted.enter(BTCUSDT);

        assertThat(halted.journaledKinds()).containsExactly("proposal_refused");
        assertThat(halted.commands(Command.JournalIntent.class)).isEmpty();
        assertThat(halted.pipeline.counters().refusals()).isEqualTo(Map.of("trading_halted", 1L));
    }

    @Test
    void closesPositionsEvenWhileTradingIsHalted() {
        hold(BTCUSDT, "10");
        desk.pipeline.halt().change(TradingState.HALTED, "test", 1);

        desk.exit(BTCUSDT);
        desk.commit("to2");

        assertThat(desk.commands(Command.Submit.class).getLast().intent().terms())
                .isEqualTo(OrderTerms.market(BTCUSDT, Side.SELL, quantity("10")));
    }

    @Test
    void closesAPositionOnce() {
        hold(BTCUSDT, "10");
        desk.commands.clear();

        desk.exit(BTCUSDT);
        desk.exit(BTCUSDT);

        assertThat(desk.commands(Command.JournalIntent.class)).hasSize(1);
    }

    @Test
    void anExitWithoutAPositionDoesNothing() {
        desk.exit(BTCUSDT);

        assertThat(desk.commands).isEmpty();
    }

    @Test
    void anExitClosesTheSymbolThatItNamesAndNoOther() {
        hold(BTCUSDT, "10");
        desk.commands.clear();

        desk.exit(ETHUSDT);

        assertThat(desk.commands).isEmpty();
        hold(ETHUSDT, "4");
        desk.commands.clear();
        desk.exit(ETHUSDT);
        desk.commit("to3");
        assertThat(desk.commands(Command.Submit.class).getLast().intent().terms())
                .isEqualTo(OrderTerms.market(ETHUSDT, Side.SELL, quantity("4")));
    }

    @Test
    void refusesSymbolsThatAreNotOnTheList() {
        desk.enter(new Symbol("XRPUSDT"));

        assertThat(desk.pipeline.counters().refusals()).isEqualTo(Map.of("symbol_not_allowed", 1L));
        assertThat(desk.commands(Command.JournalIntent.class)).isEmpty();
    }

    @Test
    void asksNoStrategyAboutSymbolsWithoutAnInstrument() {
        new MarketFixture(new Symbol("XRPUSDT"))
                .opening(PipelineFixture.NOW, "1", "2")
                .forEach(desk::on);

        assertThat(desk.seen).isEmpty();
        assertThat(desk.pipeline.counters().events()).isEqualTo(6);
    }

    @Test
    void opensNothingOnABookThatIsOutOfStep() {
        desk.on(desk.bitcoinMarket.hole(PipelineFixture.NOW));

        desk.enter(BTCUSDT);

        assertThat(desk.pipeline.counters().refusals()).isEqualTo(Map.of("book_unsynced", 1L));
        assertThat(desk.commands(Command.JournalIntent.class)).isEmpty();
    }

    @Test
    void dropsARepeatedIdeaBeforeItIsAProposal() {
        PipelineFixture halted = PipelineFixture.open(TradingState.HALTED);
        halted.enter(BTCUSDT);
        halted.enterAtTheSameTime(BTCUSDT);

        assertThat(halted.pipeline.counters().proposals()).isEqualTo(1);
        assertThat(halted.pipeline.signal().duplicates()).isEqualTo(1);
    }

    @Test
    void journalsEveryBalanceThatTheVenueReports() {
        desk.balance(BTC, "1.5");

        assertThat(desk.journaledKinds()).containsExactly("balance_reported");
        assertThat(desk.lastJournaled().payload().get("balance"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("asset", "BTC")
                .containsEntry("free", "1.5");
        assertThat(desk.pipeline.portfolio().balance(BTC)).isPresent();
    }

    @Test
    void theSameInputsGiveTheSameCommands() {
        List<List<Command>> runs = List.of(run(), run());

        assertThat(runs.getFirst()).hasSizeGreaterThan(5);
        assertThat(runs.getFirst()).hasToString(runs.getLast().toString());
    }

    private static List<Command> run() {
        PipelineFixture desk = PipelineFixture.active();
        desk.enter(BTCUSDT);
        desk.commit("to1");
        desk.fill("to1", BTCUSDT, Side.BUY, "10");
        desk.balance(BTC, "10");
        desk.exit(BTCUSDT);
        desk.commit("to2");
        return desk.commands;
    }

    @Test
    void takesADepositForNeitherProfitNorTheVenueSayingSomethingElse() {
        align("10000");
        desk.commands.clear();

        desk.pipeline.onTransfer(
                new AssetTransfer(USDT, decimal("500"), PipelineFixture.NOW), desk.commands::add, PipelineFixture.NOW);
        desk.pipeline.onTransfer(
                new AssetTransfer(USDT, decimal("500"), PipelineFixture.NOW), desk.commands::add, PipelineFixture.NOW);

        assertThat(journaledKinds()).containsExactly("transfer_booked", "account_marked");
        assertThat(desk.pipeline.equity(PipelineFixture.NOW).equity()).isEqualByComparingTo("10500");
        assertThat(desk.pipeline.equity(PipelineFixture.NOW).drawdownPct()).isZero();
        assertThat(align("10500").divergences()).isEmpty();
    }

    @Test
    void suspendsTradingOnADifferenceAndTakesTheVenuesWordAtAReset() {
        align("10000");
        assertThat(align("9000").divergences()).hasSize(1);
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.HALTED);

        assertThat(reset(false)).isEqualTo(ResetAnswer.DIVERGED);
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.HALTED);
        assertThat(reset(true)).isEqualTo(ResetAnswer.DONE);

        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.ACTIVE);
        assertThat(desk.pipeline.equity(PipelineFixture.NOW).equity()).isEqualByComparingTo("9000");
        assertThat(desk.pipeline.equity(PipelineFixture.NOW).drawdownPct()).isZero();
        assertThat(align("9000").divergences()).isEmpty();
    }

    private ResetAnswer reset(boolean accept) {
        return desk.pipeline
                .operator()
                .reset("looked at it", "operator", accept, desk.commands::add, PipelineFixture.NOW);
    }

    /** Compares with a venue that holds so many dollars and nothing else. */
    private ReconciliationFinished align(String dollars) {
        VenueStatement statement = new VenueStatement(
                List.of(),
                List.of(new BalanceChange(USDT, decimal(dollars), decimal("0"), PipelineFixture.NOW)),
                PipelineFixture.NOW);
        Optional<ReconciliationFinished> finished = Optional.empty();
        while (finished.isEmpty()) {
            finished = desk.pipeline.align(statement, 0, desk.commands::add, PipelineFixture.NOW);
            desk.pipeline.reconciliation().question();
        }
        return finished.get();
    }

    private List<String> journaledKinds() {
        return desk.commands(Command.Journal.class).stream()
                .map(command -> command.entry().kind())
                .toList();
    }

    private void hold(Symbol symbol, String quantity) {
        desk.enter(symbol);
        String order =
                desk.commands(Command.JournalIntent.class).getLast().order().value();
        desk.commit(order);
        desk.fill(order, symbol, Side.BUY, quantity);
        desk.balance(bitcoin().symbol().equals(symbol) ? BTC : ETH, quantity);
    }
}
