package dev.sluice.portfolio.postgres;

import static dev.sluice.portfolio.postgres.BooksDatabase.await;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.portfolio.AccountSnapshot;
import dev.sluice.portfolio.DrawdownSeries;
import dev.sluice.vocabulary.BalanceChange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {
    private static BooksDatabase database;
    private SnapshotStore store;

    @BeforeAll
    static void open(@TempDir Path directory) {
        database = new BooksDatabase(directory);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        await(database.pool.query("TRUNCATE sluice.account_snapshots").execute());
        store = new SnapshotStore(database.pool);
    }

    @Test
    void givesBackTheWayOfEquity() {
        for (int i = 0; i < 20; i++) {
            await(store.save(snapshot(i, i == 7 ? "900" : i == 13 ? "1100.00000001" : "1000")));
        }

        DrawdownSeries series = await(store.read(0, 20, 12));

        assertThat(series.points()).hasSizeLessThanOrEqualTo(12);
        assertThat(series.points()).extracting(DrawdownSeries.Point::atNanos).contains(0L, 7L, 13L, 19L);
        assertThat(series.worst())
                .hasValueSatisfying(worst -> assertThat(worst.pct()).isEqualByComparingTo("10"));
        assertThat(series.current())
                .hasValueSatisfying(current -> assertThat(current.amount()).isEqualByComparingTo("100.00000001"));
    }

    @Test
    void readsManyPagesAndOnlyWhatIsAskedFor() {
        await(database.pool
                .query("INSERT INTO sluice.account_snapshots (at_nanos, currency, equity, opening, peak, day_start,"
                        + " drawdown_pct, realized, unrealized, fees, balances)"
                        + " SELECT i, 'USDT', 1000 + i % 100, 1000, 0, 0, 0, 0, 0, 0, '[]'"
                        + " FROM generate_series(0, 25000) i")
                .execute());

        DrawdownSeries series = await(store.read(50, 24_950, 100));

        assertThat(series.points().getFirst().atNanos()).isEqualTo(50);
        assertThat(series.points().getLast().atNanos()).isEqualTo(24_949);
        assertThat(series.worst())
                .hasValueSatisfying(worst -> assertThat(worst.amount()).isEqualByComparingTo("99"));
    }

    @Test
    void throwsAwayOldOnesAFewAtATimeAndTheOldestFirst() {
        for (int i = 0; i < 10; i++) {
            await(store.save(snapshot(i, "1000")));
        }

        assertThat(await(store.prune(7, 3))).isEqualTo(3);
        assertThat(await(store.prune(7, 3))).isEqualTo(3);
        assertThat(await(store.prune(7, 3))).isEqualTo(1);
        assertThat(await(store.prune(7, 3))).isZero();
        assertThat(await(store.read(0, 10, 10)).points())
                .extracting(DrawdownSeries.Point::atNanos)
                .containsExactly(7L, 9L);
    }

    @Test
    void keepsWhatIsNotKnownAsSuch() {
        await(store.save(snapshot(1, "1000")));

        var row = await(database.pool
                        .query("SELECT exposure, balances ->> 0 AS first FROM sluice.account_snapshots")
                        .execute())
                .iterator()
                .next();
        assertThat(row.getBigDecimal("exposure")).isNull();
        assertThat(row.getString("first")).contains("\"free\": \"12.5\"");
    }

    private static AccountSnapshot snapshot(long atNanos, String equity) {
        return new AccountSnapshot(
                atNanos,
                USDT,
                new AccountSnapshot.Equity(
                        decimal("1000"), decimal(equity), decimal("1000"), decimal("1000"), BigDecimal.ZERO),
                new AccountSnapshot.Profit(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
                Optional.empty(),
                List.of(new BalanceChange(USDT, decimal("12.5"), decimal("0"), 1)));
    }
}
