package dev.sluice.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The program's commands for tests of other rooms. */
public final class CommandFixture {
    private CommandFixture() {}

    /**
     * What a command did.
     *
     * @param text on both outputs
     */
    public record Outcome(int code, String text) {}

    /** Runs one. */
    public static Outcome run(String... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text, true);
        int code = new CommandLine(new SluiceCommand()).setOut(out).setErr(out).execute(arguments);
        return new Outcome(code, text.toString());
    }
}
