package dev.sluice.strategy;

import java.util.List;

/** What is wrong with a strategy's parameters, all of it at once. */
public final class ParameterProblems extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never serialised; the list is immutable
    private final List<String> problems;

    ParameterProblems(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each, beginning with the parameter's name where it is one parameter's. */
    public List<String> problems() {
        return problems;
    }
}
