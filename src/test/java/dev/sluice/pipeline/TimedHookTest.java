package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.operator.DeskTimings;
import dev.sluice.risk.HookAnswer;
import dev.sluice.risk.HookedOrder;
import dev.sluice.risk.OrderHook;
import dev.sluice.risk.RiskFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimedHookTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeskTimings timings = new DeskTimings(registry);
    private long now = 1_000;

    /** Takes so long, in the test's time. */
    private OrderHook taking(String name, long nanos) {
        return new OrderHook() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public HookAnswer check(HookedOrder order) {
                now += nanos;
                return HookAnswer.refuse("no");
            }
        };
    }

    private TimedHook asked(OrderHook hook) {
        TimedHook timed = new TimedHook(hook, timings, () -> now);
        RiskFixture fixture = new RiskFixture();
        fixture.policies = fixture.policies.with(List.of(timed));
        fixture.decide(RiskFixture.proposal());
        return timed;
    }

    private double slow(String hook) {
        return registry.counter("order_hook_slow_total", "hook", hook).count();
    }

    @Test
    void measuresWhatAHookTakesAndPassesItsAnswerOn() {
        TimedHook hook = asked(taking("mine", 20_000));

        assertThat(hook.times()).isEqualTo(new TimedHook.Times(1, 0, 20_000, 20_000));
        assertThat(registry.summary("order_hook_ms", "hook", "mine").totalAmount())
                .isEqualTo(0.02);
    }

    @Test
    void countsWhatTakesLongerThanItsBudgetAndNothingElse() {
        asked(taking("just", TimedHook.BUDGET_NANOS));
        asked(taking("over", TimedHook.BUDGET_NANOS + 1));

        assertThat(slow("just")).isZero();
        assertThat(slow("over")).isEqualTo(1);
    }

    @Test
    void measuresAHookThatThrowsToo() {
        TimedHook hook = asked(new OrderHook() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public HookAnswer check(HookedOrder order) {
                now += 5;
                throw new IllegalStateException("planted");
            }
        });

        assertThat(hook.times().calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mine", "my hook", "a.b", "a:b", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void refusesToStartWithAHookThatHasNoUsableName(String name) {
        assertThatThrownBy(() -> new OrderHooks(List.of(taking(name, 1)), timings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("name must be");
    }

    @Test
    void refusesToStartWithTwoHooksOfOneName() {
        assertThatThrownBy(() -> new OrderHooks(List.of(taking("mine", 1), taking("mine", 1)), timings))
                .hasMessage("two order hooks are called mine");
    }
}
