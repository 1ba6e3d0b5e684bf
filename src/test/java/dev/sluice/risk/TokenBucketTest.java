package dev.sluice.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    @Test
    void givesABurstOfOneSecondsTokensAndNoMore() {
        TokenBucket bucket = new TokenBucket(5);

        assertThat(takeAll(bucket, START)).isEqualTo(5);
    }

    @Test
    void earnsATokenExactlyWhenItsTimeHasPassed() {
        TokenBucket bucket = new TokenBucket(4);
        takeAll(bucket, START);

        assertThat(bucket.tokens(START + 246_001_999)).isZero();
        assertThat(bucket.tokens(START + 250_000_000)).isPositive();
    }

    @Test
    void neverSavesMoreThanOneSecond() {
        TokenBucket bucket = new TokenBucket(3);
        takeAll(bucket, START);

        assertThat(takeAll(bucket, START + 3_600 * SECOND)).isEqualTo(3);
    }

    @Test
    void lookingTakesNothing() {
        TokenBucket bucket = new TokenBucket(1);
        for (int i = 0; i < 10; i++) {
            assertThat(bucket.tokens(START)).isPositive();
        }
    }

    @Test
    void earnsNothingWhileTheClockStandsStillOrRunsBackwards() {
        TokenBucket bucket = new TokenBucket(2);
        takeAll(bucket, START);

        assertThat(bucket.tokens(START)).isZero();
        assertThat(bucket.tokens(START - 10 * SECOND)).isZero();
        assertThat(bucket.tokens(START + SECOND / 2 - 1)).isZero();
    }

    @Test
    void aClockThatRanBackwardsEarnsNoTimeTwice() {
        TokenBucket bucket = new TokenBucket(2);
        bucket.take(START);
        bucket.take(START - 10 * SECOND);

        assertThat(bucket.tokens(START + SECOND / 2 - 1)).isZero();
        assertThat(bucket.tokens(START + SECOND / 2)).isPositive();
    }

    @Test
    void keepsToARateThatDoesNotDivideASecondOverALongTime() {
        TokenBucket bucket = new TokenBucket(6_001);
        long given = takeAll(bucket, START);
        for (int i = 1; i <= 2_000; i++) {
            given += takeAll(bucket, START + i * SECOND / 10);
        }

        assertThat(given).isEqualTo(6_001 + 6_001 * 200);
    }

    /** Reference: credit in 1/10⁹ of a token, brought up to date at every step. */
    @Property
    void agreesWithExactFractions(
            @ForAll @IntRange(min = 1, max = 10_000) int perSecond,
            @ForAll @Size(max = 60) List<@LongRange(max = SECOND / 3) Long> waits) {
        TokenBucket bucket = new TokenBucket(perSecond);
        bucket.take(START);
        BigInteger token = BigInteger.valueOf(SECOND);
        BigInteger rate = BigInteger.valueOf(perSecond);
        BigInteger full = rate.multiply(token);
        BigInteger credit = full.subtract(token);
        long now = START;
        for (long wait : waits) {
            now += wait;
            credit = full.min(credit.add(rate.multiply(BigInteger.valueOf(wait))));
            boolean there = credit.compareTo(token) >= 0;
            assertThat(bucket.tokens(now) > 0).isEqualTo(there);
            if (there) {
                bucket.take(now);
                credit = credit.subtract(token);
            }
        }
    }

    private static int takeAll(TokenBucket bucket, long nowNanos) {
        int taken = 0;
        while (bucket.tokens(nowNanos) > 0) {
            bucket.take(nowNanos);
            taken++;
        }
        return taken;
    }
}
