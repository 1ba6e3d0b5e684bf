package dev.sluice.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentSetTest {
    private final RecentSet<Integer> recent = new RecentSet<>(3);

    @Test
    void takesAnElementOnce() {
        assertThat(recent.add(1)).isTrue();
        assertThat(recent.add(1)).isFalse();
        assertThat(recent.contains(1)).isTrue();
        assertThat(recent.contains(2)).isFalse();
    }

    @Test
    void remembersAtLeastAsManyAsItIsMadeForAndAtMostTwice() {
        for (int added = 1; added <= 100; added++) {
            recent.add(added);
            for (int known = Math.max(1, added - 2); known <= added; known++) {
                assertThat(recent.contains(known)).isTrue();
                assertThat(recent.add(known)).isFalse();
            }
            assertThat(recent.contains(added - 6)).isFalse();
        }
    }
}
