package dev.sluice.pipeline;

import dev.sluice.operator.DeskTimings;
import dev.sluice.risk.OrderHook;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Users' own rules: every CDI bean that is an {@link OrderHook}, those of the highest {@code @Priority} first. */
@Singleton
public class OrderHooks {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,40}");

    private final List<TimedHook> hooks;

    @Inject
    public OrderHooks(@All List<OrderHook> beans, DeskTimings timings) {
        Set<String> names = new HashSet<>();
        for (OrderHook bean : beans) {
            requireName(bean.name());
            if (!names.add(bean.name())) {
                throw new IllegalStateException("two order hooks are called " + bean.name());
            }
        }
        this.hooks = beans.stream()
                .map(bean -> new TimedHook(bean, timings, System::nanoTime))
                .toList();
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException(
                    "an order hook is called \"" + name + "\", but its name must be 1 to 40 of a-z 0-9 _ -");
        }
    }

    List<TimedHook> all() {
        return hooks;
    }
}
