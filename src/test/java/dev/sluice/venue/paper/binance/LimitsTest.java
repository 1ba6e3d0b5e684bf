package dev.sluice.venue.paper.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.venue.paper.AccountId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits of addresses and accounts: {@code rest-api.md}, "LIMITS". */
class LimitsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long FULL_MINUTE = 1_700_000_040L * SECOND;

    /** Two depth requests a minute, two orders in ten seconds, a ban after two refusals. */
    private static final ApiLimits NARROW = new ApiLimits(10, 1_000, 2, 3, 2);

    private final TestFloor floor = new TestFloor(FULL_MINUTE);
    private final BinanceFace face = TestFloor.face(floor, List.of(), NARROW);
    private final Client client = new Client(face, "10.0.0.1");

    private RestAnswer depth() {
        return client.get("/api/v3/depth", "symbol=BTCUSDT");
    }

    @Test
    void announcesWhatIsUsed() {
        assertThat(depth().headers())
                .containsEntry("X-MBX-USED-WEIGHT-1M", "5")
                .containsEntry("X-MBX-USED-WEIGHT", "5");
        assertThat(depth().headers()).containsEntry("X-MBX-USED-WEIGHT-1M", "10");
        assertThat(new Client(face, "10.0.0.2").get("/api/v3/ping", "").headers())
                .containsEntry("X-MBX-USED-WEIGHT-1M", "1");
    }

    @Test
    void refusesUntilTheMinuteIsOver() {
        floor.run(50 * SECOND + 1);
        depth();
        depth();
        RestAnswer refused = depth();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("Retry-After", "10");
        assertThat(refused.body())
                .isEqualTo("{\"code\":-1003,\"msg\":\"Too much request weight used; current limit is 10 request weight"
                        + " per 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API.\"}");
        floor.run(10 * SECOND);
        assertThat(depth().status()).isEqualTo(200);
    }

    @Test
    void bansWhoDoesNotBackOffEachTimeLonger() {
        for (int i = 0; i < 4; i++) {
            depth();
        }
        RestAnswer banned = depth();
        assertThat(banned.status()).isEqualTo(418);
        assertThat(banned.headers()).containsEntry("Retry-After", "120");
        assertThat(banned.body()).contains("IP banned until " + (FULL_MINUTE / 1_000_000 + 120_000) + ".");
        floor.run(119 * SECOND);
        assertThat(client.get("/api/v3/ping", "").status()).isEqualTo(418);
        floor.run(SECOND);
        assertThat(client.get("/api/v3/ping", "").status()).isEqualTo(200);
        for (int i = 0; i < 4; i++) {
            depth();
        }
        assertThat(depth().headers()).containsEntry("Retry-After", "240");
    }

    @Test
    void countsUnfilledOrdersOfAnAccount() {
        AccountId account = new AccountId("desk");
        OrderCounts counts = new OrderCounts(NARROW);
        counts.add(account, 2, FULL_MINUTE);
        assertThatThrownBy(() -> counts.add(account, 1, FULL_MINUTE + 9 * SECOND))
                .isInstanceOfSatisfying(ApiError.class, error -> {
                    assertThat(error.code()).isEqualTo(-1015);
                    assertThat(error.httpStatus()).isEqualTo(429);
                    assertThat(error.retryAtNanos()).contains(FULL_MINUTE + 10 * SECOND);
                })
                .hasMessage("Too many new orders; current limit is 2 orders per 10 SECOND.");
        counts.add(account, 1, FULL_MINUTE + 10 * SECOND);
        assertThatThrownBy(() -> counts.add(account, 1, FULL_MINUTE + 20 * SECOND))
                .hasMessage("Too many new orders; current limit is 3 orders per 1 DAY.");
        counts.remove(account, 1, FULL_MINUTE + 20 * SECOND);
        counts.add(account, 1, FULL_MINUTE + 20 * SECOND);
        assertThat(counts.of(account).inDay(FULL_MINUTE + 20 * SECOND)).isEqualTo(3);
    }
}
