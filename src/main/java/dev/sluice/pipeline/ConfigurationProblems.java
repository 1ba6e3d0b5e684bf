package dev.sluice.pipeline;

import java.util.List;

/** The configuration cannot be used; every problem at once. */
public final class ConfigurationProblems extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ConfigurationProblems(List<String> problems) {
        super("the configuration has " + problems.size() + (problems.size() == 1 ? " problem" : " problems"));
        this.problems = List.copyOf(problems);
    }

    /** Each names the key, what stands there, and what is allowed. */
    public List<String> problems() {
        return problems;
    }
}
