package dev.sluice.cli;

import dev.sluice.pipeline.Configuration;
import dev.sluice.pipeline.SluiceConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the files that hold secrets are closed to others. */
final class SecretsCheck {
    private SecretsCheck() {}

    static List<Finding> run(Configuration configuration) {
        if (!configuration.warnings().isEmpty()) {
            return configuration.warnings().stream()
                    .map(warning -> Finding.warn("secrets", warning))
                    .toList();
        }
        SluiceConfig.Security security = configuration.desk().security();
        long set = Stream.of(security.operatorToken(), security.auditorToken(), security.viewerToken())
                .filter(Optional::isPresent)
                .count();
        return List.of(Finding.ok("secrets", set == 0 ? "none configured" : set + " tokens configured"));
    }
}
