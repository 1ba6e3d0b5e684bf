package dev.sluice.pipeline;

import static dev.sluice.feed.FeedFixture.levels;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.PriceLevels;
import dev.sluice.feed.TradeTick;
import dev.sluice.market.Markets;
import dev.sluice.operator.BookView;
import dev.sluice.operator.CandleView;
import dev.sluice.operator.DeltaView;
import dev.sluice.operator.FootprintView;
import dev.sluice.operator.ImbalanceQuery;
import dev.sluice.operator.TapeView;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketViewsTest {
    private static final long START = UtcNanos.parse("2026-01-31T12:00:00Z");
    private static final long MINUTE = 60 * UtcNanos.PER_SECOND;
    private static final ImbalanceQuery THREE = new ImbalanceQuery(new BigDecimal("3"), BigDecimal.ZERO, 2);

    private final Markets markets = new Markets();
    private final MarketViews views = new MarketViews(markets, Set.of(BTCUSDT));
    private long tradeId;

    @Test
    void saysNothingOfSymbolsThatAreNotTraded() {
        assertThat(views.book(ETHUSDT, 1)).isEmpty();
        assertThat(views.tape(ETHUSDT, 1)).isEmpty();
        assertThat(views.candles(ETHUSDT, CandleInterval.ONE_MINUTE, 1, START)).isEmpty();
        assertThat(views.delta(ETHUSDT, CandleInterval.ONE_MINUTE, 1, START)).isEmpty();
        assertThat(views.footprint(ETHUSDT, CandleInterval.ONE_MINUTE, 1, THREE, START))
                .isEmpty();
    }

    @Test
    void answersBeforeTheFirstEvent() {
        assertThat(views.book(BTCUSDT, 1)).contains(new BookView("BTCUSDT", false, 0, List.of(), List.of(), "", null));
        assertThat(views.tape(BTCUSDT, 1).orElseThrow().items()).isEmpty();
        assertThat(views.delta(BTCUSDT, CandleInterval.ONE_HOUR, 1, START)).contains(List.of());
    }

    @Test
    void measuresTheBook() {
        PriceLevels none = PriceLevels.NONE;
        markets.on(new DepthDiff(BTCUSDT, START, 7, 7, none, none));
        markets.on(new DepthSnapshot(
                BTCUSDT, START, 7, levels("99", "1", "98", "4"), levels("101", "3", "102", "1", "103", "1")));

        BookView book = views.book(BTCUSDT, 2).orElseThrow();

        assertThat(book.synchronised()).isTrue();
        assertThat(book.bids()).containsExactly(List.of("99", "1"), List.of("98", "4"));
        assertThat(book.asks()).hasSize(2);
        assertThat(book.top()).isEqualTo(new BookView.Top("100", "99.5", "200", "0.111111"));
    }

    @Test
    void showsWhatTradedAndWhoTook() {
        trade(0, "100", "2", Aggressor.BUY);
        trade(1, "101", "6", Aggressor.SELL);
        trade(2, "101", "0.5", Aggressor.UNKNOWN);

        TapeView tape = views.tape(BTCUSDT, 1).orElseThrow();
        assertThat(tape.items())
                .containsExactly(
                        new TapeView.TradeView("2", "101", "0.5", "UNKNOWN", "2026-01-31T12:00:00.000000002Z"));
        assertThat(tape.window()).isEqualTo(new TapeView.FlowView(3, "2", "6", "0.5"));
        assertThat(tape.total()).isEqualTo(tape.window());

        DeltaView bar = new DeltaView(
                "2026-01-31T12:00:00Z",
                "2026-01-31T12:01:00Z",
                "100",
                "101",
                "100",
                "101",
                "2",
                "6",
                "0.5",
                "-4",
                "-4",
                "2",
                "-4",
                "101",
                "0.01",
                3,
                false);
        assertThat(views.delta(BTCUSDT, CandleInterval.ONE_MINUTE, 9, START)).contains(List.of(bar));
        assertThat(views.delta(BTCUSDT, CandleInterval.ONE_MINUTE, 9, START + MINUTE)
                        .orElseThrow()
                        .getFirst()
                        .closed())
                .isTrue();
    }

    @Test
    void showsTheCandleOfATime() {
        trade(0, "100", "2", Aggressor.BUY);
        trade(1, "101", "6", Aggressor.SELL);
        trade(2, "101", "0.5", Aggressor.UNKNOWN);

        assertThat(views.candles(BTCUSDT, CandleInterval.ONE_MINUTE, 9, START).orElseThrow())
                .containsExactly(new CandleView(
                        "2026-01-31T12:00:00Z",
                        "2026-01-31T12:01:00Z",
                        "100",
                        "101",
                        "100",
                        "101",
                        "8.5",
                        "856.5",
                        3,
                        "2",
                        false,
                        true));
    }

    @Test
    void showsImbalancesByPrice() {
        trade(0, "100.00", "1", Aggressor.SELL);
        trade(1, "100.01", "3", Aggressor.BUY);
        trade(2, "100.02", "3", Aggressor.BUY);

        FootprintView footprint = views.footprint(BTCUSDT, CandleInterval.of("5m"), 9, THREE, START)
                .orElseThrow()
                .getFirst();

        assertThat(footprint.bar().closeTime()).isEqualTo("2026-01-31T12:05:00Z");
        assertThat(footprint.levels())
                .containsExactly(
                        new FootprintView.LevelView("100", "0", "1", "0", List.of()),
                        new FootprintView.LevelView("100.01", "3", "0", "0", List.of("BUY")),
                        new FootprintView.LevelView("100.02", "3", "0", "0", List.of("BUY")));
        assertThat(footprint.stacked()).containsExactly(new FootprintView.StackView("BUY", "100.01", "100.02", 2));
    }

    private void trade(long afterNanos, String price, String quantity, Aggressor aggressor) {
        long at = START + afterNanos;
        markets.on(new TradeTick(BTCUSDT, at, tradeId++, units(price), units(quantity), aggressor, at));
    }
}
