package dev.sluice.reconciliation;

import static dev.sluice.reconciliation.ReconciliationFixture.*;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.Order;
import dev.sluice.portfolio.TransferBooked;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.OrderState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happened, desk and venue agree after a run. */
class ReconciliationPropertyTest {
    /** Whatever trades, known to the desk or missed by it, and whatever is told of transfers: nothing differs. */
    @Property(tries = 100)
    void alwaysAgreesAfterARunWhateverTheStreamsSwallowed(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 120) Integer> events) {
        ReconciliationFixture books = new ReconciliationFixture();
        Order order = books.ours(OrderState.SUBMITTED);
        BigDecimal left = BigDecimal.ONE;
        List<Fill> fills = new ArrayList<>();
        long trade = 0;
        for (int event : events) {
            BigDecimal part = new BigDecimal(event).movePointLeft(3);
            if (event % 3 == 0) {
                AssetTransfer transfer = new AssetTransfer(USDT, part, ++trade);
                books.move(USDT, part.toPlainString());
                books.portfolio.book(transfer, TransferBooked.Source.VENUE, NOW);
            } else if (part.compareTo(left) < 0) {
                left = left.subtract(part);
                trade++;
                fills.add(fill(Long.toString(trade), part.toPlainString(), "100"));
                books.venueTrades(trade, "7", part.toPlainString(), "100");
                BigDecimal filled = BigDecimal.ONE.subtract(left);
                books.venueHas(OrderState.PARTIALLY_FILLED, filled.toPlainString(), fills.toArray(Fill[]::new));
            }
            if (event % 5 == 0) {
                books.run("connected");
            }
        }
        if (fills.isEmpty()) {
            books.venueHas(OrderState.SUBMITTED, "0");
        }

        assertThat(books.run("connected").divergences()).isEmpty();
        assertThat(order.filled().decimal()).isEqualByComparingTo(BigDecimal.ONE.subtract(left));
        books.venueHolds.forEach(
                (asset, amount) -> assertThat(books.portfolio.holdings().getOrDefault(asset, BigDecimal.ZERO))
                        .isEqualByComparingTo(amount));
        books.journal.clear();
        assertThat(books.run().result()).isEqualTo("clean");
        assertThat(books.journal).isEmpty();
    }
}
