package dev.sluice.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ClientOrderIdsTest {
    @Property
    void givesTheSameIdForTheSameIntentInTheVenuesForm(
            @ForAll @LongRange(min = 1) long number, @ForAll @IntRange(min = 1, max = 9) int attempt) {
        OrderId intent = new OrderId("abcdefghijkl" + "o" + number);

        ClientOrderId id = ClientOrderIds.of(intent, attempt, 0);

        assertThat(id).isEqualTo(ClientOrderIds.of(new OrderId(intent.value()), attempt, 0));
        assertThat(id.value()).matches("^[a-zA-Z0-9-_]{1,36}$");
    }

    @Test
    void neverGivesOneIdToTwoAttemptsOrLegs() {
        Set<ClientOrderId> ids = new HashSet<>();
        for (String intent : new String[] {"o1", "o11", "o1-1", "o1-1-1"}) {
            for (int attempt = 1; attempt <= 12; attempt++) {
                for (int leg = 0; leg <= 12; leg++) {
                    ids.add(ClientOrderIds.of(new OrderId(intent), attempt, leg));
                }
            }
        }

        assertThat(ids).hasSize(4 * 12 * 13);
    }
}
