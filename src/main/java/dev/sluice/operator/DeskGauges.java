package dev.sluice.operator;

import dev.sluice.health.Component;
import dev.sluice.health.Measures;
import dev.sluice.health.Percentiles;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the desk says of itself, as gauges. NaN until it was said for the first time; afterwards the last word stands.
 * The age of a feed is the exception: it grows while nobody says anything.
 */
final class DeskGauges {
    /** The states in the order of the metric: 0, 1, 2. */
    private static final List<String> TRADING_STATES = List.of("HALTED", "REDUCING", "ACTIVE");

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Map<String, Value> values = new ConcurrentHashMap<>();
    private final Map<String, Instant> lastMessages = new ConcurrentHashMap<>();
    private final Set<String> traded = ConcurrentHashMap.newKeySet();
    private final BoundedLabels components = BoundedLabels.learnt();
    private final List<String> roundTrips;
    private final AtomicLong events = new AtomicLong();

    /** A number that one thread sets and others read. */
    private static final class Value {
        private volatile double current = Double.NaN;
    }

    DeskGauges(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        gauge("desk_ready", "Whether the desk takes requests: 0 or 1");
        gauge("loop_lag_ms", "How late the desk's loop gets to what is due, 95th percentile of a minute");
        gauge("data_disk_free_bytes", "Free space where the data directory is");
        roundTrips = Stream.of("0.5", "0.95", "0.99")
                .map(quantile -> labelled(
                        "venue_round_trip_ms",
                        "How long the venue takes to answer, over two minutes, in milliseconds",
                        "quantile",
                        quantile))
                .toList();
        gauge("trading_state", "0 HALTED, 1 REDUCING, 2 ACTIVE");
        gauge("kill_switch_active", "Whether the kill switch is engaged: 0 or 1");
        gauge("circuit_breaker_open", "Circuits that are not closed");
        gauge("execution_unknown_orders", "Orders whose state is UNKNOWN now");
        gauge("execution_manual_review", "Orders that wait for a person's decision now");
        gauge("approval_pending", "Proposals that wait for a person now");
        gauge("account_equity", "Equity in the account currency");
        gauge("account_drawdown_pct_current", "Loss from the peak of equity, 0 to 100");
        gauge("account_daily_loss_pct_current", "Loss since the start of the UTC day, 0 to 100");
        gauge("account_fees", "What commissions were worth that something priced, in the account currency");
        gauge("account_fees_unpriced_assets", "Assets in which commissions were paid that nothing priced");
        gauge("exposure_total", "Positions at the mark and orders on their way, in the account currency");
        gauge("reconciliation_divergences", "What the last comparison with the venue could not explain");
        FunctionCounter.builder("feed_events_total", events, AtomicLong::doubleValue)
                .description("Events of the feed since the start of the process")
                .register(registry);
    }

    void health(DeskHealth health) {
        set("desk_ready", health.ready() ? 1 : 0);
        for (Component component : health.components()) {
            String name = components.of(Optional.of(component.name()));
            set(
                    labelled("health_connection_status", "0 critical, 1 degraded, 2 ok", "component", name),
                    component.condition().ordinal());
        }
        measures(health.measures());
    }

    private void measures(Measures measures) {
        Percentiles answers = measures.roundTrip();
        set(roundTrips.get(0), millis(answers.p50Nanos()));
        set(roundTrips.get(1), millis(answers.p95Nanos()));
        set(roundTrips.get(2), millis(answers.p99Nanos()));
        set("loop_lag_ms", millis(measures.loopLag().p95Nanos()));
        measures.diskFreeBytes().ifPresent(free -> set("data_disk_free_bytes", free));
    }

    private static double millis(long nanos) {
        return nanos < 0 ? Double.NaN : Latency.millis(nanos);
    }

    void status(DeskStatus status) {
        symbols(status.symbols());
        events.set(status.counts().events());
        set("execution_unknown_orders", status.counts().unknown());
        set("execution_manual_review", status.counts().manualReview());
        set("approval_pending", status.counts().pendingApproval());
        set("reconciliation_divergences", status.counts().divergences());
    }

    void risk(RiskView risk) {
        set(
                "circuit_breaker_open",
                risk.circuits().stream()
                        .filter(circuit -> !circuit.state().equals("CLOSED"))
                        .count());
    }

