package dev.sluice.cli;

import org.jspecify.annotations.Nullable;

/** Something outside the program is not as it must be; the message is one line for a person. */
final class EnvironmentFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnvironmentFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
