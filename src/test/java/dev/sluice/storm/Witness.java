package dev.sluice.storm;

import dev.sluice.execution.OrderTransitioned;
import dev.sluice.execution.OrderTrigger;
import dev.sluice.journal.JournalEntry;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the exchange in the moment in which the desk says that an order ended: what is true only later was a guess,
 * however right.
 */
final class Witness {
    private final StormExchange exchange;
    private final List<String> untrue = new ArrayList<>();

    Witness(StormExchange exchange) {
        this.exchange = exchange;
    }

    /** What was said and was not so. */
    List<String> untrue() {
        return Collections.unmodifiableList(untrue);
    }

    void hear(JournalEntry entry) {
        if (entry instanceof OrderTransitioned moved
                && moved.to().isTerminal()
                && !moved.from().isTerminal()
                && moved.trigger() != OrderTrigger.REFUSED_LOCALLY) {
            check(moved);
        }
    }

    private void check(OrderTransitioned moved) {
        ClientOrderId id = new ClientOrderId(String.valueOf(moved.row().get("clientOrderId")));
        Optional<OrderView> there =
                exchange.order(new Symbol(String.valueOf(moved.row().get("symbol"))), id);
        boolean never = moved.to() == OrderState.REJECTED || moved.trigger() == OrderTrigger.WITHDRAWN;
        boolean so = never
                ? there.isEmpty()
                : there.map(order -> order.state() == moved.to()).orElse(false);
        if (!so) {
            untrue.add(id + " was said to be " + moved.to() + " by " + moved.trigger() + " (" + moved.evidence()
                    + ") when it was "
                    + there.map(order -> order.state().name()).orElse("unknown") + " at the exchange");
        }
    }
}
