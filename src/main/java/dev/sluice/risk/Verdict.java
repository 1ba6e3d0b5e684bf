package dev.sluice.risk;

import dev.sluice.vocabulary.Reason;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a gate says, with what it found and what it would have allowed, where it measures at all. */
public sealed interface Verdict {
    /** Passed, and nothing was measured. */
    Verdict PASS = new Pass(null, null);

    @Nullable Measure found();

    @Nullable Measure allowed();

    record Pass(@Nullable Measure found, @Nullable Measure allowed) implements Verdict {}

    /** @param code the reason's, or what says more than it, such as {@code hook:<name>} */
    record Refuse(
            Reason reason,
            String code,
            @Nullable Measure found,
            @Nullable Measure allowed) implements Verdict {}

    /** What was found, as text. */
    default Optional<String> measured() {
        return Optional.ofNullable(found()).map(Measure::text);
    }

    /** What would have been allowed, as text. */
    default Optional<String> limit() {
        return Optional.ofNullable(allowed()).map(Measure::text);
    }

    static Verdict pass(Measure found, Measure allowed) {
        return new Pass(found, allowed);
    }

    static Verdict refuse(Reason reason) {
        return new Refuse(reason, reason.code(), null, null);
    }

    static Verdict refuse(Reason reason, String measured, String limit) {
        return refuse(reason, Measure.words(measured), Measure.words(limit));
    }

    static Verdict refuse(Reason reason, Measure found, Measure allowed) {
        return new Refuse(reason, reason.code(), found, allowed);
    }

    /** Passes if {@code passes}; either way with what was measured. */
    static Verdict of(boolean passes, Reason reason, Measure found, Measure allowed) {
        return passes ? pass(found, allowed) : refuse(reason, found, allowed);
    }

    /** Refuses when {@code measured} is above {@code limit}. */
    static Verdict atMost(Reason reason, BigDecimal measured, BigDecimal limit) {
        return of(measured.compareTo(limit) <= 0, reason, Measure.amount(measured), Measure.amount(limit));
    }

    /** Refuses when {@code measured} has reached {@code limit}. */
    static Verdict below(Reason reason, BigDecimal measured, BigDecimal limit) {
        return of(measured.compareTo(limit) < 0, reason, Measure.amount(measured), Measure.amount(limit));
    }

    /** Refuses when {@code measured} is above {@code limit}. */
    static Verdict atMost(Reason reason, long measured, long limit) {
        return of(measured <= limit, reason, Measure.count(measured), Measure.count(limit));
    }

    /** Refuses when a duration is above its limit. */
    static Verdict atMostNanos(Reason reason, long measuredNanos, long limitNanos) {
        boolean passes = measuredNanos <= limitNanos;
        return of(passes, reason, Measure.duration(measuredNanos), Measure.duration(limitNanos));
    }

    /** This verdict if it refuses, else the next. */
    default Verdict and(Supplier<Verdict> next) {
        return this instanceof Refuse ? this : next.get();
    }
}
