package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertKind;
import dev.sluice.operator.DeskTimings;
import dev.sluice.risk.HookAnswer;
import dev.sluice.risk.HookedOrder;
import dev.sluice.risk.OrderHook;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Side;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HookAlertsTest {
    private static final HookedOrder ORDER = new HookedOrder(
            new ProposalId("p1"),
            BTCUSDT,
            Side.BUY,
            OrderType.LIMIT,
            quantity("1"),
            price("100"),
            Optional.empty(),
            "told",
            false,
            BigDecimal.ONE,
            BigDecimal.ZERO,
            BigDecimal.TEN,
            7);

    private long nowNanos;
    private long takesNanos;

    private final TimedHook hook = new TimedHook(
            new OrderHook() {
                @Override
                public String name() {
                    return "sleeper";
                }

                @Override
                public HookAnswer check(HookedOrder order) {
                    nowNanos += takesNanos;
                    return HookAnswer.pass();
                }
            },
            new DeskTimings(new SimpleMeterRegistry()),
            () -> nowNanos);
    private final HookAlerts alerts = new HookAlerts(List.of(hook));

    @Test
    void tellsOfAHookThatTakesLongerThanItMayAndOnlyThen() {
        assertThat(alerts.look(7)).isEmpty();
        ask(TimedHook.BUDGET_NANOS);
        assertThat(alerts.look(7)).isEmpty();

        ask(TimedHook.BUDGET_NANOS + 1_000_000);
        List<Alert> told = alerts.look(7);

        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.HOOK_SLOW);
            assertThat(alert.module()).isEqualTo("hook:sleeper");
            assertThat(alert.message()).isEqualTo("hook sleeper was slow 1 times, at worst 3000 µs of 2000");
            assertThat(alert.atNanos()).isEqualTo(7);
        });
        assertThat(alerts.look(8)).isEmpty();
    }

    private void ask(long nanos) {
        takesNanos = nanos;
        hook.check(ORDER);
    }
}
