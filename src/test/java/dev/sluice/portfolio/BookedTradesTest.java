package dev.sluice.portfolio;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import org.junit.jupiter.api.Test;

class BookedTradesTest {
    private final BookedTrades booked = new BookedTrades();

    @Test
    void tellsTradesApartBySymbolAndVenueId() {
        assertThat(booked.add(trade(BTCUSDT, 1))).isTrue();
        assertThat(booked.add(trade(BTCUSDT, 1))).isFalse();
        assertThat(booked.add(trade(ETHUSDT, 1))).isTrue();
        assertThat(booked.add(trade(BTCUSDT, 2))).isTrue();
    }

    @Test
    void remembersAsManyAsTheLimitAndForgetsTheOldestFirst() {
        for (int i = 0; i < BookedTrades.LIMIT; i++) {
            booked.add(trade(BTCUSDT, i));
        }
        assertThat(booked.add(trade(BTCUSDT, 0))).isFalse();

        assertThat(booked.add(trade(BTCUSDT, BookedTrades.LIMIT))).isTrue();

        assertThat(booked.add(trade(BTCUSDT, 1))).isFalse();
        assertThat(booked.add(trade(BTCUSDT, 0))).isTrue();
    }

    private static Fill trade(Symbol symbol, int id) {
        return new Fill(
                symbol,
                Integer.toString(id),
                new ClientOrderId("any"),
                Side.BUY,
                price("100"),
                quantity("1"),
                Money.zero(USDT),
                Liquidity.TAKER,
                1);
    }
}
