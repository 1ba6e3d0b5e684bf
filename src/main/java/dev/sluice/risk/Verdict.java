package dev.sluice.risk;

import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Reason;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/** What a gate says. */
sealed interface Verdict {
    Verdict PASS = new Pass();

    record Pass() implements Verdict {}

    /** @param measured what was found, as text; {@code limit} what would have been allowed */
    record Refuse(Reason reason, Optional<String> measured, Optional<String> limit) implements Verdict {}

    static Verdict refuse(Reason reason) {
        return new Refuse(reason, Optional.empty(), Optional.empty());
    }

    static Verdict refuse(Reason reason, String measured, String limit) {
        return new Refuse(reason, Optional.of(measured), Optional.of(limit));
    }

    /** Refuses when {@code measured} is above {@code limit}. */
    static Verdict atMost(Reason reason, BigDecimal measured, BigDecimal limit) {
        return measured.compareTo(limit) > 0 ? refuse(reason, Money.plain(measured), Money.plain(limit)) : PASS;
    }

    /** Refuses when {@code measured} has reached {@code limit}. */
    static Verdict below(Reason reason, BigDecimal measured, BigDecimal limit) {
        return measured.compareTo(limit) >= 0 ? refuse(reason, Money.plain(measured), Money.plain(limit)) : PASS;
    }

    /** This verdict if it refuses, else the next. */
    default Verdict and(Supplier<Verdict> next) {
        return this instanceof Refuse ? this : next.get();
    }
}
