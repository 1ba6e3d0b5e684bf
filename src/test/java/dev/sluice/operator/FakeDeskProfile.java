package dev.sluice.operator;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The service with a desk that pretends, on a real database. */
public final class FakeDeskProfile implements QuarkusTestProfile {
    static final String OPERATOR = "operator-token-of-tests";
    static final String AUDITOR = "auditor-token-of-tests";
    static final String VIEWER = "viewer, token of {tests}".replace(' ', '_');

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.host-enabled", "true",
                "quarkus.http.test-port", "0",
                "sluice.security.operator-token", OPERATOR,
                "sluice.security.auditor-token", AUDITOR,
                "sluice.security.viewer-token", VIEWER);
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakeDesk.class, FakePaperDoor.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestServer.class));
    }
}
