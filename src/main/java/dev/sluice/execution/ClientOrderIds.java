package dev.sluice.execution;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;

/**
 * The client order id is a pure function of (intent, attempt, leg), so that after a crash the same intent is asked for
 * under the same id and a second order for it cannot come about by accident.
 */
final class ClientOrderIds {
    private ClientOrderIds() {}

    /** @param attempt from 1; {@code leg} from 0 */
    static ClientOrderId of(OrderId intent, int attempt, int leg) {
        return new ClientOrderId(intent.value() + "-" + attempt + "-" + leg);
    }
}
