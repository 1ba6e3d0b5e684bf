package dev.sluice.execution;

import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import java.util.List;

/** Something happened to an order that its state does not allow; the state was left as it was. */
public final class IllegalOrderTransitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IllegalOrderTransitionException(OrderId order, OrderState state, OrderTrigger trigger, List<String> history) {
        super("order " + order + " in " + state + " cannot take " + trigger.code() + "; history: "
                + String.join(", ", history));
    }
}
