package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.halt.TradingState;
import dev.sluice.journal.Projections;
import dev.sluice.market.MarketFixture;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What strategies outside the desk recommend, and how people get out. A sized order is worth about 1000 here. */
class RecommendationsTest {
    private static final long SECOND = 1_000_000_000L;

    private final WaitingDesk desk = new WaitingDesk("2000");

    @Test
    void sizesARecommendationAndSendsItAsAnImmediateOrder() {
        Optional<OrderAnswer> answer = desk.recommend("a", Side.BUY);

        assertThat(answer).contains(new OrderAnswer.Accepted(new OrderId("l1o1"), new ProposalId("l1p1")));
        assertThat(desk.sent)
                .singleElement()
                .satisfies(intent -> assertThat(intent.terms())
                        .isEqualTo(OrderTerms.limit(
                                BTCUSDT, Side.BUY, quantity("9.99"), price("100.01"), TimeInForce.IOC)));
    }

    @Test
    void makesOneOrderOfARequestThatIsRepeatedEvenAfterARestart() {
        Optional<OrderAnswer> first = desk.recommend("a", Side.BUY);
        assertThat(desk.recommend("a", Side.BUY)).isEqualTo(first);
        desk.fillAll();
        desk.restart(SECOND);

        assertThat(desk.recommend("a", Side.BUY)).isEqualTo(first);
        assertThat(desk.recommend("a", Side.SELL)).contains(new OrderAnswer.KeyReused("a"));
        assertThat(desk.sent).isEmpty();
    }

    @Test
    void dropsWhatAStrategyHasJustSaidAndLetsItSayItLater() {
        desk.recommend("a", Side.BUY);

        assertThat(desk.recommend("b", Side.BUY)).isEmpty();
        desk.pass(SECOND);

        assertThat(desk.recommend("b", Side.BUY)).isPresent();
    }

    @Test
    void refusesWhatItCannotSize() {
        assertThat(desk.recommend("a", Side.BUY, Optional.empty(), Optional.empty()))
                .hasValueSatisfying(answer -> assertThat(code(answer)).isEqualTo("stop_missing"));
        assertThat(desk.proposalRow("l1p1")).isEqualTo("risk_rejected stop_missing");
    }

    @Test
    void waitsForAPersonNoLongerThanItIsValid() {
        WaitingDesk careful = new WaitingDesk("500");
        careful.recommend("a", Side.BUY, Optional.of(price("90")), Optional.of(10 * SECOND));
        assertThat(careful.waiting()).containsExactly("l1p1");

        careful.pass(10 * SECOND);

        assertThat(careful.proposalRow("l1p1")).isEqualTo("expired approval_expired");
        assertThat(careful.pipeline.portfolio().reservationCount()).isZero();
    }

    @Test
    void closesAnOppositePositionInsteadOfOpening() {
        hold("9");

        Optional<OrderAnswer> answer = desk.recommend("a", Side.SELL);

        assertThat(answer).hasValueSatisfying(told -> assertThat(code(told)).isEqualTo("opposite_position"));
        assertThat(desk.sent)
                .singleElement()
                .satisfies(intent ->
                        assertThat(intent.terms()).isEqualTo(OrderTerms.market(BTCUSDT, Side.SELL, quantity("9"))));
        assertThat(desk.recommend("a", Side.SELL)).isEqualTo(answer);
        desk.pass(SECOND);
        assertThat(desk.recommend("b", Side.SELL))
                .hasValueSatisfying(told -> assertThat(code(told)).isEqualTo("opposite_position"));
        assertThat(desk.sent).hasSize(1);
        desk.fillAll();
        assertThat(desk.pipeline.portfolio().position(BTCUSDT).quantity()).isZero();
        assertThat(desk.pipeline.portfolio().reservationCount()).isZero();
    }

    @Test
    void closesNothingOnARecommendationThatAnotherGateRefuses() {
        hold("9");
        desk.step(out -> desk.pipeline.operator().engage("enough", "operator", out, desk.now));

        assertThat(desk.recommend("a", Side.SELL))
                .hasValueSatisfying(told -> assertThat(code(told)).isEqualTo("kill_switch"));
        assertThat(desk.sent).isEmpty();
    }

    @Test
    void closesAPositionOnceAndWithoutAGateInItsWay() {
        hold("9");
        desk.step(out -> desk.pipeline.operator().engage("enough", "operator", out, desk.now));

        Optional<OrderId> order = desk.close();

        assertThat(order).isPresent();
        assertThat(desk.sent)
                .singleElement()
                .satisfies(intent ->
                        assertThat(intent.terms()).isEqualTo(OrderTerms.market(BTCUSDT, Side.SELL, quantity("9"))));
        assertThat(desk.close()).isEmpty();
        desk.fillAll();
        assertThat(desk.close()).isEmpty();
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void closesAPositionEvenWithoutAMarketToLookAt() {
        hold("9");
        desk.step(out -> desk.pipeline.onMarket(new MarketFixture(BTCUSDT).hole(desk.now), out));
        assertThat(desk.pipeline.markets().of(BTCUSDT).orElseThrow().mark()).isEmpty();

        assertThat(desk.close()).isPresent();
        assertThat(desk.sent).hasSize(1);
    }

    @Test
    void closesNothingThatIsNotHeld() {
        assertThat(desk.close()).isEmpty();
        assertThat(desk.journal.rows(Projections.ORDER)).isEmpty();
    }

    private void hold(String quantity) {
        desk.order("hold", Side.BUY, quantity);
        desk.fillAll();
        desk.pass(SECOND);
    }

    private static String code(OrderAnswer answer) {
        return answer instanceof OrderAnswer.Refused refused ? refused.code() : answer.toString();
    }
}
