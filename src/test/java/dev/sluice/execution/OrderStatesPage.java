package dev.sluice.execution;

import dev.sluice.execution.OrderTransitions.Transition;
import dev.sluice.vocabulary.OrderState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes {@code docs/order-states.md} from the transition table. */
final class OrderStatesPage {
    private static final String HEAD = """
            # The states of an order

            This page is generated from `OrderTransitions`, the one table that decides what may happen to an
            order; the table's own documentation explains its odd rows. Do not edit it: a test holds it to the
            table and says how to write it anew.

            ## At a glance

            Arrows that stay where they are, and those that lead out of an ended order, are left out here and
            stand in the table below.

            """;

    private static final String MIDDLE = """

            ## Every cell

            Rows are what happened, columns where the order stood, cells where it stands afterwards. *back* is
            SUBMITTED or PARTIALLY_FILLED, by what is filled. **!** alarms a person and halts trading. An empty
            cell is illegal: the order stays as it is, the desk alarms and halts.

            """;

    private OrderStatesPage() {}

    static String text() {
        return HEAD + diagram() + MIDDLE + table();
    }

    private static String diagram() {
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> PENDING\n");
        for (OrderState from : OrderState.values()) {
            if (!from.isTerminal()) {
                arrows(from)
                        .forEach((to, triggers) -> text.append("    ")
                                .append(from)
                                .append(" --> ")
                                .append(to)
                                .append(": ")
                                .append(String.join(", ", triggers))
                                .append('\n'));
            }
        }
        Stream.of(OrderState.values())
                .filter(OrderState::isTerminal)
                .forEach(end -> text.append("    ").append(end).append(" --> [*]\n"));
        return text.append("```\n").toString();
    }

    private static Map<OrderState, List<String>> arrows(OrderState from) {
        Map<OrderState, List<String>> arrows = new LinkedHashMap<>();
        for (OrderTrigger trigger : OrderTrigger.values()) {
            OrderTransitions.of(from, trigger).stream()
                    .flatMap(OrderStatesPage::targets)
                    .distinct()
                    .filter(to -> to != from)
                    .forEach(to -> arrows.merge(to, List.of(trigger.code()), OrderStatesPage::joined));
        }
        return arrows;
    }

    private static Stream<OrderState> targets(Transition transition) {
        return Stream.of(transition.to(false), transition.to(true));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static String table() {
        StringBuilder text = new StringBuilder("| |");
        for (OrderState state : OrderState.values()) {
            text.append(' ').append(state).append(" |");
        }
        text.append("\n|---|").append("---|".repeat(OrderState.values().length)).append('\n');
        for (OrderTrigger trigger : OrderTrigger.values()) {
            text.append("| `").append(trigger.code()).append("` |");
            for (OrderState from : OrderState.values()) {
                text.append(' ')
                        .append(cell(OrderTransitions.of(from, trigger)))
                        .append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(Optional<Transition> transition) {
        return transition
                .map(found -> found.to().map(OrderState::name).orElse("*back*") + (found.alarming() ? " **!**" : ""))
                .orElse("");
    }
}
