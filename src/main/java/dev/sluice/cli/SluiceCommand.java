package dev.sluice.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's top: shows help. */
@Command(
        name = "sluice",
        description = "Self-hosted trading execution: gates before every order, a journal that proves what happened.",
        subcommands = {
            RunCommand.class,
            ReplayCommand.class,
            RecordCommand.class,
            DataCommand.class,
            BacktestCommand.class,
            JournalCommand.class,
            SweepCommand.class,
            StructureCommand.class,
            IndicatorsCommand.class,
            ParityCommand.class,
            PaperCommand.class,
            DoctorCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "From a checkout also: test (the whole test suite), bench (the benchmarks),",
            "dev (the service with live reload), native (the native executable).",
            "Exit codes: 0 ok, 1 a check failed, 2 usage or configuration, 3 environment."
        })
final class SluiceCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
