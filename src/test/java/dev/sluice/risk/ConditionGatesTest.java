package dev.sluice.risk;

import static dev.sluice.risk.GatesTest.PASS;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.risk.GatesTest.Case;
import dev.sluice.risk.GatesTest.Row;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The gates that look at the desk and its surroundings rather than at the order; asked by {@link GatesTest}. */
class ConditionGatesTest {
    private static final long MILLI = UtcNanos.PER_MILLI;
    private static final long SECOND = UtcNanos.PER_SECOND;

    /** Five outcomes, half of them failures; 30 s open; 2 probes. */
    static final BreakerPolicy BREAKER = new BreakerPolicy(60 * SECOND, 4, 50, 30 * SECOND, 2);

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        weight(rows);
        health(rows);
        latency(rows);
        circuits(rows);
        hooks(rows);
        gaps(rows);
        outliers(rows);
        return rows;
    }

    private static void weight(List<Row> rows) {
        rows.add(new Row("rate", "weight is not known", c -> policies(c, p -> weighing(80)), PASS));
        rows.add(new Row("rate", "weight just below", c -> weight(c, 4_799), PASS));
        rows.add(new Row("rate", "weight at", c -> weight(c, 4_800), PASS));
        rows.add(new Row("rate", "weight just above", c -> weight(c, 4_801), "venue_weight 81 80"));
        rows.add(new Row(
                "rate",
                "weight said a minute ago",
                c -> {
                    weight(c, 6_000);
                    c.now += 60 * SECOND;
                },
                PASS));
        rows.add(new Row(
                "rate",
                "weight said just under a minute ago",
                c -> {
                    weight(c, 6_000);
                    c.now += 60 * SECOND - 1;
                },
                "venue_weight 100 80"));
        rows.add(new Row(
                "rate",
                "a limit of nothing",
                c -> {
                    policies(c, p -> weighing(80));
                    c.memory().load().told(10, 0, c.now);
                },
                PASS));
    }

    private static void weight(Case c, long used) {
        policies(c, p -> weighing(80));
        c.memory().load().told(used, 6_000, c.now);
    }

    private static GatePolicies weighing(int pct) {
        GatePolicies any = GatePolicies.DEFAULT;
        return new GatePolicies(false, pct, any.latency(), any.breaker(), any.data(), any.hooks());
    }

    private static void policies(Case c, UnaryOperator<GatePolicies> change) {
        c.desk.policies = change.apply(c.desk.policies);
    }

    private static void health(List<Row> rows) {
        rows.add(new Row("health", "nothing was looked at", c -> {}, PASS));
        rows.add(new Row("health", "all is well", c -> is(c, Condition.OK), PASS));
        rows.add(new Row("health", "degraded", c -> is(c, Condition.DEGRADED), PASS));
        rows.add(new Row(
                "health",
                "critical",
                c -> is(c, Condition.CRITICAL),
                "health_critical venue CRITICAL no critical part"));
    }

    private static void is(Case c, Condition condition) {
        c.desk.health.report(
                List.of(new Component("journal", Condition.OK, ""), new Component("venue", condition, "")));
    }

    private static void latency(List<Row> rows) {
        rows.add(new Row("latency", "not measured", c -> slow(c, -1, -1), PASS));
        rows.add(new Row("latency", "no time at all", c -> slow(c, 0, 0), PASS));
        rows.add(new Row("latency", "round trip just below", c -> slow(c, 2_000 * MILLI - 1, 0), PASS));
        rows.add(new Row("latency", "round trip at", c -> slow(c, 2_000 * MILLI, 0), PASS));
        rows.add(new Row(
                "latency",
                "round trip just above",
                c -> slow(c, 2_000 * MILLI + 1, 0),
                "latency_high 2000.000001 ms 2000 ms"));
        rows.add(new Row("latency", "lag at", c -> slow(c, 0, 500 * MILLI), PASS));
        rows.add(new Row(
                "latency", "lag just above", c -> slow(c, 0, 500 * MILLI + 1), "latency_high 500.000001 ms 500 ms"));
        rows.add(new Row(
                "latency", "endless", c -> slow(c, Long.MAX_VALUE, 0), "latency_high 9223372036854.775807 ms 2000 ms"));
    }

    private static void slow(Case c, long roundTrip, long lag) {
        GatePolicies any = GatePolicies.DEFAULT;
        LatencyLimits limits = new LatencyLimits(2_000 * MILLI, 500 * MILLI);
        c.desk.policies = new GatePolicies(false, 100, limits, any.breaker(), any.data(), any.hooks());
        c.desk.health.measured(roundTrip, lag);
    }

    private static void circuits(List<Row> rows) {
        rows.add(new Row("circuit_breaker", "no outcome yet", c -> failed(c, 0, 0), PASS));
        rows.add(new Row("circuit_breaker", "fewer outcomes than count", c -> failed(c, 3, 0), PASS));
        rows.add(new Row("circuit_breaker", "failures just below", c -> failed(c, 2, 3), PASS));
        rows.add(new Row("circuit_breaker", "failures at", c -> failed(c, 2, 2), "circuit_open OPEN CLOSED"));
        rows.add(new Row("circuit_breaker", "failures above", c -> failed(c, 3, 2), "circuit_open OPEN CLOSED"));
        rows.add(new Row(
                "circuit_breaker",
                "just before the pause ends",
                c -> {
                    failed(c, 4, 0);
                    c.now += 30 * SECOND - 1;
                },
                "circuit_open OPEN CLOSED"));
        rows.add(new Row(
                "circuit_breaker",
                "when the pause ends",
                c -> {
                    failed(c, 4, 0);
                    c.now += 30 * SECOND;
                },
                PASS));
        rows.add(new Row(
                "circuit_breaker",
                "another symbol's failures open the desk's",
                c -> {
                    policies(c, p -> breaking());
                    for (int i = 0; i < 4; i++) {
                        c.memory().circuits().failed(ETHUSDT, "outcome_lost", c.now);
                    }
                },
                "circuit_open OPEN CLOSED"));
        rows.add(new Row("circuit_breaker", "all probes are out", c -> probing(c, 2), "circuit_open HALF_OPEN CLOSED"));
        rows.add(new Row("circuit_breaker", "a probe is left", c -> probing(c, 1), PASS));
    }

    private static GatePolicies breaking() {
        GatePolicies any = GatePolicies.DEFAULT;
        return new GatePolicies(false, 100, any.latency(), BREAKER, any.data(), any.hooks());
    }

    /** Successes come first. */
    private static void failed(Case c, int failures, int successes) {
        policies(c, p -> breaking());
        for (int i = 0; i < successes; i++) {
            c.memory().circuits().succeeded(BTCUSDT, c.now);
        }
        for (int i = 0; i < failures; i++) {
            c.memory().circuits().failed(BTCUSDT, "outcome_lost", c.now);
        }
    }

    private static void probing(Case c, int probes) {
        failed(c, 4, 0);
        c.now += 30 * SECOND;
        for (int i = 0; i < probes; i++) {
            c.memory().circuits().take(BTCUSDT, c.now);
        }
    }

    private static void hooks(List<Row> rows) {
        rows.add(new Row("hooks", "no hook", c -> {}, PASS));
        rows.add(new Row("hooks", "passes", c -> hooked(c, hook("fine", HookAnswer.pass())), PASS));
        rows.add(new Row(
                "hooks",
                "refuses",
                c -> hooked(c, hook("fine", HookAnswer.pass()), hook("mine", HookAnswer.refuse("not today"))),
                "hook:mine not today null"));
        rows.add(new Row(
                "hooks",
                "throws",
                c -> hooked(c, new OrderHook() {
                    @Override
                    public String name() {
                        return "broken";
                    }

                    @Override
                    public HookAnswer check(HookedOrder order) {
                        throw new IllegalStateException("planted");
                    }
                }),
                "gate_failed java.lang.IllegalStateException: planted a verdict"));
        rows.add(new Row(
                "hooks",
                "is not asked about getting out",
                c -> {
                    hooked(c, hook("mine", HookAnswer.refuse("not today")));
                    c.holdAndSell("2", "2");
                },
                PASS));
    }

    private static void hooked(Case c, OrderHook... hooks) {
        policies(c, p -> p.with(List.of(hooks)));
    }

    static OrderHook hook(String name, HookAnswer answer) {
        return new OrderHook() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public HookAnswer check(HookedOrder order) {
                return answer;
            }
        };
    }

    private static void gaps(List<Row> rows) {
        rows.add(new Row("market_data", "gap just within the window", c -> gap(c, 2 * SECOND - 1), GAP));
        rows.add(new Row("market_data", "gap when the window ends", c -> gap(c, 2 * SECOND), PASS));
    }

    private static final String GAP = "data_gap 1999.999999 ms 2000 ms";

    private static void gap(Case c, long agoNanos) {
        checking(c);
        look(c);
        c.desk.markets.on(c.desk.bitcoinMarket.hole(c.now));
        look(c);
        c.now += agoNanos;
        c.desk.bitcoinMarket.opening(c.now, "99.99", "100.01").forEach(c.desk.markets::on);
    }

    private static void outliers(List<Row> rows) {
        rows.add(new Row("market_data", "too few prices", c -> prices(c, 13, "150"), PASS));
        // 98, 100, 102, 98, …: their median is 100, that of the distances from it is 2, and 5 × 1.4826 × 2 = 14.826.
        rows.add(new Row("market_data", "price at the limit", c -> prices(c, 60, "114.826"), PASS));
        rows.add(new Row(
                "market_data",
                "price just beyond the limit",
                c -> prices(c, 60, "114.82600002"),
                "data_outlier 14.82600002 14.826"));
        rows.add(new Row("market_data", "price far below", c -> prices(c, 60, "50"), "data_outlier 50 14.826"));
    }

    private static void checking(Case c) {
        GatePolicies any = GatePolicies.DEFAULT;
        DataPolicy data = new DataPolicy(250 * MILLI, 2 * SECOND, 5, 100);
        c.desk.policies = new GatePolicies(false, 100, any.latency(), any.breaker(), data, any.hooks());
    }

    private static void look(Case c) {
        c.memory().data().on(c.desk.markets.of(BTCUSDT).orElseThrow(), c.now);
    }

    /** So many looks at 98, 100, 102 in turn, and then another price. */
    private static void prices(Case c, int looks, String last) {
        checking(c);
        for (int i = 0; i < looks; i++) {
            middle(c, new String[] {"98", "100", "102"}[i % 3]);
            look(c);
        }
        middle(c, last);
        look(c);
    }

    private static void middle(Case c, String middle) {
        c.now += 250 * MILLI;
        String bid = decimal(middle).subtract(decimal("0.00000001")).toPlainString();
        String ask = decimal(middle).add(decimal("0.00000001")).toPlainString();
        c.desk.markets.on(c.desk.bitcoinMarket.top(c.now, bid, ask));
    }

    @Test
    void asksHooksInTheirOrderAndNoFurtherThanTheFirstRefusal() {
        AtomicInteger asked = new AtomicInteger();
        OrderHook counting = new OrderHook() {
            @Override
            public String name() {
                return "counting";
            }

            @Override
            public HookAnswer check(HookedOrder order) {
                asked.incrementAndGet();
                return HookAnswer.pass();
            }
        };
        RiskFixture fixture = new RiskFixture();
        fixture.policies =
                GatePolicies.DEFAULT.with(List.of(counting, hook("mine", HookAnswer.refuse("not today")), counting));

        RiskRefused refused = (RiskRefused) fixture.decide(RiskFixture.proposal());

        assertThat(asked).hasValue(1);
        assertThat(refused.code()).isEqualTo("hook:mine");
        assertThat(refused.payload().get("proposal"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("reason", "hook:mine");
    }

    @Test
    void showsAHookTheOrderAsItWouldGo() {
        List<HookedOrder> seen = new ArrayList<>();
        RiskFixture fixture = new RiskFixture();
        fixture.policies = GatePolicies.DEFAULT.with(List.of(new OrderHook() {
            @Override
            public String name() {
                return "looking";
            }

            @Override
            public HookAnswer check(HookedOrder order) {
                seen.add(order);
                return HookAnswer.pass();
            }
        }));

        fixture.decide(RiskFixture.proposal());

        assertThat(seen).singleElement().satisfies(order -> {
            assertThat(order.symbol()).isEqualTo(BTCUSDT);
            assertThat(order.quantity()).isEqualTo(quantity("10"));
            assertThat(order.limit()).isEqualTo(price("100"));
            assertThat(order.stop()).contains(price("90"));
            assertThat(order.notional()).isEqualByComparingTo("1000");
            assertThat(order.equity()).isEqualByComparingTo("10000");
            assertThat(order.position()).isEqualByComparingTo("0");
            assertThat(order.manual()).isFalse();
        });
    }

    @Test
    void cutsALongRefusalShort() {
        assertThat(HookAnswer.refuse("x".repeat(1_000)).refusal()).contains("x".repeat(200));
    }
}
