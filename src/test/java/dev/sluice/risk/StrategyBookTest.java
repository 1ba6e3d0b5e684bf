package dev.sluice.risk;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.portfolio.Position;
import dev.sluice.vocabulary.OrderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrategyBookTest {
    private final List<StrategySharesMoved> moved = new ArrayList<>();
    private StrategyBook book = new StrategyBook(Set.of("alpha", "beta"));

    @Test
    void sharesAPositionAmongThoseWhoOpenedIt() {
        fill("alpha", "2");
        fill("beta", "3");
        fill("gamma", "7");

        assertThat(shares()).isEqualTo("{=4, alpha=2, beta=1}");
        assertThat(book.quantities("alpha")).containsOnlyKeys(BTCUSDT);
        assertThat(book.quantities("gamma")).isEmpty();
    }

    @Test
    void whoClosesGivesUpItsOwnShareFirst() {
        fill("alpha", "2");
        fill("beta", "5");
        fill("beta", "4");
        assertThat(shares()).isEqualTo("{alpha=2, beta=2}");

        fill("beta", "1");

        assertThat(shares()).isEqualTo("{alpha=1}");
    }

    @Test
    void whoTurnsAPositionRoundHasAllOfIt() {
        fill("alpha", "2");
        fill("beta", "-1");

        assertThat(shares()).isEqualTo("{beta=-1}");
    }

    @Test
    void journalsTheSharesThatChanged() {
        fill("alpha", "2");
        fill("beta", "1.5");

        assertThat(ProjectedRow.of(moved.getLast().payload())).singleElement().satisfies(row -> {
            assertThat(row.key()).containsExactly("BTCUSDT", "alpha");
            assertThat(row.text("quantity")).isEqualTo("1.5");
        });
    }

    @Test
    void givesWhatWasNotJournaledAnyMoreToTheNewestFillsStrategy() {
        fill("alpha", "2");
        fill("beta", "3");
        moved.removeLast();
        restart("3", "beta");

        assertThat(shares()).isEqualTo("{alpha=2, beta=1}");
    }

    @Test
    void givesWhatNobodyKnowsToTheOthers() {
        book = new StrategyBook(Set.of("alpha"));
        book.restore(position("3"), Optional.of(new OrderId("forgotten")));

        assertThat(shares()).isEqualTo("{=3}");
    }

    @Test
    void journalsNothingWhereNoStrategyIsLimited() {
        book = new StrategyBook(Set.of());
        fill("alpha", "2");

        assertThat(moved).isEmpty();
        assertThat(shares()).isEqualTo("{=2}");
    }

    @Test
    void aStrategyThatIsLimitedLaterOwnsWhatItTradedLast() {
        book = new StrategyBook(Set.of());
        fill("beta", "1");
        fill("alpha", "2");

        assertThat(book.limit("alpha", 7))
                .singleElement()
                .satisfies(entry -> assertThat(ProjectedRow.of(entry.payload()))
                        .extracting(row -> row.text("strategy") + "=" + row.text("quantity"))
                        .containsExactlyInAnyOrder("=0", "alpha=2"));
        assertThat(shares()).isEqualTo("{alpha=2}");
        assertThat(book.limit("alpha", 8)).isEmpty();
        assertThat(book.limit("beta", 9)).isEmpty();

        fill("beta", "5");
        assertThat(shares()).isEqualTo("{alpha=2, beta=3}");
    }

    private void fill(String strategy, String positionAfter) {
        book.ordered(new OrderId("of " + strategy), strategy);
        book.booked(new OrderId("of " + strategy), position(positionAfter), 1).ifPresent(moved::add);
    }

    private void restart(String position, String newestStrategy) {
        book = new StrategyBook(Set.of("alpha", "beta"));
        book.ordered(new OrderId("of " + newestStrategy), newestStrategy);
        moved.forEach(entry -> ProjectedRow.of(entry.payload()).forEach(book::restore));
        book.restore(position(position), Optional.of(new OrderId("of " + newestStrategy)));
    }

    private static Position position(String quantity) {
        return new Position(BTCUSDT, decimal(quantity), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private String shares() {
        return book.shares(BTCUSDT).toString();
    }
}
