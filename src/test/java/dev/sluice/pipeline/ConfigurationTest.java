package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** System properties are read live and are put back after each test. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ConfigurationTest {
    private final Set<String> set = new HashSet<>();

    @AfterEach
    void putBack() {
        set.forEach(System::clearProperty);
    }

    @Test
    void loadsTheDefaultsThatShip() {
        Configuration configuration = Configuration.load(Map.of());

        assertThat(configuration.desk().symbols()).containsExactly("BTCUSDT", "ETHUSDT", "SOLUSDT");
        assertThat(configuration.desk().trading().enabled()).isEmpty();
        assertThat(configuration.effective())
                .containsEntry("sluice.risk.max-order-notional", "1000")
                .containsEntry("sluice.paper.instruments.BTCUSDT.tick-size", "0.01")
                .doesNotContainKey("sluice.data-dir");
        assertThat(configuration.effective().keySet()).allMatch(key -> key.startsWith("sluice."));
    }

    @Test
    void takesWhatIsSetOverTheDefault() {
        set("sluice.risk.max-order-notional", "250.5");
        Configuration configuration = Configuration.load(Map.of("SLUICE_DATA_DIR", "elsewhere"));

        assertThat(configuration.desk().risk().maxOrderNotional()).isEqualByComparingTo("250.5");
        assertThat(configuration.effective()).containsEntry("sluice.risk.max-order-notional", "250.5");
    }

    @Test
    void tradingEnabledHasAnAlias() {
        set("TRADING_ENABLED", "false");

        assertThat(Configuration.load(Map.of()).desk().trading().enabled()).contains(false);
    }

    @Test
    void namesEveryValueThatBreaksARuleAndEveryUnknownNameAtOnce() {
        set("sluice.risk.max-order-notional", "0");
        set("sluice.risk.max-positions", "0");
        set("sluice.paper.balances", "USDT");
        set("sluice.risk.max-odrer-notional", "1");

        assertThat(problems(Map.of("SLUICE_RISK_MAX_POSITION", "3")))
                .anyMatch(problem -> problem.startsWith("SLUICE_RISK_MAX_POSITION: no such setting"))
                .anyMatch(problem -> problem.contains("sluice.risk.max-order-notional"))
                .anyMatch(problem -> problem.contains("sluice.risk.max-positions"))
                .anyMatch(problem -> problem.contains("sluice.paper.balances"))
                .anyMatch(problem -> problem.contains("sluice.risk.max-odrer-notional"))
                .hasSize(5);
    }

    @Test
    void namesRulesBetweenKeys() {
        set("sluice.risk.max-exposure-symbol", "5000.01");

        assertThat(problems(Map.of()))
                .containsExactly("sluice.risk.max-exposure-symbol: 5000.01 is more than "
                        + "sluice.risk.max-exposure-total: 5000");
    }

    @Test
    void refusesTextWhereANumberOrATimeBelongs() {
        set("sluice.risk.max-positions", "many");
        set("sluice.paper.latency", "soon");

        assertThat(problems(Map.of()))
                .anyMatch(problem -> problem.contains("many"))
                .anyMatch(problem -> problem.contains("soon"))
                .noneMatch(problem -> problem.contains("SRCFG"));
    }

    @Test
    void refusesAnAssetThatIsNone() {
        set("sluice.paper.instruments.BTCUSDT.base", "btc");

        assertThat(problems(Map.of())).singleElement().asString().contains("base");
    }

    private void set(String key, String value) {
        set.add(key);
        System.setProperty(key, value);
    }

    private static List<String> problems(Map<String, String> environment) {
        var thrown = assertThatExceptionOfType(ConfigurationProblems.class)
                .isThrownBy(() -> Configuration.load(environment))
                .actual();
        return thrown.problems();
    }

    @Test
    void goesOnPastAWrongValueOfASettingThatMayBeLeftOut() {
        assertThatThrownBy(() -> Configuration.load(Map.of(
                        "SLUICE_TRADING_ENABLED", "maybe",
                        "SLUICE_RISK_MAX_POSITIONS", "abc",
                        "SLUICE_PAPER_LATENCY", "-3s")))
                .isInstanceOfSatisfying(
                        ConfigurationProblems.class,
                        problems -> assertThat(problems.problems()).hasSize(3));
    }
}
