package dev.sluice.cli;

import dev.sluice.pipeline.ConfigurationProblems;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Where the program starts. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** In dev mode the process is not ours to end: a live reload calls this again. */
    public static void main(String... arguments) {
        int code = run(arguments);
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            System.exit(code);
        }
    }

    /** Runs one command and gives back its exit code. */
    static int run(String... arguments) {
        CommandLine line = new CommandLine(new SluiceCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::explain)
                .setExecutionExceptionHandler(Main::report);
        return line.execute(arguments);
    }

    /** What is wrong stays on the screen: the whole help behind it would push it away. */
    private static int explain(CommandLine.ParameterException misuse, String... arguments) {
        CommandLine line = misuse.getCommandLine();
        line.getErr().println("sluice: " + misuse.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(misuse, line.getErr());
        line.getErr().println("see " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static int report(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (failure instanceof ConfigurationProblems problems) {
            err.println("sluice: " + problems.getMessage() + ":");
            problems.problems().forEach(problem -> err.println("  - " + problem));
            return ExitCode.USAGE;
        }
        err.println("sluice: " + OneLine.of(failure));
        return failure instanceof EnvironmentFailure ? ExitCode.ENVIRONMENT : ExitCode.FAILED;
    }
}
