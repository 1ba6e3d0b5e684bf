package dev.sluice.reconciliation;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.VenueOrder;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.PortfolioFixture;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left unexplained; what is evidence is tested with the desk that is killed ({@code RestartTest}). */
class AlignmentTest {
    private final Portfolio portfolio = new Portfolio();

    @Test
    void tellsAnOpenOrderThatNobodyHereSent() {
        Alignment alignment = Alignment.of(List.of(), statement(order(OrderState.SUBMITTED)), 0);

        assertThat(alignment.divergences()).singleElement().satisfies(divergence -> {
            assertThat(divergence.kind()).isEqualTo("foreign_order");
            assertThat(divergence.subject()).isEqualTo("theirs");
        });
    }

    @Test
    void passesOverForeignOrdersThatHaveEnded() {
        assertThat(Alignment.of(List.of(), statement(order(OrderState.CANCELLED)), 0)
                        .divergences())
                .isEmpty();
    }

    @Test
    void findsNothingWhenTheVenueHoldsWhatWasThereAtFirstPlusThePosition() {
        PortfolioFixture.buy(portfolio, bitcoin(), "2", "100");

        assertThat(Alignment.holdings(
                        List.of(bitcoin()), portfolio, Map.of(BTC, decimal("0.5")), List.of(balance("2", "0.5"))))
                .isEmpty();
    }

    @Test
    void tellsByHowMuchTheVenueHoldsSomethingElse() {
        PortfolioFixture.buy(portfolio, bitcoin(), "2", "100");

        assertThat(Alignment.holdings(List.of(bitcoin()), portfolio, Map.of(), List.of(balance("1.5", "0"))))
                .containsExactly(new Divergence(
                        "balance",
                        "BTC",
                        "opening balance plus positions differ from what the venue holds",
                        Optional.of("2"),
                        Optional.of("1.5")));
    }

    @Test
    void tellsAPositionOfWhichTheVenueHoldsNothing() {
        PortfolioFixture.buy(portfolio, bitcoin(), "2", "100");

        assertThat(Alignment.holdings(List.of(bitcoin()), portfolio, Map.of(), List.of()))
                .hasSize(1);
    }

    @Test
    void saysHowItEnded() {
        Divergence divergence = new Divergence("balance", "BTC", "x", Optional.empty(), Optional.empty());

        assertThat(new ReconciliationFinished("r1", "start", List.of(), 0, 1).result())
                .isEqualTo("clean");
        assertThat(new ReconciliationFinished("r1", "start", List.of(), 2, 1).result())
                .isEqualTo("repaired");
        assertThat(new ReconciliationFinished("r1", "start", List.of(divergence), 2, 1).result())
                .isEqualTo("diverged");
    }

    private static BalanceChange balance(String free, String locked) {
        return new BalanceChange(BTC, decimal(free), decimal(locked), 1);
    }

    private static VenueStatement statement(VenueOrder order) {
        return new VenueStatement(List.of(order), List.of(), 1);
    }

    private static VenueOrder order(OrderState state) {
        return new VenueOrder(
                new ClientOrderId("theirs"),
                new VenueOrderId("7"),
                BTCUSDT,
                Side.BUY,
                quantity("1"),
                state,
                quantity("0"),
                "",
                List.of());
    }
}
