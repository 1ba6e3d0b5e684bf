package dev.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AlertDeskPropertyTest {
    private static final long MILLI = UtcNanos.PER_MILLI;
    private static final long MINUTE = 60 * UtcNanos.PER_SECOND;
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");

    /** What is raised, how long after the one before. */
    record Step(AlertKind kind, int symbol, int code, long pauseMillis) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> pauses = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(20, Arbitraries.longs().between(0, 50)),
                net.jqwik.api.Tuple.of(3, Arbitraries.longs().between(0, 40_000)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(0, 400_000)));
        return Combinators.combine(
                        Arbitraries.of(AlertKind.values()),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 5),
                        pauses)
                .as(Step::new)
                .list()
                .ofMaxSize(400);
    }

    @Property(tries = 300)
    void neverTellsMoreThanTheLimitsAndAccountsForEveryAlert(@ForAll("steps") List<Step> steps) {
        AlertDesk desk = new AlertDesk("p", text -> text);
        List<RaisedAlert> told = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        long now = 0;
        for (Step step : steps) {
            now += step.pauseMillis() * MILLI;
            note(desk.onTime(now), now, told, times);
            note(desk.raise(alert(step, now)), now, told, times);
        }
        long lines = told.stream().filter(AlertDeskPropertyTest::isLine).count();

        assertThat(desk.counts().raised()).isEqualTo(steps.size());
        assertThat(desk.counts().told()).isEqualTo(told.size() - lines);
        assertMinutes(times);
        assertCriticalGaps(told, times);
        told.addAll(desk.close());
        assertThat(suppressedAsTold(told)).isEqualTo(desk.counts().suppressed());
        assertThat(told.stream().map(RaisedAlert::id)).doesNotHaveDuplicates();
    }

    private static Alert alert(Step step, long now) {
        return step.kind()
                .at(now, "because")
                .coded(step.kind().code() + step.code())
                .about(new Symbol(SYMBOLS.get(step.symbol())));
    }

    private static void note(List<RaisedAlert> out, long now, List<RaisedAlert> told, List<Long> times) {
        out.forEach(raised -> {
            told.add(raised);
            times.add(now);
        });
    }

    private static void assertMinutes(List<Long> times) {
        for (int i = AlertDesk.PER_MINUTE; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - AlertDesk.PER_MINUTE)).isGreaterThanOrEqualTo(MINUTE);
        }
    }

    private static void assertCriticalGaps(List<RaisedAlert> told, List<Long> times) {
        Map<String, Long> last = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
            Alert alert = told.get(i).alert();
            if (alert.severity() == Severity.CRITICAL && !isLine(told.get(i))) {
                Long before = last.put(alert.code(), times.get(i));
                if (before != null) {
                    assertThat(times.get(i) - before).isGreaterThanOrEqualTo(AlertDesk.CRITICAL_GAP_NANOS);
                }
            }
        }
    }

    /** The numbers that people were told, added up. */
    private static long suppressedAsTold(List<RaisedAlert> told) {
        return told.stream()
                .filter(AlertDeskPropertyTest::isLine)
                .map(raised -> raised.alert().message())
                .filter(message -> message.contains(" suppressed: "))
                .mapToLong(message -> Long.parseLong(message.substring(0, message.indexOf(' '))))
                .sum();
    }

    private static boolean isLine(RaisedAlert raised) {
        return raised.alert().module().equals("alert") && raised.alert().code().equals("alerts_suppressed");
    }
}
