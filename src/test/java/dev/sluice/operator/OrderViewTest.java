package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.OrderState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderViewTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "PENDING, -",
                "SUBMITTING, submitted_to_exchange",
                "SUBMITTED, submitted_to_exchange",
                "CANCEL_REQUESTED, submitted_to_exchange",
                "AMEND_REQUESTED, submitted_to_exchange",
                "UNKNOWN, execution_unknown",
                "MANUAL_REVIEW_REQUIRED, execution_unknown",
                "PARTIALLY_FILLED, execution_confirmed",
                "FILLED, execution_confirmed",
                "CANCELLED, execution_confirmed",
                "REJECTED, execution_confirmed",
                "EXPIRED, execution_confirmed"
            })
    void derivesTheConfirmationFromTheState(OrderState state, String confirmation) {
        assertThat(OrderView.confirmation(state.name())).isEqualTo(confirmation);
    }

    @Test
    void givesEveryTimeMillisecondsAtLeast() {
        assertThat(RowText.withMillis("2026-01-31T12:00:00Z")).isEqualTo("2026-01-31T12:00:00.000Z");
        assertThat(RowText.withMillis("2026-01-31T12:00:00.001Z")).isEqualTo("2026-01-31T12:00:00.001Z");
        assertThat(RowText.withMillis("2026-01-31T12:00:00.000001Z")).isEqualTo("2026-01-31T12:00:00.000001Z");
    }
}
