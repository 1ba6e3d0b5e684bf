package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationRulesTest {
    private final ConfigurationFixture configuration = new ConfigurationFixture();

    @Test
    void findsNothingWrongWithTheDefaults() {
        assertThat(ConfigurationRules.problems(configuration.build())).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "sluice.signal.dedup, PT0S",
        "sluice.signal.dedup, P1D",
        "sluice.risk.max-data-age, 1ms",
        "sluice.risk.max-data-age, 1h",
        "sluice.risk.candle-interval, 1s",
        "sluice.risk.candle-interval, 1d",
        "sluice.risk.loss-cooldown, 7d",
        "sluice.risk.duplicate-window, 0s",
        "sluice.risk.restricted-hours, SUN 21:00-01:00",
        "sluice.risk.time-zone, +02:00",
        "sluice.account.time-zone, America/New_York",
        "sluice.paper.latency, 1m",
        "sluice.strategy.micro-price-momentum.lookback, 1m",
        "sluice.risk.max-exposure-symbol, 5000",
        "sluice.paper.instruments.BTCUSDT.tick-size, 0.00000001",
        "sluice.paper.instruments.BTCUSDT.max-quantity, 10000000000"
    })
    void takesTheEdgesOfWhatIsAllowed(String key, String value) {
        assertThat(ConfigurationRules.problems(configuration.with(key, value).build()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "sluice.signal.dedup, PT-0.001S",
        "sluice.signal.dedup, PT24H0.001S",
        "sluice.risk.max-data-age, PT0S",
        "sluice.risk.max-data-age, PT1H0.001S",
        "sluice.risk.candle-interval, PT0.999S",
        "sluice.risk.candle-interval, PT24H0.001S",
        "sluice.risk.loss-cooldown, PT0S",
        "sluice.risk.duplicate-window, PT1H0.001S",
        "sluice.risk.restricted-hours, MON-FRI 22-23",
        "sluice.risk.time-zone, Madrid",
        "sluice.account.time-zone, Europe/Nowhere",
        "sluice.risk.resume-volatility-pct, 1",
        "sluice.paper.latency, PT-1S",
        "sluice.paper.latency, 61s",
        "sluice.strategy.micro-price-momentum.lookback, PT0S",
        "sluice.strategy.micro-price-momentum.lookback, 61s",
        "sluice.strategy.micro-price-momentum.hold, PT0S",
        "sluice.strategy.micro-price-momentum.cooldown, PT-1S",
        "sluice.risk.max-exposure-symbol, 5000.01",
        "sluice.paper.instruments.BTCUSDT.tick-size, 0.000000001",
        "sluice.paper.instruments.BTCUSDT.step-size, -1",
        "sluice.paper.instruments.BTCUSDT.max-quantity, 10000000000.1",
        "sluice.paper.instruments.BTCUSDT.min-notional, -0.01",
        "sluice.paper.instruments.BTCUSDT.max-notional, -1"
    })
    void namesTheKeyThatIsBeyondWhatIsAllowed(String key, String value) {
        assertThat(ConfigurationRules.problems(configuration.with(key, value).build()))
                .singleElement()
                .asString()
                .startsWith(key + ": ");
    }

    @Test
    void namesEveryWrongRuleAtOnce() {
        configuration.with("sluice.risk.restricted-hours", "MON 25:00-26:00,22:00-22:00");
        configuration.with("sluice.risk.time-zone", "Madrid");
        configuration.with("sluice.risk.max-volatility-pct", "3").with("sluice.risk.resume-volatility-pct", "3.1");

        assertThat(ConfigurationRules.problems(
                        configuration.with("sluice.account.time-zone", "Spain").build()))
                .containsExactly(
                        "sluice.risk.restricted-hours: \"MON 25:00-26:00\": 25:00 is no time of day",
                        "sluice.risk.restricted-hours: \"22:00-22:00\": it lasts no time; a whole day is 00:00-24:00",
                        "sluice.risk.time-zone: \"Madrid\" is no time zone; write one like UTC, Europe/Madrid or"
                                + " +02:00",
                        "sluice.risk.resume-volatility-pct: 3.1 is more than sluice.risk.max-volatility-pct: 3",
                        "sluice.account.time-zone: \"Spain\" is no time zone; write one like UTC, Europe/Madrid or"
                                + " +02:00");
    }

    @Test
    void wantsAnInstrumentOfTheAccountsCurrencyForEverySymbol() {
        configuration.with("sluice.symbols", "BTCUSDT,XRPUSDT").with("sluice.account.currency", "EUR");

        assertThat(ConfigurationRules.problems(configuration.build()))
                .containsExactly(
                        "sluice.symbols: BTCUSDT is priced in USDT, but sluice.account.currency is EUR",
                        "sluice.symbols: XRPUSDT has no instrument; known are [BTCUSDT], more by "
                                + "sluice.paper.instruments.XRPUSDT.*",
                        "sluice.paper.balances: must hold some EUR, the sluice.account.currency, but is [USDT:100000]");
    }

    @Test
    void namesAllProblemsAtOnce() {
        configuration.with("sluice.paper.latency", "2m").with("sluice.signal.dedup", "2d");

        assertThat(ConfigurationRules.problems(configuration.build())).hasSize(2);
    }

    @Test
    void wantsTokensToDiffer() {
        configuration
                .with("sluice.security.operator-token", "0123456789abcdef")
                .with("sluice.security.auditor-token", "0123456789abcdef")
                .with("sluice.security.viewer-token", "0123456789abcdefg");

        assertThat(ConfigurationRules.problems(configuration.build()))
                .containsExactly("sluice.security.auditor-token: must differ from sluice.security.operator-token");
    }

    @ParameterizedTest
    @EnumSource(
            value = SluiceConfig.Mode.class,
            names = {"TESTNET", "DEMO"})
    void wantsAKeyAndATokenForAnAccountElsewhere(SluiceConfig.Mode mode) {
        SluiceConfig config = configuration.with("sluice.mode", mode.name()).build();

        assertThat(ConfigurationRules.forService(config))
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("sluice.venue.binance.api-key: "))
                .anyMatch(problem -> problem.contains("sluice.venue.binance.private-key-file"))
                .anyMatch(problem -> problem.startsWith("sluice.security.operator-token: "));
        assertThat(ConfigurationRules.problems(config)).isEmpty();
    }

    @Test
    void refusesToTradeLive() {
        assertThat(ConfigurationRules.forService(
                        configuration.with("sluice.mode", "live").build()))
                .singleElement()
                .asString()
                .startsWith("sluice.mode: live is refused");
    }

    @ParameterizedTest(name = "{0}: {1} is refused: {2}")
    @CsvSource({
        "testnet, https://api.binance.com, true",
        "testnet, https://api1.binance.com:443, true",
        "demo, https://API.Binance.com, true",
        "testnet, https://api.binance.com., true",
        "demo, https://demo-api.binance.com, false",
        "testnet, https://testnet.binance.vision, false",
        "testnet, http://127.0.0.1:9000/mock, false",
        "demo, http://localhost:9000, false",
        "testnet, https://binance.us, true"
    })
    void keepsProductionHostsForLive(String mode, String url, boolean refused) {
        SluiceConfig config = configuration
                .with("sluice.mode", mode)
                .with("sluice.venue.binance.rest-url", url)
                .with("sluice.venue.binance.api-key", "k")
                .with("sluice.venue.binance.api-secret", "s")
                .with("sluice.security.operator-token", "0123456789abcdef")
                .build();

        assertThat(ConfigurationRules.forService(config).stream().anyMatch(each -> each.contains("production host")))
                .isEqualTo(refused);
    }

    @Test
    void takesAServiceInSim() {
        assertThat(ConfigurationRules.forService(configuration.build())).isEmpty();
    }
}
