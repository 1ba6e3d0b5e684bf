package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderReport;
import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.operator.RiskChange;
import dev.sluice.risk.BreakerPolicy;
import dev.sluice.risk.CircuitBreakers;
import dev.sluice.risk.CircuitChanged;
import dev.sluice.risk.DataPolicy;
import dev.sluice.risk.GatePolicies;
import dev.sluice.risk.HookAnswer;
import dev.sluice.risk.HookedOrder;
import dev.sluice.risk.LatencyLimits;
import dev.sluice.risk.LimitsAnswer;
import dev.sluice.risk.OrderHook;
import dev.sluice.risk.RiskRefused;
import dev.sluice.signal.ManualRequest;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The gates where they stand: fed by what happens on the way of orders, and asked by proposals. */
class GatesInPipelineTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final Symbol SOLUSDT = new Symbol("SOLUSDT");
    private static final GatePolicies ANY = GatePolicies.DEFAULT;

    /** One failure opens it for 30 s, one probe closes it. */
    private static final BreakerPolicy TOUCHY = new BreakerPolicy(60 * SECOND, 1, 1, 30 * SECOND, 1);

    private static GatePolicies breaking() {
        return new GatePolicies(false, 100, ANY.latency(), TOUCHY, ANY.data(), List.of());
    }

    private static PipelineFixture withALostAnswer() {
        PipelineFixture desk = PipelineFixture.behind(breaking());
        desk.enter(BTCUSDT);
        desk.commit("to1");
        desk.report(new OrderReport.OutcomeLost(new ClientOrderId("to1-1-0"), OrderReport.Request.SUBMIT, "timeout"));
        return desk;
    }

    private static List<String> changes(PipelineFixture desk) {
        return desk.commands(Command.Journal.class).stream()
                .filter(command -> command.entry() instanceof CircuitChanged)
                .map(command -> (CircuitChanged) command.entry())
                .map(changed -> changed.scope() + " " + changed.to())
                .toList();
    }

    private static String lastRefusal(PipelineFixture desk) {
        return ((RiskRefused) desk.lastJournaled()).code();
    }

    @Test
    void aLostAnswerOpensTheCircuitAndStopsOtherSymbolsToo() {
        PipelineFixture desk = withALostAnswer();

        desk.enter(ETHUSDT);

        assertThat(changes(desk)).containsExactly("* OPEN", "BTCUSDT OPEN");
        assertThat(lastRefusal(desk)).isEqualTo("circuit_open");
    }

    @Test
    void aProbeThatIsAnsweredClosesIt() {
        PipelineFixture desk = withALostAnswer();
        desk.rest(30 * SECOND);
        desk.commands.clear();

        desk.enter(ETHUSDT);
        desk.commit("to2");
        desk.report(new OrderReport.Acknowledged(new ClientOrderId("to2-1-0"), new VenueOrderId("77")));

        assertThat(desk.commands(Command.Journal.class).getFirst().entry().payload())
                .containsKeys("circuit", "rateBucket");
        assertThat(changes(desk)).containsExactly("* CLOSED");
    }

    @Test
    void criticalHealthStopsWhatWouldOpen() {
        PipelineFixture desk = PipelineFixture.active();
        desk.pipeline.health().report(List.of(new Component("venue", Condition.CRITICAL, "banned")));

        desk.enter(BTCUSDT);

        assertThat(lastRefusal(desk)).isEqualTo("health_critical");
    }

    @Test
    void aSlowVenueStopsWhatWouldOpen() {
        PipelineFixture desk = PipelineFixture.behind(
                new GatePolicies(false, 100, new LatencyLimits(SECOND, SECOND), ANY.breaker(), ANY.data(), List.of()));
        desk.pipeline.health().measured(SECOND + 1, 0);

        desk.enter(BTCUSDT);

        assertThat(lastRefusal(desk)).isEqualTo("latency_high");
    }

    @Test
    void aVenueThatIsNearItsLimitIsLeftToCancels() {
        PipelineFixture desk = PipelineFixture.behind(
                new GatePolicies(false, 80, ANY.latency(), ANY.breaker(), ANY.data(), List.of()));
        desk.pipeline.risk().onVenueLoad(5_000, 6_000, PipelineFixture.NOW);

        desk.enter(BTCUSDT);

        assertThat(lastRefusal(desk)).isEqualTo("venue_weight");
    }

    @Test
    void aUsersHookStopsWhatItDoesNotLike() {
        PipelineFixture desk = PipelineFixture.behind(ANY.with(List.of(new OrderHook() {
            @Override
            public String name() {
                return "picky";
            }

            @Override
            public HookAnswer check(HookedOrder order) {
                return order.symbol().equals(BTCUSDT) ? HookAnswer.refuse("no bitcoin") : HookAnswer.pass();
            }
        })));

        desk.enter(BTCUSDT);
        String bitcoin = lastRefusal(desk);
        desk.enter(ETHUSDT);

        assertThat(bitcoin).isEqualTo("hook:picky");
        assertThat(desk.commands(Command.JournalIntent.class)).hasSize(1);
    }

    @Test
    void aHoleInTheFeedIsNotForgottenAtOnce() {
        DataPolicy data = new DataPolicy(SECOND, 2 * SECOND, 0, 0);
        PipelineFixture desk =
                PipelineFixture.behind(new GatePolicies(false, 100, ANY.latency(), ANY.breaker(), data, List.of()));
        desk.on(desk.bitcoinMarket.hole(PipelineFixture.NOW));
        desk.bitcoinMarket.opening(PipelineFixture.NOW, "99.99", "100.01").forEach(desk::on);

        desk.enter(BTCUSDT);
        String soon = lastRefusal(desk);
        desk.rest(2 * SECOND);
        desk.enter(BTCUSDT);

        assertThat(soon).isEqualTo("data_gap");
        assertThat(desk.commands(Command.JournalIntent.class)).hasSize(1);
    }

    @Test
    void aPriceOutOfNowhereIsNotTradedOn() {
        DataPolicy data = new DataPolicy(SECOND, 0, 10, 50);
        PipelineFixture desk =
                PipelineFixture.behind(new GatePolicies(false, 100, ANY.latency(), ANY.breaker(), data, List.of()));
        for (int i = 0; i < 20; i++) {
            desk.rest(SECOND);
        }

        desk.enterAt(BTCUSDT, "109.99", "110.01");

        assertThat(lastRefusal(desk)).isEqualTo("data_outlier");
    }

    @Test
    void limitsOfPeopleAndTokensOutliveTheProcess() {
        MortalDesk desk = new MortalDesk(1, false);
        desk.run(3 * SECOND);
        TreeMap<String, Optional<BigDecimal>> limits =
                new TreeMap<>(Map.of("maxOrderNotional", Optional.of(decimal("1"))));
        LimitsAnswer changed = desk.changeLimits(new RiskChange(limits, "news", "alice"));
        desk.run(SECOND);

        desk.killAndRestart();
        desk.run(3 * SECOND);
        OrderAnswer answer = desk.order(
                new ManualRequest("key", "hash", OrderTerms.market(SOLUSDT, Side.BUY, quantity("1")), "operator"));

        assertThat(changed).isInstanceOf(LimitsAnswer.Changed.class);
        assertThat(answer).isInstanceOfSatisfying(OrderAnswer.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("max_order_size");
            assertThat(refused.limit()).contains("1");
        });
    }

    @Test
    void aCircuitThatIsOpenStaysOpenOverARestart() {
        MortalDesk desk = new MortalDesk(2, false);
        desk.run(3 * SECOND);
        CircuitBreakers circuits = desk.pipeline().risk().circuits();
        for (int i = 0; i < 5; i++) {
            desk.journal(circuits.failed(SOLUSDT, "timeout", desk.nowNanos()));
        }

        desk.killAndRestart();

        assertThat(desk.pipeline().risk().circuits().open(SOLUSDT, desk.nowNanos()))
                .contains(CircuitBreakers.DESK);
    }
}
