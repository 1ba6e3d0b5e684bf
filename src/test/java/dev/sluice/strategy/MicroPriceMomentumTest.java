package dev.sluice.strategy;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.MarketEvent;
import dev.sluice.market.MarketFixture;
import dev.sluice.market.Markets;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lookback 2 s, momentum 10 bps, imbalance 0.2, stop 20 bps, target 30 bps, hold 30 s, cooldown 5 s, collar 1 bps. */
class MicroPriceMomentumTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_000 * SECOND;
    private static final Holding HELD = new Holding(quantity("1"), false);

    private final MarketFixture market = new MarketFixture(BTCUSDT);
    private final Markets markets = new Markets();
    private final MicroPriceMomentum strategy = new MicroPriceMomentum(new MicroPriceMomentumParameters(
            Duration.ofSeconds(2), 10, 0.2, 20, 30, Duration.ofSeconds(30), Duration.ofSeconds(5), 1));

    MicroPriceMomentumTest() {
        market.opening(START, "99.99", "100.01").forEach(event -> on(event, Holding.FLAT));
        quiet(START);
    }

    @Test
    void entersWhenThePriceRoseAndTheBookLeansToTheBids() {
        assertThat(rise(START + 2 * SECOND, Holding.FLAT)).get().isInstanceOfSatisfying(Idea.Enter.class, enter -> {
            assertThat(enter.strategy()).isEqualTo("micro-price-momentum");
            assertThat(enter.symbol()).isEqualTo(BTCUSDT);
            assertThat(enter.side()).isEqualTo(Side.BUY);
            assertThat(enter.entry()).isEqualTo(price("100.2210211"));
            assertThat(enter.stop()).contains(price("100.010578"));
            assertThat(enter.confidence()).isBetween(0.01, 1.0);
            assertThat(enter.rationale()).startsWith("momentum ").contains(" bps, imbalance 0.33");
            assertThat(enter.atNanos()).isEqualTo(START + 2 * SECOND);
        });
    }

    @Test
    void waitsUntilItHasLookedBackAllTheWay() {
        assertThat(rise(START + 2 * SECOND - 1, Holding.FLAT)).isEmpty();
    }

    @Test
    void doesNotEnterOnASmallerMoveThanItWants() {
        assertThat(top(START + 2 * SECOND, "100.06", "2", "100.08", "1", Holding.FLAT))
                .isEmpty();
        assertThat(top(START + 2 * SECOND + 1, "100.10", "2", "100.12", "1", Holding.FLAT))
                .isPresent();
    }

    @Test
    void doesNotEnterWhenTheBookDoesNotLeanEnough() {
        assertThat(top(START + 2 * SECOND, "100.19", "1.4", "100.21", "1", Holding.FLAT))
                .isEmpty();
        assertThat(top(START + 2 * SECOND + 1, "100.19", "1.5", "100.21", "1", Holding.FLAT))
                .isPresent();
    }

    @Test
    void doesNotEnterAgainBeforeTheCooldownIsOver() {
        assertThat(rise(START + 2 * SECOND, Holding.FLAT)).isPresent();
        top(START + 5 * SECOND, "99.99", "1", "100.01", "1", Holding.FLAT);

        assertThat(rise(START + 7 * SECOND - 1, Holding.FLAT)).isEmpty();
        assertThat(rise(START + 7 * SECOND, Holding.FLAT)).isPresent();
    }

    @Test
    void wantsNothingWhileAnOrderIsOnItsWay() {
        assertThat(rise(START + 2 * SECOND, new Holding(Quantity.ZERO, true))).isEmpty();
        assertThat(top(START + 3 * SECOND, "90.00", "1", "90.02", "1", new Holding(quantity("1"), true)))
                .isEmpty();
    }

    @Test
    void decidesOnBookUpdatesOnly() {
        MarketEvent trade = market.trade(START + 2 * SECOND, "101");

        assertThat(on(trade, Holding.FLAT)).isEmpty();
        assertThat(on(trade, HELD)).isEmpty();
    }

    @Test
    void leavesAtTheTarget() {
        hold();
        exits("100.28", "100.29", "target: ");
    }

    @Test
    void leavesAtTheStop() {
        hold();
        exits("99.80", "99.79", "stop: -");
    }

    @Test
    void leavesWhenMomentumTurns() {
        hold();
        quiet(START + 2 * SECOND);

        assertThat(top(START + 4 * SECOND, "99.92", "1", "99.94", "1", HELD)).isEmpty();
        assertThat(reason(top(START + 4 * SECOND + 1, "99.89", "1", "99.91", "1", HELD)))
                .startsWith("momentum turned: -10.");
    }

    @Test
    void leavesWhenTheHoldingTimeIsOver() {
        hold();
        for (int second = 2; second <= 30; second++) {
            assertThat(quiet(START + second * SECOND)).isEmpty();
        }

        assertThat(reason(quiet(START + 31 * SECOND))).isEqualTo("holding time is over");
    }

    @Test
    void measuresTheNextPositionFromItsOwnBeginning() {
        hold();
        top(START + 2 * SECOND, "100.10", "1", "100.12", "1", Holding.FLAT);
        assertThat(top(START + 3 * SECOND, "100.10", "1", "100.12", "1", HELD)).isEmpty();

        assertThat(top(START + 4 * SECOND, "100.35", "1", "100.37", "1", HELD)).isEmpty();
        assertThat(top(START + 4 * SECOND + 1, "100.41", "1", "100.43", "1", HELD))
                .isPresent();
    }

    @Test
    void forgetsWhatItSawWhenTheBookFallsOutOfStep() {
        on(market.hole(START + SECOND), Holding.FLAT);
        assertThat(markets.of(BTCUSDT).orElseThrow().book().synchronised()).isFalse();
        market.opening(START + SECOND + 1, "99.99", "100.01").forEach(event -> on(event, Holding.FLAT));

        assertThat(rise(START + 2 * SECOND, Holding.FLAT)).isEmpty();
        assertThat(top(START + 3 * SECOND, "99.99", "1", "100.01", "1", Holding.FLAT))
                .isEmpty();
    }

    /** A position at a bid of 99.99, seen first one second after the start. */
    private void hold() {
        assertThat(top(START + SECOND, "99.99", "1", "100.01", "1", HELD)).isEmpty();
    }

    /** Stays within the first bid, leaves at the second. */
    private void exits(String notYet, String now, String why) {
        assertThat(top(START + SECOND + 1, notYet, "1", "101.00", "1", HELD)).isEmpty();
        assertThat(reason(top(START + SECOND + 2, now, "1", "101.00", "1", HELD)))
                .startsWith(why);
    }

    private static String reason(Optional<Idea> idea) {
        assertThat(idea).get().isInstanceOf(Idea.Exit.class);
        return idea.orElseThrow().rationale();
    }

    private Optional<Idea> quiet(long atNanos) {
        return top(atNanos, "99.99", "1", "100.01", "1", atNanos > START ? HELD : Holding.FLAT);
    }

    private Optional<Idea> rise(long atNanos, Holding holding) {
        return top(atNanos, "100.19", "2", "100.211", "1", holding);
    }

    private Optional<Idea> top(
            long atNanos, String bid, String bidQuantity, String ask, String askQuantity, Holding holding) {
        return on(market.top(atNanos, bid, bidQuantity, ask, askQuantity), holding);
    }

    private Optional<Idea> on(MarketEvent event, Holding holding) {
        return markets.on(event)
                .flatMap(now -> strategy.onEvent(event, now, holding).stream().findFirst());
    }
}
