package dev.sluice.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Storms of many seeds: what must hold, holds in each, and everything that can happen, happened in one of them. */
class StormTest {
    private static final int SEEDS = 500;

    /** Misbehaviour of the exchange that its rules can be told, by kind and point. */
    private static final Map<String, List<String>> FAULTS = Map.of(
            "delay", List.of("request", "answer", "user", "stream"),
            "drop", List.of("request", "answer", "user", "stream"),
            "duplicate", List.of("request", "answer", "user", "stream"),
            "reorder", List.of("request", "answer", "user", "stream"),
            "disconnect", List.of("request", "answer", "user", "stream"),
            "error", List.of("request", "answer"),
            "rate-limit", List.of("request"),
            "ban", List.of("request"),
            "not-found", List.of("request"),
            "partial-fill", List.of("request"));

    private static final List<String> BLOWS = List.of(
            "blow away",
            "blow away silently",
            "blow cut",
            "blow silence",
            "blow websockets away",
            "blow skew",
            "blow journal stalls",
            "blow shutdown announced",
            "blow user stream ended",
            "foreign order",
            "panic",
            "transfer");

    private static final List<String> DEATHS = List.of(
            "death NOW",
            "death START",
            "death BEFORE_COMMIT",
            "death AFTER_COMMIT",
            "death BEFORE_CALL",
            "death AFTER_CALL");

    /** Ways out of doubt. */
    private static final List<String> RESOLUTIONS = List.of(
            "found SUBMITTED by query",
            "found PARTIALLY_FILLED by query",
            "found FILLED by query",
            "found CANCELLED by query",
            "found SUBMITTED by venue",
            "found CANCELLED by venue",
            "found PARTIALLY_FILLED by trade",
            "found REJECTED by not found twice after the horizon",
            "manual review",
            "resolved by a person",
            "attempted again: not accepted before",
            "attempted again: not found twice after the horizon",
            "cancelled, and a trade came after that",
            "repaired by reconciliation",
            "amended",
            "approved by a person",
            "waited in vain: approval_rejected",
            "waited in vain: approval_expired",
            "waited in vain: price_drift",
            "waited in vain: cancelled_before_submit");

    @Test
    void everythingHoldsInEveryStormAndEverythingHappensInSome() {
        List<String> violations = new ArrayList<>();
        int threads = Runtime.getRuntime().availableProcessors();

        Tally tally = new Storms(Sabotage.NONE)
                .run(
                        1,
                        SEEDS,
                        threads,
                        result -> result.violations()
                                .forEach(what -> violations.add("seed " + result.seed() + ": " + what)));

        assertThat(violations).isEmpty();
        assertThat(everything()).allMatch(what -> tally.of(what) > 0);
    }

    private static List<String> everything() {
        Stream<String> faults = FAULTS.entrySet().stream()
                .flatMap(kind -> kind.getValue().stream().map(point -> "fault " + kind.getKey() + " " + point));
        return Stream.of(faults, BLOWS.stream(), DEATHS.stream(), RESOLUTIONS.stream())
                .flatMap(names -> names)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4})
    void theSameSeedGivesTheSameStorm(long seed) {
        Storm.Result one = new Storms(Sabotage.NONE).of(seed);

        assertThat(new Storms(Sabotage.NONE).of(seed))
                .usingRecursiveComparison()
                .isEqualTo(one);
        assertThat(new Storms(Sabotage.NONE).of(seed + 1).digest()).isNotEqualTo(one.digest());
    }
}
