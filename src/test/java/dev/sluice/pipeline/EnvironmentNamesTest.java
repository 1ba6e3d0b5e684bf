package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvironmentNamesTest {
    private static final Set<String> KEYS = Set.of(
            "sluice.risk.max-order-notional",
            "sluice.data-dir",
            "sluice.security.operator-token",
            "sluice.paper.instruments.*.tick-size",
            "sluice.symbols[*]");

    @Test
    void knowsTheEnvironmentFormOfEveryKey() {
        assertThat(unknown("SLUICE_RISK_MAX_ORDER_NOTIONAL", "SLUICE_DATA_DIR")).isEmpty();
    }

    @Test
    void knowsTheFileOfASecretAndOfNothingElse() {
        assertThat(unknown("SLUICE_SECURITY_OPERATOR_TOKEN_FILE")).isEmpty();
        assertThat(unknown("SLUICE_DATA_DIR_FILE")).hasSize(1);
        assertThat(unknown("SLUICE_SECURITY_OPERATER_TOKEN_FILE"))
                .singleElement()
                .asString()
                .endsWith("did you mean SLUICE_SECURITY_OPERATOR_TOKEN_FILE?");
    }

    @Test
    void leavesOtherProgramsNamesAlone() {
        assertThat(unknown("PATH", "TRADING_ENABLED", "SLUICEGATE", "DESK_TEST_DATA"))
                .isEmpty();
    }

    @Test
    void namesAMistypedNameAndTheNearestKey() {
        assertThat(unknown("SLUICE_RISK_MAX_ODRER_NOTIONAL"))
                .containsExactly("SLUICE_RISK_MAX_ODRER_NOTIONAL: no such setting; did you mean "
                        + "SLUICE_RISK_MAX_ORDER_NOTIONAL?");
    }

    @Test
    void suggestsNothingThatIsFarOff() {
        assertThat(unknown("SLUICE_SOMETHING_ELSE_ENTIRELY"))
                .containsExactly("SLUICE_SOMETHING_ELSE_ENTIRELY: no such setting");
    }

    @Test
    void takesAnyNameWhereTheUserChoosesOne() {
        assertThat(unknown(
                        "SLUICE_PAPER_INSTRUMENTS_BTCUSDT_TICK_SIZE",
                        "SLUICE_PAPER_INSTRUMENTS__BTC_USDT__TICK_SIZE",
                        "SLUICE_SYMBOLS_0_"))
                .isEmpty();
        assertThat(unknown("SLUICE_PAPER_INSTRUMENTS_BTCUSDT_TICKSIZE")).hasSize(1);
        assertThat(unknown("SLUICE_PAPER_INSTRUMENTS_TICK_SIZE")).hasSize(1);
    }

    @Test
    void namesAllProblemsInOrder() {
        assertThat(unknown("SLUICE_Z", "SLUICE_A"))
                .extracting(problem -> problem.substring(0, 8))
                .containsExactly("SLUICE_A", "SLUICE_Z");
    }

    private static List<String> unknown(String... names) {
        return EnvironmentNames.unknown(Set.of(names), KEYS);
    }
}
