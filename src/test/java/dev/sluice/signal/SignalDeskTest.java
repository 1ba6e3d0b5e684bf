package dev.sluice.signal;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.strategy.Idea;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignalDeskTest {
    private final SignalDesk desk = new SignalDesk(100);
    private int ids;

    @Test
    void carriesTheWholeIdeaIntoTheProposal() {
        TradeProposal proposal =
                desk.propose(idea("s", BTCUSDT, Side.SELL, 7), this::id).orElseThrow();

        assertThat(proposal.id()).isEqualTo(new ProposalId("p1"));
        assertThat(proposal.strategy()).isEqualTo("s");
        assertThat(proposal.symbol()).isEqualTo(BTCUSDT);
        assertThat(proposal.side()).isEqualTo(Side.SELL);
        assertThat(proposal.limit()).isEqualTo(price("100"));
        assertThat(proposal.stop()).contains(price("90"));
        assertThat(proposal.confidence()).isEqualTo(0.5);
        assertThat(proposal.rationale()).isEqualTo("because");
        assertThat(proposal.atNanos()).isEqualTo(7);
    }

    @Test
    void dropsAndCountsRepetitionsWithinTheWindowAndTakesNoIdForThem() {
        assertThat(propose("s", BTCUSDT, Side.BUY, 1_000)).isTrue();
        assertThat(propose("s", BTCUSDT, Side.BUY, 1_099)).isFalse();
        assertThat(desk.duplicates()).isEqualTo(1);
        assertThat(ids).isEqualTo(1);

        assertThat(propose("s", BTCUSDT, Side.BUY, 1_100)).isTrue();
    }

    @Test
    void aDroppedRepetitionDoesNotLengthenTheWindow() {
        assertThat(propose("s", BTCUSDT, Side.BUY, 1_000)).isTrue();
        assertThat(propose("s", BTCUSDT, Side.BUY, 1_099)).isFalse();
        assertThat(propose("s", BTCUSDT, Side.BUY, 1_101)).isTrue();
    }

    @Test
    void anotherStrategySymbolOrSideIsNoRepetition() {
        assertThat(propose("s", BTCUSDT, Side.BUY, 1)).isTrue();
        assertThat(propose("t", BTCUSDT, Side.BUY, 1)).isTrue();
        assertThat(propose("s", ETHUSDT, Side.BUY, 1)).isTrue();
        assertThat(propose("s", BTCUSDT, Side.SELL, 1)).isTrue();
        assertThat(desk.duplicates()).isZero();
    }

    @Test
    void aWindowOfNothingDropsNothing() {
        SignalDesk open = new SignalDesk(0);

        assertThat(open.propose(idea("s", BTCUSDT, Side.BUY, 1), this::id)).isPresent();
        assertThat(open.propose(idea("s", BTCUSDT, Side.BUY, 1), this::id)).isPresent();
    }

    private boolean propose(String strategy, Symbol symbol, Side side, long atNanos) {
        return desk.propose(idea(strategy, symbol, side, atNanos), this::id).isPresent();
    }

    private ProposalId id() {
        return new ProposalId("p" + ++ids);
    }

    private static Idea.Enter idea(String strategy, Symbol symbol, Side side, long atNanos) {
        return new Idea.Enter(strategy, symbol, side, price("100"), Optional.of(price("90")), 0.5, "because", atNanos);
    }
}
