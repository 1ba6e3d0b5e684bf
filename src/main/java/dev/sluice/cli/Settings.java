package dev.sluice.cli;

import dev.sluice.pipeline.Configuration;
import picocli.CommandLine.Model.CommandSpec;

/** A command's configuration. */
final class Settings {
    private Settings() {}

    /** Reads and checks it; what is allowed but unwise is told on standard error. */
    static Configuration load(CommandSpec spec) {
        Configuration configuration = Configuration.load(System.getenv());
        configuration.warnings().forEach(warning -> spec.commandLine().getErr().println("sluice: warning: " + warning));
        return configuration;
    }
}
