package dev.sluice.signal;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.TradeTick;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.strategy.Idea;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalOutcomesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_000 * SECOND;
    private static final long HORIZON = 60 * SECOND;

    private final SignalOutcomes outcomes = new SignalOutcomes(HORIZON);
    private int ids;

    @ParameterizedTest
    @CsvSource({
        "BUY,98,106,'99,103,106',target,100,600,3",
        "BUY,98,106,'101,107',target,0,600,3",
        "BUY,98,106,'103,98,106',stop,200,300,-1",
        "BUY,98,106,'90',stop,200,0,-1",
        "SELL,102,94,'101,94',target,100,600,3",
        "SELL,102,94,'97,102',stop,200,300,-1",
        "BUY,98,,'99,200,98',stop,200,10000,-1"
    })
    void judgesASignalByTheTradesAfterIt(
            Side side, String stop, String target, String prices, String outcome, String mae, String mfe, String came) {
        follow(side, stop, Optional.ofNullable(target));
        List<SignalJudged> judged = new ArrayList<>();
        for (String price : prices.split(",")) {
            judged.addAll(outcomes.on(trade(START + SECOND, price)));
        }

        assertThat(judged).singleElement().satisfies(end -> {
            assertThat(end.outcome().code()).isEqualTo(outcome);
            assertThat(end.maeBps()).isEqualByComparingTo(mae);
            assertThat(end.mfeBps()).isEqualByComparingTo(mfe);
            assertThat(end.result()).isEqualByComparingTo(came);
        });
        assertThat(outcomes.open("told")).isZero();
    }

    @Test
    void aSignalThatReachesNeitherInTimeHasExpiredAtTheLastPriceBefore() {
        follow(Side.BUY, "98", Optional.of("106"));
        assertThat(outcomes.on(trade(START + SECOND, "103"))).isEmpty();
        assertThat(outcomes.on(trade(START + 2 * SECOND, "101"))).isEmpty();

        assertThat(outcomes.on(trade(START + HORIZON, "106"))).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(SignalOutcome.EXPIRED);
            assertThat(end.mfeBps()).isEqualByComparingTo("300");
            assertThat(end.result()).isEqualByComparingTo("0.5");
            assertThat(end.atNanos()).isEqualTo(START + HORIZON);
        });
    }

    @Test
    void theStopCountsWhenBothLieInOneCandle() {
        follow(Side.BUY, "98", Optional.of("106"));

        assertThat(outcomes.on(candle(START, "110", "90", "105")))
                .singleElement()
                .satisfies(end -> assertThat(end.outcome()).isEqualTo(SignalOutcome.STOP));
    }

    @Test
    void aCandleThatBeganBeforeTheSignalSaysNothingAboutIt() {
        follow(Side.BUY, "98", Optional.of("106"));

        assertThat(outcomes.on(candle(START - 1, "110", "90", "105"))).isEmpty();
        assertThat(outcomes.on(candle(START, "106", "99", "105")))
                .singleElement()
                .satisfies(end -> assertThat(end.outcome()).isEqualTo(SignalOutcome.TARGET));
    }

    @Test
    void followsOnlyWhatSaysWhereItWouldBeWrong() {
        outcomes.follow(proposal("told", Side.BUY, Optional.empty(), Optional.of("106")));
        outcomes.follow(proposal("told", Side.BUY, Optional.of("101"), Optional.of("106")));
        outcomes.follow(proposal(SignalDesk.MANUAL, Side.BUY, Optional.of("98"), Optional.of("106")));

        assertThat(outcomes.on(trade(START + SECOND, "50"))).isEmpty();
    }

    @Test
    void countsByStrategyAndGoesOnAfterARestart() {
        follow(Side.BUY, "98", Optional.of("106"));
        follow(Side.BUY, "99", Optional.of("101"));
        List<SignalJudged> judged = new ArrayList<>(outcomes.on(trade(START + SECOND, "101")));
        judged.addAll(outcomes.on(trade(START + SECOND, "97")));

        OutcomeCounts counts = outcomes.counts("told");
        assertThat(counts.targets()).isEqualTo(1);
        assertThat(counts.stops()).isEqualTo(1);
        assertThat(counts.hitRatePct()).contains(new BigDecimal("50.0000"));
        assertThat(counts.meanResult()).contains(new BigDecimal("0.0000"));
        assertThat(outcomes.counts("other").hitRatePct()).isEmpty();

        SignalOutcomes again = new SignalOutcomes(HORIZON);
        again.restore(ProjectedRow.ofNew(judged.getLast().payload()));
        assertThat(again.counts("told").hitRatePct()).isEqualTo(counts.hitRatePct());
        assertThat(again.counts("told").signals()).isEqualTo(2);
    }

    @Test
    void followsNoMoreThanItCanKeep() {
        for (int i = 0; i < SignalOutcomes.FOLLOWED_LIMIT + 2; i++) {
            follow(Side.BUY, "98", Optional.empty());
        }

        assertThat(outcomes.open("told")).isEqualTo(SignalOutcomes.FOLLOWED_LIMIT);
        assertThat(outcomes.passedOver()).isEqualTo(2);
    }

    /** Every signal is judged as one that is told of every price by itself. */
    @Property
    void judgesAsOneThatLooksAtEveryPrice(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 8_000) Integer> steps) {
        SignalOutcomes kept = new SignalOutcomes(HORIZON);
        List<FollowedSignal> open = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<String> judged = new ArrayList<>();
        long now = START;
        for (int step : steps) {
            now += SECOND * (step % 7);
            long price = 95 + step / 8 % 11;
            TradeTick trade = trade(now, Long.toString(price));
            expected.addAll(naive(open, trade.price(), now));
            kept.on(trade)
                    .forEach(end -> judged.add(end.proposal() + " " + end.outcome() + " " + end.maeBps() + " "
                            + end.mfeBps() + " " + end.result()));
            if (step % 3 == 0) {
                Side side = step % 2 == 0 ? Side.BUY : Side.SELL;
                TradeProposal proposal = proposal(
                        "told",
                        side,
                        Optional.of(Long.toString(100 - side.sign() * (1 + step % 4))),
                        Optional.of(Long.toString(100 + side.sign() * (1 + step % 5))),
                        now);
                kept.follow(proposal);
                open.add(new FollowedSignal(proposal, HORIZON));
            }
        }

        assertThat(judged).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> naive(List<FollowedSignal> open, long price, long now) {
        List<String> ended = new ArrayList<>();
        for (FollowedSignal signal : List.copyOf(open)) {
            SignalOutcome outcome = null;
            if (now >= signal.expiresNanos) {
                outcome = SignalOutcome.EXPIRED;
            } else {
                signal.moved(price, price, price);
                outcome = signal.isStopped() ? SignalOutcome.STOP : signal.isOnTarget() ? SignalOutcome.TARGET : null;
            }
            if (outcome != null) {
                open.remove(signal);
                ended.add(signal.proposal.id() + " " + outcome + " " + signal.maeBps(outcome) + " "
                        + signal.mfeBps(outcome) + " " + signal.result(outcome));
            }
        }
        return ended;
    }

    private void follow(Side side, String stop, Optional<String> target) {
        outcomes.follow(proposal("told", side, Optional.of(stop), target));
    }

    private TradeProposal proposal(String strategy, Side side, Optional<String> stop, Optional<String> target) {
        return proposal(strategy, side, stop, target, START);
    }

    private TradeProposal proposal(
            String strategy, Side side, Optional<String> stop, Optional<String> target, long atNanos) {
        ids++;
        return new SignalDesk(0)
                .propose(
                        new Idea.Enter(
                                strategy,
                                BTCUSDT,
                                side,
                                price("100"),
                                stop.map(Price::of),
                                target.map(Price::of),
                                1,
                                "because",
                                atNanos),
                        () -> new ProposalId("p" + ids))
                .orElseThrow();
    }

    private static TradeTick trade(long atNanos, String price) {
        return new TradeTick(BTCUSDT, atNanos, 1, FixedPoint.parse(price), FixedPoint.ONE, Side.BUY, atNanos);
    }

    private static CandleClosed candle(long openNanos, String high, String low, String close) {
        Symbol symbol = BTCUSDT;
        return new CandleClosed(
                symbol,
                openNanos + SECOND,
                openNanos,
                openNanos + SECOND,
                FixedPoint.parse(close),
                FixedPoint.parse(high),
                FixedPoint.parse(low),
                FixedPoint.parse(close),
                BigDecimal.ONE,
                BigDecimal.ONE,
                1,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
