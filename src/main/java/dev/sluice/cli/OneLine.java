package dev.sluice.cli;

/** An exception as one line that a person can act on. */
final class OneLine {
    private OneLine() {}

    static String of(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.replaceAll("\\s*\\R\\s*", " ").strip();
        return failure instanceof EnvironmentFailure || message != null ? text : text + " (unexpected)";
    }
}