    void halt(HaltView halt) {
        int state = TRADING_STATES.indexOf(halt.state());
        set("trading_state", state < 0 ? Double.NaN : state);
        set("kill_switch_active", halt.killSwitch().engaged() ? 1 : 0);
    }

    void account(AccountView account) {
        set("account_equity", number(account.equity()));
        set("account_drawdown_pct_current", number(account.drawdownPct()));
        set("account_daily_loss_pct_current", number(account.dailyLossPct()));
        set("account_fees", number(account.profit().fees()));
        set(
                "account_fees_unpriced_assets",
                account.fees().stream()
                        .filter(fee -> !fee.unpriced().equals("0"))
                        .count());
    }

    /** Symbols and groups are those of the configuration, so neither label grows without end. */
    void exposure(ExposureView exposure) {
        set("exposure_total", number(exposure.total()));
        exposure.symbols().stream()
                .filter(each -> traded.contains(each.symbol()))
                .forEach(each -> set(reservedOf(each.symbol()), number(each.reserved())));
        exposure.groups()
                .forEach(each -> set(
                        labelled(
                                "exposure_group",
                                "Exposure of a group, orders on their way included",
                                "group",
                                each.group()),
                        number(each.total())));
    }

    /** Only of symbols that the desk trades: no other becomes a label. */
    void positions(List<PositionView> positions) {
        for (PositionView position : positions) {
            if (traded.contains(position.symbol())) {
                set(quantityOf(position.symbol()), number(position.quantity()));
                set(exposureOf(position.symbol()), number(position.notional()));
                set(realizedOf(position.symbol()), number(position.realizedPnl()));
                set(unrealizedOf(position.symbol()), number(position.unrealizedPnl()));
            }
        }
    }

    /** Symbols that the desk is known to trade. */
    Set<String> traded() {
        return Set.copyOf(traded);
    }

    void book(BookView book) {
        try {
            lastMessages.put(book.symbol(), Instant.parse(book.at()));
        } catch (DateTimeException e) {
            // empty before the first message, of which there is no age
        }
    }

    /** The desk trades these: their series begin. A symbol without a position yet holds nothing. */
    private void symbols(List<String> symbols) {
        for (String symbol : symbols) {
            if (!traded.add(symbol)) {
                continue;
            }
            List.of(
                            quantityOf(symbol),
                            exposureOf(symbol),
                            reservedOf(symbol),
                            realizedOf(symbol),
                            unrealizedOf(symbol))
                    .forEach(key -> set(key, 0));
            Gauge.builder("feed_age_ms", () -> ageMillis(symbol))
                    .description("Time since the last message of a symbol's book, in milliseconds")
                    .tag("symbol", symbol)
                    .register(registry);
        }
    }

    private double ageMillis(String symbol) {
        Instant last = lastMessages.get(symbol);
        return last == null ? Double.NaN : clock.millis() - last.toEpochMilli();
    }

    private String quantityOf(String symbol) {
        return labelled("position_quantity", "Position in the base asset", "symbol", symbol);
    }

    private String exposureOf(String symbol) {
        return labelled("exposure_notional", "Position at the mark, in the quote asset", "symbol", symbol);
    }

    private String reservedOf(String symbol) {
        return labelled("exposure_reserved", "What orders on their way may add, in the quote asset", "symbol", symbol);
    }

    private String realizedOf(String symbol) {
        return labelled("position_realized_pnl", "Realized profit in the quote asset", "symbol", symbol);
    }

    private String unrealizedOf(String symbol) {
        return labelled("position_unrealized_pnl", "Unrealized profit in the quote asset", "symbol", symbol);
    }

    private void gauge(String name, String description) {
        Value value = new Value();
        values.put(name, value);
        Gauge.builder(name, value, held -> held.current)
                .description(description)
                .register(registry);
    }

    private String labelled(String name, String description, String label, String of) {
        String key = name + "{" + of + "}";
        values.computeIfAbsent(key, _ -> {
            Value value = new Value();
            Gauge.builder(name, value, held -> held.current)
                    .description(description)
                    .tag(label, of)
                    .register(registry);
            return value;
        });
        return key;
    }

    private void set(String key, double number) {
        Value value = values.get(key);
        if (value != null) {
            value.current = number;
        }
    }

    /** The decimal text as a gauge's number; NaN where the desk has none. */
    private static double number(@Nullable String text) {
        return text == null || text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }
}
