package dev.sluice.risk;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveLimitsTest {
    private final RiskFixture fixture = new RiskFixture();
    private final RiskDesk desk = fixture.desk();

    private static Map<String, Optional<BigDecimal>> set(String field, String value) {
        return new TreeMap<>(Map.of(field, value.isEmpty() ? Optional.empty() : Optional.of(decimal(value))));
    }

    private LimitsAnswer change(String field, String value) {
        return desk.change(set(field, value), "news", "alice", RiskFixture.NOW);
    }

    private BigDecimal value(RiskDesk of, EditableLimit limit) {
        return of.limits().entries().stream()
                .filter(entry -> entry.limit() == limit)
                .findFirst()
                .orElseThrow()
                .value();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "maxOrderNotional, 999.99, ''",
        "maxOrderNotional, 1000, ''",
        "maxOrderNotional, 1000.01, 'must not be more than what is configured, which is 1000'",
        "maxOrderNotional, 0, must be more than 0",
        "maxOrderNotional, -1, must be more than 0",
        "maxPositions, 1, ''",
        "maxPositions, 1.5, must be a whole number",
        "maxPositions, 3, 'must not be more than what is configured, which is 2'",
        "maxDailyLossPct, 0.1, ''",
        "maxDataAge, 1, is no limit that can be changed while the desk runs"
    })
    void mayOnlyBeTighterThanConfigured(String field, String value, String problem) {
        LimitsAnswer answer = change(field, value);

        if (problem.isEmpty()) {
            assertThat(answer).isInstanceOf(LimitsAnswer.Changed.class);
        } else {
            assertThat(answer).isEqualTo(new LimitsAnswer.Refused(new TreeMap<>(Map.of(field, problem))));
        }
    }

    @Test
    void nothingIsChangedIfAnythingIsWrong() {
        Map<String, Optional<BigDecimal>> wanted = new TreeMap<>(set("maxOrderNotional", "10"));
        wanted.putAll(set("maxPositions", "99"));

        assertThat(desk.change(wanted, "news", "alice", 1)).isInstanceOf(LimitsAnswer.Refused.class);
        assertThat(value(desk, EditableLimit.MAX_ORDER_NOTIONAL)).isEqualByComparingTo("1000");
    }

    @Test
    void holdsTheNextProposalToIt() {
        change("maxExposureSymbol", "999");

        TradeProposal asked = RiskFixture.manual(BTCUSDT, Side.BUY, "10", "100");
        assertThat(fixture.decide(desk, asked, RiskFixture.NOW).refusal()).contains(Reason.EXPOSURE_SYMBOL);
    }

    @Test
    void sizesTheNextProposalByIt() {
        change("maxOrderNotional", "500");

        assertThat(fixture.decide(desk, RiskFixture.proposal(), RiskFixture.NOW)
                        .quantity()
                        .decimal())
                .isEqualByComparingTo("5");
    }

    @Test
    void givesBackWhatIsConfigured() {
        change("maxExposureSymbol", "999");
        change("maxExposureSymbol", "");

        assertThat(fixture.decide(desk, RiskFixture.proposal(), RiskFixture.NOW).refusal())
                .isEmpty();
    }

    @Test
    void saysWhoHasChangedWhatAndWhy() {
        LimitsAnswer.Changed changed = (LimitsAnswer.Changed) change("maxOrderNotional", "500");

        assertThat(changed.entry().kind()).isEqualTo("risk_limits_changed");
        assertThat(desk.limits().entries().getFirst().edit())
                .contains(new LiveLimits.Edit(decimal("500"), "news", "alice", RiskFixture.NOW));
        assertThat(desk.limits().entries().getFirst().configured()).isEqualByComparingTo("1000");
    }

    @Test
    void outlivesTheProcess() {
        RiskDesk next = fixture.desk();
        next.restore(List.of(), List.of(), rows(change("maxOrderNotional", "500")));

        assertThat(value(next, EditableLimit.MAX_ORDER_NOTIONAL)).isEqualByComparingTo("500");
        assertThat(fixture.decide(next, RiskFixture.proposal(), RiskFixture.NOW)
                        .quantity()
                        .decimal())
                .isEqualByComparingTo("5");
    }

    @Test
    void aTighterConfigurationPrevails() {
        List<ProjectedRow> rows = rows(change("maxOrderNotional", "500"));
        fixture.maxOrderNotional = "100";
        RiskDesk next = fixture.desk();
        next.restore(List.of(), List.of(), rows);

        assertThat(value(next, EditableLimit.MAX_ORDER_NOTIONAL)).isEqualByComparingTo("100");
    }

    @Test
    void whatWasGivenBackStaysGivenBack() {
        change("maxOrderNotional", "500");
        RiskDesk next = fixture.desk();
        next.restore(List.of(), List.of(), rows(change("maxOrderNotional", "")));

        assertThat(value(next, EditableLimit.MAX_ORDER_NOTIONAL)).isEqualByComparingTo("1000");
    }

    private static List<ProjectedRow> rows(LimitsAnswer answer) {
        return ProjectedRow.ofNew(((LimitsAnswer.Changed) answer).entry().payload());
    }

    @Test
    void givesAStrategyCapitalOfNoMoreThanIsConfigured() {
        LiveLimits limits = desk.limits();
        assertThat(limits.capitalPct("told")).isEmpty();
        assertThat(limits.capitalProblem("told", decimal("0"))).isPresent();
        assertThat(limits.capitalProblem("told", decimal("100"))).isEmpty();
        assertThat(limits.capitalProblem("told", decimal("100.1"))).isPresent();

        desk.changeCapital("told", Optional.of(decimal("20")));
        assertThat(limits.capitalPct("told")).contains(decimal("20"));
        desk.changeCapital("told", Optional.empty());
        assertThat(limits.capitalPct("told")).isEmpty();

        fixture.guards = GuardRules.DEFAULT.with(
                new SizingRules(SizingRules.Method.FIXED_RISK, BigDecimal.TWO, Map.of("told", decimal("30"))));
        RiskDesk configured = fixture.desk();
        assertThat(configured.limits().capitalProblem("told", decimal("31"))).isPresent();
        configured.changeCapital("told", Optional.of(decimal("40")));
        assertThat(configured.limits().capitalPct("told")).contains(decimal("30"));
    }
}
