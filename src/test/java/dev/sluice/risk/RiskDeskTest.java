package dev.sluice.risk;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.halt.TradingState;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskDeskTest {
    private final RiskFixture fixture = new RiskFixture();

    @Test
    void asksEveryGateInTheOrderOfTheDesign() {
        assertThat(fixture.decide(RiskFixture.proposal()).evaluations().stream()
                        .map(GateEvaluation::gate)
                        .distinct())
                .containsExactly(
                        "trading_state",
                        "size",
                        "compliance",
                        "rate",
                        "health",
                        "latency",
                        "risk_guard",
                        "circuit_breaker",
                        "market_data");
    }

    @Test
    void clearsAnOrderThatTakesAtOnceUpToTheLimitAndHoldsItsExposure() {
        RiskCleared cleared = fixture.cleared(RiskFixture.proposal());

        assertThat(cleared.terms().quantity()).isEqualTo(quantity("10"));
        assertThat(cleared.terms().price()).contains(price("100"));
        assertThat(cleared.terms().timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(cleared.origin()).isEqualTo("test");
        assertThat(cleared.reference()).isEqualTo(price("100"));
        assertThat(cleared.refusal()).isEmpty();
        assertThat(fixture.portfolio.reserved(BTCUSDT)).isEqualByComparingTo("1000");
    }

    @Test
    void roundsTheLimitToTheTickAndNeverForTheWorse() {
        assertThat(fixture.cleared(RiskFixture.proposal(BTCUSDT, Side.BUY, "100.019", "90"))
                        .terms()
                        .price())
                .contains(price("100.01"));
        assertThat(new RiskFixture()
                        .cleared(RiskFixture.proposal(BTCUSDT, Side.SELL, "100.011", "110"))
                        .terms()
                        .price())
                .contains(price("100.02"));
    }

    @Test
    void stopsAtTheFirstGateThatRefuses() {
        fixture.halt.change(TradingState.HALTED, "test", 1);

        RiskDecision decision = fixture.decide(RiskFixture.proposal());

        assertThat(decision.evaluations()).last().satisfies(evaluation -> {
            assertThat(evaluation.gate()).isEqualTo("trading_state");
            assertThat(evaluation.reason()).contains(Reason.TRADING_HALTED);
        });
    }

    @Test
    void refusalTakesNoExposureAndNoToken() {
        fixture.symbolPerSecond = 1;
        RiskDesk desk = fixture.desk();
        fixture.halt.change(TradingState.HALTED, "test", 1);
        for (int i = 0; i < 20; i++) {
            fixture.decide(desk, RiskFixture.proposal(), RiskFixture.NOW);
        }
        assertThat(fixture.portfolio.reservationCount()).isZero();
        fixture.halt.change(TradingState.ACTIVE, "test", 1);

        assertThat(fixture.decide(desk, RiskFixture.proposal(), RiskFixture.NOW))
                .isInstanceOf(RiskCleared.class);
    }

    @Test
    void twoProposalsOfOneNanosecondCannotBothUseTheLastOfALimit() {
        fixture.maxExposureSymbol = "1500";
        RiskDesk desk = fixture.desk();

        assertThat(fixture.decide(desk, RiskFixture.proposal(), RiskFixture.NOW).quantity())
                .isEqualTo(quantity("10"));
        assertThat(fixture.decide(desk, RiskFixture.proposal(), RiskFixture.NOW).quantity())
                .isEqualTo(quantity("5"));
        assertThat(fixture.decide(desk, RiskFixture.proposal(), RiskFixture.NOW).refusal())
                .contains(Reason.SIZE_ZERO);
        assertThat(fixture.decide(desk, RiskFixture.manual(BTCUSDT, Side.BUY, "0.001", "100"), RiskFixture.NOW)
                        .refusal())
                .contains(Reason.EXPOSURE_SYMBOL);
    }

    @Test
    void twoProposalsOfOneNanosecondCannotBothTakeTheLastToken() {
        fixture.globalPerSecond = 1;
        RiskDesk desk = fixture.desk();

        assertThat(fixture.decide(desk, RiskFixture.proposal(), RiskFixture.NOW))
                .isInstanceOf(RiskCleared.class);
        assertThat(fixture.decide(desk, RiskFixture.proposal(ETHUSDT, Side.BUY, "50", "40"), RiskFixture.NOW)
                        .refusal())
                .contains(Reason.RATE_GLOBAL);
    }

    @Test
    void aGateThatThrowsRefuses() {
        Gate broken = new Gate("broken", "all", (proposal, context) -> {
            throw new ArithmeticException("division by zero");
        });

        RiskDecision decision = fixture.decide(desk(broken), RiskFixture.proposal(), RiskFixture.NOW);

        assertThat(decision.refusal()).contains(Reason.GATE_FAILED);
        assertThat(decision.evaluations())
                .singleElement()
                .extracting(GateEvaluation::row)
                .isEqualTo(Map.of(
                        "gate", "broken",
                        "check", "all",
                        "verdict", "refuse",
                        "code", "gate_failed",
                        "measured", "java.lang.ArithmeticException: division by zero",
                        "limit", "a verdict"));
        assertThat(fixture.portfolio.reservationCount()).isZero();
    }

    @Test
    void gatesSeeTheSameSizeAndNothingReservedUntilAllHavePassed() {
        List<String> seen = new ArrayList<>();
        Gate looking = new Gate("looking", "all", (proposal, context) -> {
            seen.add(proposal.quantity() + " " + context.portfolio().reservationCount());
            return Verdict.PASS;
        });

        fixture.decide(desk(looking, looking), RiskFixture.proposal(), RiskFixture.NOW);

        assertThat(seen).containsExactly("10 0", "10 0");
        assertThat(fixture.portfolio.reservationCount()).isEqualTo(1);
    }

    @Test
    void journalsARefusalWithTheWholeEvaluation() {
        fixture.maxExposureSymbol = "999";
        RiskRefused refused = (RiskRefused) fixture.decide(RiskFixture.manual(BTCUSDT, Side.BUY, "10", "100"));

        assertThat(refused.kind()).isEqualTo("proposal_refused");
        assertThat(refused.payload())
                .containsEntry("rationale", "asked for by operator")
                .hasEntrySatisfying(
                        "gates",
                        gates -> assertThat(gates)
                                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                                .contains(Map.of(
                                        "gate",
                                        "rate",
                                        "check",
                                        "symbol",
                                        "verdict",
                                        "pass",
                                        "measured",
                                        "5 left",
                                        "limit",
                                        "5/s"))
                                .last()
                                .isEqualTo(Map.of(
                                        "gate", "risk_guard",
                                        "check", "exposure_symbol",
                                        "verdict", "refuse",
                                        "code", "exposure_symbol",
                                        "measured", "1000",
                                        "limit", "999")));
        assertThat(refused.payload().get("proposal"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("state", "risk_rejected")
                .containsEntry("reason", "exposure_symbol")
                .containsEntry("quantity", "10");
    }

    @Test
    void explainsEverythingThatStoodInTheWay() {
        fixture.policies = GatePolicies.DEFAULT.explaining(true);
        fixture.maxExposureSymbol = "999";
        fixture.halt.change(TradingState.HALTED, "test", 1);

        RiskRefused refused = (RiskRefused) fixture.decide(RiskFixture.manual(BTCUSDT, Side.BUY, "10", "100"));

        assertThat(refused.reason()).isEqualTo(Reason.TRADING_HALTED);
        assertThat(refused.code()).isEqualTo("trading_halted");
        assertThat(refused.refusing().orElseThrow().gate()).isEqualTo("trading_state");
        assertThat(refused.evaluations())
                .hasSameSizeAs(fixture.gates())
                .filteredOn(GateEvaluation::refuses)
                .extracting(evaluation -> evaluation.code().orElseThrow())
                .containsExactly("trading_halted", "exposure_symbol");
        assertThat(fixture.portfolio.reservationCount()).isZero();
    }

    @Test
    void aGateThatThrowsDoesNotKeepTheOthersFromBeingExplained() {
        fixture.policies = GatePolicies.DEFAULT.explaining(true);
        Gate broken = new Gate("broken", "all", (proposal, context) -> {
            throw new ArithmeticException("division by zero");
        });
        Gate fine = new Gate("fine", "all", (proposal, context) -> Verdict.PASS);

        RiskDecision decision = fixture.decide(desk(broken, fine), RiskFixture.proposal(), RiskFixture.NOW);

        assertThat(decision.refusal()).contains(Reason.GATE_FAILED);
        assertThat(decision.evaluations()).extracting(GateEvaluation::gate).containsExactly("broken", "fine");
    }

    @Test
    void showsWhatWasMeasuredOfWhatPassesToo() {
        assertThat(fixture.decide(RiskFixture.proposal()).evaluations())
                .filteredOn(evaluation -> evaluation.check().equals("exposure_symbol"))
                .singleElement()
                .satisfies(evaluation -> {
                    assertThat(evaluation.measured()).contains("1000");
                    assertThat(evaluation.limit()).contains("2000");
                });
    }

    @Test
    void asksAgainWithoutHoldingAnOrderAgainstItself() {
        fixture.symbolPerSecond = 1;
        fixture.maxExposureSymbol = "1000";
        RiskDesk desk = fixture.desk();
        RiskCleared cleared = (RiskCleared) fixture.decide(desk, RiskFixture.proposal(), RiskFixture.NOW);

        RiskDecision again = desk.decideAgain(cleared, fixture.context(), RiskFixture.NOW);

        assertThat(again.refusal()).isEmpty();
        assertThat(again.became()).contains(cleared.order());
        assertThat(again.quantity()).isEqualTo(cleared.quantity());
        assertThat(fixture.portfolio.reserved(BTCUSDT)).isEqualByComparingTo("1000");
    }

    @Test
    void refusesWhenAskedAgainWhatMayNotGoAnyMoreAndLeavesItsReservation() {
        RiskDesk desk = fixture.desk();
        RiskCleared cleared = (RiskCleared) fixture.decide(desk, RiskFixture.proposal(), RiskFixture.NOW);
        fixture.halt.change(TradingState.HALTED, "test", 1);

        assertThat(desk.decideAgain(cleared, fixture.context(), RiskFixture.NOW).refusal())
                .contains(Reason.TRADING_HALTED);
        assertThat(fixture.portfolio.reserved(BTCUSDT)).isEqualByComparingTo("1000");
    }

    private RiskDesk desk(Gate... gates) {
        return new RiskDesk(fixture.limits(), fixture.policies, List.of(gates));
    }
}
