package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.operator.StrategyChange;
import dev.sluice.operator.StrategyView;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People switch the fixture's strategy, which is called "told". */
class StrategyOrdersTest {
    private final PipelineFixture desk = PipelineFixture.active();

    @Test
    void aStrategyThatIsSwitchedOffIsAskedNoMoreAndPeopleSeeWhy() {
        assertThat(change(Optional.of(false), Optional.empty())).isEmpty();

        desk.tick();
        assertThat(desk.seen).isEmpty();
        assertThat(desk.journaledKinds()).containsExactly("strategy_changed");
        assertThat(view().enabled()).isFalse();
        assertThat(view().configured()).isTrue();
        assertThat(view().changed()).isEqualTo(new StrategyView.Change("test", "operator", "1970-01-01T00:00:00Z"));

        change(Optional.of(true), Optional.empty());
        desk.tick();
        assertThat(desk.seen).hasSize(1);
    }

    @Test
    void aStrategyWithLessCapitalBuysLess() {
        assertThat(change(Optional.empty(), Optional.of(new BigDecimal("1")))).isEmpty();
        assertThat(view().capitalPct()).isEqualTo("1");

        desk.enter(BTCUSDT);

        BigDecimal half = decimal("10000").multiply(decimal("0.01")).multiply(decimal("0.5"));
        assertThat(desk.pipeline.portfolio().reserved(BTCUSDT)).isPositive().isLessThanOrEqualTo(half);
    }

    @Test
    void capitalThatCannotBeChangesNothing() {
        assertThat(change(Optional.of(false), Optional.of(new BigDecimal("101"))))
                .hasValueSatisfying(problem -> assertThat(problem).contains("at most 100"));

        assertThat(desk.journaledKinds()).isEmpty();
        assertThat(view().enabled()).isTrue();
    }

    @Test
    void showsWhatAStrategyWantedAndWhatBecameOfIt() {
        desk.enter(BTCUSDT);
        desk.on(desk.bitcoinMarket.trade(desk.now(), "90"));

        StrategyView view = view();
        assertThat(view.warm()).isTrue();
        assertThat(view.symbols()).containsExactly("BTCUSDT");
        assertThat(view.counts().ideas()).isEqualTo(1);
        assertThat(view.counts().proposals()).isEqualTo(1);
        assertThat(Objects.requireNonNull(view.lastIdea()).kind()).isEqualTo("enter");
        assertThat(view.lastIdea().entry()).isEqualTo("100");
        assertThat(view.outcomes().stops()).isEqualTo(1);
        assertThat(view.outcomes().meanResult()).isEqualTo("-1");
        assertThat(desk.journaledKinds()).contains("signal_judged");
    }

    @Test
    void aChangeIsReadBackFromALogOfInputsAsItWas() throws IOException {
        for (Optional<StrategyChange.Capital> capital : List.of(
                Optional.<StrategyChange.Capital>empty(),
                Optional.of(new StrategyChange.Capital(Optional.empty())),
                Optional.of(new StrategyChange.Capital(Optional.of(new BigDecimal("12.50")))))) {
            InputLine asked = new PersonInput.StrategyWanted(
                    new StrategyChange("told", Optional.of(true), capital, "test", "operator"), 7);

            assertThat(InputJson.read(InputJson.write(asked))).isEqualTo(asked);
        }
    }

    private StrategyView view() {
        return new StrategyViews(desk.pipeline, Set.of(BTCUSDT)).of("told").orElseThrow();
    }

    private Optional<String> change(Optional<Boolean> enabled, Optional<BigDecimal> pct) {
        StrategyChange wanted = new StrategyChange(
                "told", enabled, pct.map(each -> new StrategyChange.Capital(Optional.of(each))), "test", "operator");
        return desk.pipeline.operator().changeStrategy(wanted, desk.commands::add, 0);
    }
}
