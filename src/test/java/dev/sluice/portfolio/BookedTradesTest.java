package dev.sluice.portfolio;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Symbol;
import org.junit.jupiter.api.Test;

class BookedTradesTest {
    private final BookedTrades booked = new BookedTrades();

    @Test
    void tellsTradesApartBySymbolAndVenueId() {
        assertThat(add(BTCUSDT, 1)).isTrue();
        assertThat(add(BTCUSDT, 1)).isFalse();
        assertThat(add(ETHUSDT, 1)).isTrue();
        assertThat(add(BTCUSDT, 2)).isTrue();
    }

    @Test
    void remembersAsManyAsTheLimitAndForgetsTheOldestFirst() {
        for (int i = 0; i < BookedTrades.LIMIT; i++) {
            add(BTCUSDT, i);
        }
        assertThat(add(BTCUSDT, 0)).isFalse();

        assertThat(add(BTCUSDT, BookedTrades.LIMIT)).isTrue();

        assertThat(add(BTCUSDT, 1)).isFalse();
        assertThat(add(BTCUSDT, 0)).isTrue();
    }

    private boolean add(Symbol symbol, int id) {
        return booked.add(symbol, Integer.toString(id));
    }
}
