package dev.sluice.cli;

import dev.sluice.pipeline.SluiceConfig;
import java.nio.file.Path;
import java.util.List;

/** Whether the service could listen. */
final class PortCheck {
    private static final String NAME = "port";

    private PortCheck() {}

    /** @param deskRunning whether the port may well be taken by the desk itself */
    static List<Finding> run(SluiceConfig config, Path directory, boolean deskRunning) {
        int port = config.http().port();
        if (port == 0) {
            return List.of(Finding.ok(NAME, "any free one"));
        }
        try (HttpAccess access = HttpAccess.of(config, directory)) {
            access.requireFreePort();
            return List.of(Finding.ok(NAME, port + " is free"));
        } catch (EnvironmentFailure e) {
            return List.of(
                    deskRunning
                            ? Finding.ok(NAME, port + " is taken, and a desk is running")
                            : Finding.fail(NAME, OneLine.of(e)));
        }
    }
}
