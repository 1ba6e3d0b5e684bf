package dev.sluice.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.OrderState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the page to the table; with {@code DESK_TEST_WRITE_DOCS=true} in the environment it writes the page first. */
class OrderStatesPageTest {
    private static final Path PAGE = Path.of("docs", "order-states.md");

    @Test
    void pageShowsTheTableAsItIs() throws IOException {
        if ("true".equals(System.getenv("DESK_TEST_WRITE_DOCS"))) {
            Files.writeString(PAGE, OrderStatesPage.text());
        }
        assertThat(Files.readString(PAGE))
                .as("%s; write it anew: DESK_TEST_WRITE_DOCS=true ./mvnw test -Dtest=OrderStatesPageTest", PAGE)
                .isEqualTo(OrderStatesPage.text());
    }

    @Test
    void pageNamesEveryStateAndEveryTrigger() {
        for (OrderState state : OrderState.values()) {
            assertThat(OrderStatesPage.text()).contains(state.name());
        }
        for (OrderTrigger trigger : OrderTrigger.values()) {
            assertThat(OrderStatesPage.text()).contains("`" + trigger.code() + "`");
        }
    }

    @Test
    void diagramShowsArrowsThatLeadSomewhereOnly() {
        assertThat(OrderStatesPage.text())
                .contains("    SUBMITTING --> UNKNOWN: outcome_lost\n", "    FILLED --> [*]\n")
                .doesNotContain("UNKNOWN --> UNKNOWN", "PENDING --> UNKNOWN", "    FILLED --> FILLED");
    }
}
