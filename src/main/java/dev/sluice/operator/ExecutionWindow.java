package dev.sluice.operator;

import dev.sluice.portfolio.postgres.Span;
import dev.sluice.vocabulary.UtcNanos;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far back measurements of execution look. */
enum ExecutionWindow {
    /** The last five minutes, and of them the newest thousand. */
    LIVE,
    /** Since the start of the UTC day. */
    DAY,
    /** Everything. */
    TOTAL;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if there is no such window */
    static ExecutionWindow of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(window -> window.word().equals(text))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(Problems.BAD_REQUEST, "window", "must be one of live, day, total"));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Span span(Instant now) {
        return new Span(from(now).map(UtcNanos::of), this == LIVE ? StageLatencies.LIVE_COUNT : Integer.MAX_VALUE);
    }

    /** When it begins; empty for everything. */
    Optional<Instant> from(Instant now) {
        return switch (this) {
            case LIVE -> Optional.of(now.minus(StageLatencies.LIVE_AGE));
            case DAY -> Optional.of(now.truncatedTo(ChronoUnit.DAYS));
            case TOTAL -> Optional.empty();
        };
    }
}
