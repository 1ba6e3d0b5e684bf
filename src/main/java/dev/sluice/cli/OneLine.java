package dev.sluice.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** An exception as one line that a person can act on. */
final class OneLine {
    private OneLine() {}

    static String of(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "its folder does not exist";
            case AccessDeniedException _ -> "permission denied";
            default -> message(failure);
        };
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName() + " (unexpected)"
                : message.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
