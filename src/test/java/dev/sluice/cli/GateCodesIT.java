package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drives the running service, its exchange included, into every refusal that the gates and pre-trade checks know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GateCodesIT {
    private static final String BTC = "BTCUSDT";
    private static final String ETH = "ETHUSDT";
    private static final String SOL = "SOLUSDT";

    /** Those of a service that is up, without hooks of its user's; a defect or a start refuses with the others. */
    private static final String CODES = """
            trading_halted kill_switch reducing_only symbol_paused size_zero stop_missing
            symbol_not_allowed symbol_blacklisted restricted_hours spread_too_wide loss_cooldown
            rate_global rate_symbol venue_weight health_critical latency_high
            risk_per_trade max_order_size exposure_symbol exposure_total exposure_group max_positions
            daily_loss max_drawdown volatility_halt opposite_order duplicate strategy_capital
            price_collar symbol_throttle circuit_open data_stale data_gap data_outlier book_unsynced
            filter_price_filter filter_lot_size filter_market_lot_size filter_notional
            insufficient_balance insufficient_inventory price_drift""";

    @TempDir
    private static Path directory;

    private final Set<String> seen = new TreeSet<>();

    @AfterAll
    void reachedEveryCode() {
        assertThat(seen).containsExactlyInAnyOrder(CODES.split("\\s+"));
    }

    @Test
    void limitsAndFilters() throws Exception {
        Trader trader = new Trader(directory.resolve("limits"), seen)
                .with("SLUICE_RISK_BLACKLIST", SOL)
                .with("SLUICE_RISK_MAX_EXPOSURE_SYMBOL", "1500")
                .with("SLUICE_RISK_GROUPS_MAJORS_SYMBOLS", BTC + "," + ETH)
                .with("SLUICE_RISK_GROUPS_MAJORS_MAX_EXPOSURE", "1100")
                .with("SLUICE_RISK_SYMBOL_ORDERS_PER_MINUTE", "6")
                .with("SLUICE_PAPER_BALANCES", "USDT:1000")
                .with("SLUICE_PAPER_INSTRUMENTS_ETHUSDT_MAX_MARKET_QUANTITY", "0.01");
        try (trader) {
            trader.start();
            trader.refused("symbol_not_allowed", trader.market("DOGEUSDT", "BUY", "1"));
            trader.refused("symbol_blacklisted", trader.limit(SOL, "BUY", "100", -100));
            trader.refused("max_order_size", trader.limit(BTC, "BUY", "5000", -100));
            trader.refused("price_collar", trader.limit(BTC, "BUY", "100", 800));
            trader.refused("insufficient_inventory", trader.limit(BTC, "SELL", "100", 100));
            trader.refused("filter_price_filter", trader.order(BTC, "BUY", "LIMIT", "0.001", "40000.001"));
            trader.refused("filter_lot_size", trader.market(ETH, "BUY", "0.00505"));
            trader.refused("filter_market_lot_size", trader.market(ETH, "BUY", "0.02"));
            trader.accepted(trader.limit(BTC, "BUY", "800", -100));
            trader.refused("exposure_symbol", trader.limit(BTC, "BUY", "800", -100));
            trader.refused("exposure_group", trader.limit(ETH, "BUY", "400", -100));
            trader.refused("opposite_order", trader.limit(BTC, "SELL", "100", 100));
            trader.refused("insufficient_balance", trader.limit(ETH, "BUY", "280", -100));
            trader.refused("symbol_throttle", () -> trader.limit(ETH, "BUY", "280", -100));
            trader.tighten("maxExposureTotal", "900");
            trader.refused("exposure_total", trader.limit(ETH, "BUY", "200", -100));
            trader.tighten("maxPositions", "1");
            trader.refused("max_positions", trader.limit(ETH, "BUY", "50", -100));
        }
    }

    @Test
    void whatPeopleHaveSaidAndTheClock() throws Exception {
        Trader trader = new Trader(directory.resolve("states"), seen)
                .with("TRADING_ENABLED", "false")
                .with("SLUICE_RISK_RESTRICTED_HOURS", "00:00-24:00");
        try (trader) {
            trader.start();
            trader.refused("trading_halted", trader.limit(BTC, "BUY", "100", -100));
            trader.halt("reset");
            trader.refused("restricted_hours", trader.limit(BTC, "BUY", "100", -100));
            trader.halt("reduce");
            trader.refused("reducing_only", trader.limit(BTC, "BUY", "100", -100));
            trader.halt("engage");
            trader.refused("kill_switch", trader.limit(BTC, "BUY", "100", -100));
        }
    }

    @Test
    void wideSpreads() throws Exception {
        try (Trader trader = new Trader(directory.resolve("spread"), seen)) {
            trader.with("SLUICE_RISK_MAX_SPREAD_BPS", "0.0001").start();
            trader.refused("spread_too_wide", trader.limit(BTC, "BUY", "100", -100));
        }
    }

    @Test
    void strategiesFromOutside() throws Exception {
        Trader trader = new Trader(directory.resolve("strategies"), seen)
                .with("SLUICE_RISK_STRATEGIES_LAB_CAPITAL_PCT", "0.00001")
                .with("SLUICE_RISK_STRATEGIES_MANUAL_CAPITAL_PCT", "0.05")
                .with("SLUICE_RISK_DUPLICATE_WINDOW", "1m")
                .with("SLUICE_SIGNAL_DEDUP", "0s");
        try (trader) {
            trader.start();
            trader.refused("stop_missing", trader.recommend("free", BTC, "40000", null));
            trader.refused("size_zero", trader.recommend("lab", BTC, "40000", "39000"));
            trader.accepted(trader.recommend("free", BTC, "40000", "39000"));
            trader.refused("duplicate", trader.recommend("free", BTC, "40000", "39000"));
            trader.refused("strategy_capital", trader.limit(ETH, "BUY", "100", -100));
            trader.refused("filter_notional", trader.limit(ETH, "BUY", "1", -100));
        }
    }

    @Test
    void ratesAndDrift() throws Exception {
        Trader trader = new Trader(directory.resolve("rates"), seen)
                .with("SLUICE_APPROVAL_THRESHOLD", "60")
                .with("SLUICE_EXECUTION_MAX_PRICE_DRIFT_BPS", "0")
                .with("SLUICE_RATE_GLOBAL_PER_SECOND", "2")
                .with("SLUICE_RATE_SYMBOL_PER_SECOND", "1");
        try (trader) {
            trader.start();
            trader.refused("price_drift", trader::approvedLater);
            trader.refused("rate_symbol", () -> trader.limit(BTC, "BUY", "20", -100));
            trader.refused("rate_global", () -> {
                trader.limit(BTC, "BUY", "20", -100);
                trader.limit(SOL, "BUY", "20", -100);
                return trader.limit(ETH, "BUY", "20", -100);
            });
        }
    }

    @Test
    void losses() throws Exception {
        try (Trader trader = new Trader(directory.resolve("losses"), seen)) {
            trader.with("SLUICE_RISK_LOSS_COOLDOWN_AFTER", "1").start();
            trader.accepted(trader.market(SOL, "BUY", "2"));
            Service.awaitTrue("bought", () -> trader.position(SOL) > 0);
            trader.close(SOL);
            trader.refused("loss_cooldown", () -> trader.limit(SOL, "BUY", "20", -100));
            trader.tighten("maxDrawdownPct", "0.00001");
            trader.refused("max_drawdown", trader.limit(BTC, "BUY", "20", -100));
            trader.tighten("maxDailyLossPct", "0.00001");
            trader.refused("daily_loss", trader.limit(BTC, "BUY", "20", -100));
        }
    }

    @Test
    void restlessMarkets() throws Exception {
        Trader trader = new Trader(directory.resolve("restless"), seen)
                .with("SLUICE_RISK_SIZING", "volatility")
                .with("SLUICE_RISK_CANDLE_INTERVAL", "1s")
                .with("SLUICE_RISK_ATR_PERIOD", "1")
                .with("SLUICE_RISK_MAX_VOLATILITY_PCT", "0.000001");
        try (trader) {
            trader.start();
            trader.refused("volatility_halt", () -> trader.limit(BTC, "BUY", "500", -100));
            trader.tighten("maxRiskPerTradePct", "0.0000001");
            trader.refused("risk_per_trade", () -> trader.limit(BTC, "BUY", "500", -100));
        }
    }

    @Test
    void marketDataThatCannotBeBelieved() throws Exception {
        Trader trader = new Trader(directory.resolve("data"), seen)
                .with("SLUICE_RISK_MAX_DATA_AGE", "1s")
                .with("SLUICE_RISK_DATA_GAP_WINDOW", "20s")
                .with("SLUICE_RISK_OUTLIER_DEVIATIONS", "1")
                .with("SLUICE_RISK_OUTLIER_FLOOR_BPS", "0");
        try (trader) {
            trader.start();
            // The book falls silent for some seconds, has a hole then, and no snapshot heals it until told to behave.
            trader.fault("{\"kind\":\"error\",\"status\":503,\"code\":-1008,\"match\":\"depth\"}");
            trader.fault("{\"kind\":\"drop\",\"on\":\"stream\",\"match\":\"btcusdt@depth*\",\"count\":40}");
            trader.refused("data_stale", () -> trader.limit(BTC, "BUY", "20", -100));
            trader.refused("book_unsynced", () -> trader.limit(BTC, "BUY", "20", -100));
            trader.behave();
            trader.refused("data_gap", () -> trader.limit(BTC, "BUY", "20", -100));
            trader.refused("data_outlier", () -> trader.limit(BTC, "BUY", "20", -100));
        }
    }

    @Test
    void venueThatIsSlowAndBusy() throws Exception {
        Trader trader = new Trader(directory.resolve("slow"), seen)
                .with("SLUICE_RISK_MAX_ROUND_TRIP", "1ms")
                .with("SLUICE_RATE_MAX_VENUE_WEIGHT_PCT", "20");
        try (trader) {
            trader.start();
            trader.refused("latency_high", () -> trader.limit(ETH, "BUY", "20", -100));
            trader.refused("venue_weight", () -> {
                trader.compare();
                return trader.limit(ETH, "BUY", "20", -100);
            });
        }
    }

    @Test
    void venueThatIsInTrouble() throws Exception {
        Trader trader = new Trader(directory.resolve("venue"), seen)
                .with("SLUICE_EXECUTION_SUBMIT_TIMEOUT", "1s")
                .with("SLUICE_BREAKER_MINIMUM_CALLS", "1")
                .with("SLUICE_BREAKER_FAILURE_PCT", "1")
                .with("SLUICE_BREAKER_OPEN", "10m")
                .with("SLUICE_HEALTH_OUTAGE", "1s")
                .with("SLUICE_HALT_CONNECTION_ACTION", "off");
        try (trader) {
            trader.start();
            trader.fault("{\"kind\":\"drop\",\"on\":\"answer\",\"match\":\"order.place\",\"count\":1}");
            trader.fault("{\"kind\":\"drop\",\"on\":\"user\",\"match\":\"executionReport\"}");
            trader.fault("{\"kind\":\"drop\",\"on\":\"answer\",\"match\":\"order.status\"}");
            trader.accepted(trader.limit(BTC, "BUY", "20", -100));
            trader.refused("symbol_paused", () -> trader.limit(BTC, "BUY", "20", -100));
            trader.refused("circuit_open", trader.limit(ETH, "BUY", "20", -100));
            trader.behave();
            trader.fault("{\"kind\":\"error\",\"on\":\"request\",\"match\":\"userDataStream.subscribe*\"}");
            trader.fault("{\"now\":[\"terminate-user-streams\"]}");
            trader.refused("health_critical", () -> trader.limit(ETH, "BUY", "20", -100));
        }
    }
}
