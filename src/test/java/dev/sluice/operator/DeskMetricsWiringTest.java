package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The beans find the desk and the registry that the service exports. */
@QuarkusTest
@TestProfile(DeskMetricsWiringTest.Listening.class)
class DeskMetricsWiringTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    PrometheusMeterRegistry registry;

    /** As the service: it listens, and there is a desk. */
    public static final class Listening implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.host-enabled",
                    "true",
                    "quarkus.http.test-port",
                    "0",
                    // never connected to: nothing here asks the database
                    "quarkus.datasource.reactive.url",
                    "postgresql://127.0.0.1:1/none");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Desks.class);
        }
    }

    /** Stands in for the desk wherever there is one. */
    @Alternative
    @Singleton
    static final class Desks {
        @Produces
        @Singleton
        Desk desk() {
            return new WatchedDesk();
        }
    }

    @Test
    void theDeskIsWatchedFromTheStart() throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (!registry.scrape().contains("account_equity 9990.5")
                && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }

        assertThat(registry.scrape())
                .contains("account_equity 9990.5", "journal_sequence 77.0", "slippage_bps_count 0.0")
                .contains("journal_append_ms_count 0.0", "feed_age_ms{symbol=\"BTCUSDT\",}");
    }
}
