package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.PriceLevels;
import dev.sluice.feed.TradeTick;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MarketInboxTest {
    private final MarketInbox inbox = new MarketInbox(8);
    private long updateId;
    private long tradeId;

    @Test
    void handsOverInOrderAndWakesTheReaderOnce() {
        TradeTick first = trade();
        DepthDiff second = diff(1);

        assertThat(inbox.offer(first)).isTrue();
        assertThat(inbox.offer(second)).isFalse();

        assertThat(inbox.poll()).contains(first);
        assertThat(inbox.poll()).contains(second);
        assertThat(inbox.poll()).isEmpty();
        assertThat(inbox.offer(trade())).isTrue();
    }

    @Test
    void putsQuotesTogetherWhenTheReaderFallsBehindButNeverTrades() {
        for (int i = 0; i < 4; i++) {
            inbox.offer(trade());
        }
        inbox.offer(ticker(1));
        inbox.offer(ticker(2));
        inbox.offer(diff(1));
        inbox.offer(diff(2));

        List<MarketEvent> events = drain();

        assertThat(inbox.conflated()).isEqualTo(2);
        assertThat(events.stream().filter(TradeTick.class::isInstance)).hasSize(4);
        assertThat(events).contains(ticker(2)).doesNotContain(ticker(1));
        assertThat(events)
                .filteredOn(DepthDiff.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    DepthDiff diff = (DepthDiff) event;
                    assertThat(diff.firstUpdateId()).isEqualTo(1);
                    assertThat(diff.finalUpdateId()).isEqualTo(2);
                });
    }

    @Test
    void putsNoUpdateTogetherAcrossASnapshotOrAHole() {
        for (int i = 0; i < 4; i++) {
            inbox.offer(trade());
        }
        inbox.offer(diff(1));
        inbox.offer(new DepthSnapshot(BTCUSDT, 1, 1, PriceLevels.NONE, PriceLevels.NONE));
        inbox.offer(diff(1));
        updateId += 5;
        inbox.offer(diff(1));

        assertThat(inbox.conflated()).isZero();
        assertThat(drain()).hasSize(8);
    }

    @Test
    void turnsAwayAndCountsWhatHasNoRoom() {
        for (int i = 0; i < 10; i++) {
            inbox.offer(trade());
        }

        assertThat(inbox.turnedAway()).isEqualTo(2);
        assertThat(drain()).hasSize(8);
        assertThat(inbox.waiting()).isZero();
    }

    /** Whatever is put together on the way, the book at the end is the same, and no trade is missing. */
    @Property(tries = 300)
    void leavesTheBookAsIfNothingWasPutTogether(@ForAll @Size(max = 200) List<@IntRange(max = 7) Integer> steps) {
        MarketInbox small = new MarketInbox(1_000);
        MarketInbox crowded = new MarketInbox(1_000);
        for (int i = 0; i < 500; i++) {
            crowded.offer(trade(ETHUSDT));
        }
        updateId = 10;
        List<MarketEvent> events = new ArrayList<>();
        events.add(diff(0));
        events.add(new DepthSnapshot(BTCUSDT, 1, updateId, levels(100, 1), levels(200, 1)));
        for (int step : steps) {
            events.add(step < 3 ? trade() : diff(step));
        }
        events.forEach(small::offer);
        events.forEach(crowded::offer);

        SymbolMarket plain = fold(small);
        SymbolMarket conflated = fold(crowded);

        assertThat(conflated.book().synchronised()).isTrue();
        assertThat(book(conflated)).isEqualTo(book(plain));
        assertThat(conflated.gaps()).isZero();
        assertThat(conflated.tape().count()).isEqualTo(plain.tape().count());
    }

    private static SymbolMarket fold(MarketInbox box) {
        Markets markets = new Markets();
        for (Optional<MarketEvent> event = box.poll(); event.isPresent(); event = box.poll()) {
            markets.on(event.get());
        }
        return markets.of(BTCUSDT).orElseThrow();
    }

    private static List<String> book(SymbolMarket market) {
        List<String> rows = new ArrayList<>();
        for (Side side : Side.values()) {
            for (int i = 0; i < market.book().depth(side); i++) {
                rows.add(side + " " + market.book().price(side, i) + " "
                        + market.book().quantity(side, i));
            }
        }
        return rows;
    }

    private List<MarketEvent> drain() {
        List<MarketEvent> events = new ArrayList<>();
        for (Optional<MarketEvent> event = inbox.poll(); event.isPresent(); event = inbox.poll()) {
            events.add(event.get());
        }
        return events;
    }

    private TradeTick trade() {
        return trade(BTCUSDT);
    }

    private TradeTick trade(Symbol symbol) {
        return new TradeTick(symbol, 1, tradeId++, units("100"), units("1"), Side.BUY, 1);
    }

    private static BookTicker ticker(long id) {
        return new BookTicker(BTCUSDT, 1, id, 100, 1, 200, 1);
    }

    private DepthDiff diff(int quantity) {
        updateId++;
        return new DepthDiff(
                BTCUSDT, 1, updateId, updateId, levels(90 + quantity, quantity), levels(210 - quantity, quantity));
    }

    private static PriceLevels levels(long price, long quantity) {
        return new PriceLevels.Builder().add(price, quantity).build();
    }
}
