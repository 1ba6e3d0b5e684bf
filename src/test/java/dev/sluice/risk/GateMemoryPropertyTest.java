package dev.sluice.risk;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.ProjectedRows;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projections;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A desk that is stopped again and again remembers what one remembers that never was. */
class GateMemoryPropertyTest {
    private static final int STEPS = 300;

    private record Outcome(Symbol symbol, boolean failed, long atNanos) {}

    /** A desk in front of gates that break and run dry easily, and what it journals. */
    private static final class Stopped {
        private final RiskFixture fixture = new RiskFixture();
        private final ProjectedRows rows = new ProjectedRows();
        private final List<Outcome> outcomes = new ArrayList<>();
        private RiskDesk desk;
        private long sequence;

        Stopped() {
            GatePolicies any = GatePolicies.DEFAULT;
            fixture.globalPerSecond = 6;
            fixture.symbolPerSecond = 3;
            fixture.policies =
                    new GatePolicies(false, 100, any.latency(), ConditionGatesTest.BREAKER, any.data(), any.hooks());
            desk = fixture.desk();
        }

        String decide(Symbol symbol, long nowNanos) {
            fixture.bitcoinMarket.opening(nowNanos, "99.99", "100.01").forEach(fixture.markets::on);
            fixture.etherMarket.opening(nowNanos, "49.99", "50.01").forEach(fixture.markets::on);
            String limit = symbol.equals(BTCUSDT) ? "100" : "50";
            RiskDecision decision = fixture.decide(desk, RiskFixture.proposal(symbol, Side.BUY, limit, "40"), nowNanos);
            decision.became().ifPresent(fixture.portfolio::release);
            rows.apply(++sequence, ProjectedRow.ofNew(decision.payload("auto_approved", nowNanos)));
            return decision.refusal().map(Enum::name).orElse("cleared");
        }

        void happened(Outcome outcome) {
            outcomes.add(outcome);
            List<CircuitChanged> changes = outcome.failed()
                    ? desk.circuits().failed(outcome.symbol(), "outcome_lost", outcome.atNanos())
                    : desk.circuits().succeeded(outcome.symbol(), outcome.atNanos());
            changes.forEach(changed -> rows.apply(++sequence, ProjectedRow.ofNew(changed.payload())));
        }

        void restart() {
            desk = fixture.desk();
            desk.restore(read(Projections.RATE_BUCKET), read(Projections.CIRCUIT), List.of());
            outcomes.forEach(outcome -> desk.circuits().recall(outcome.symbol(), outcome.failed(), outcome.atNanos()));
        }

        private List<ProjectedRow> read(Projection projection) {
            return rows.rows(projection).values().stream()
                    .map(ProjectedRows.Written::row)
                    .toList();
        }

        String circuits(long nowNanos) {
            return text(desk.circuits().desk(), nowNanos)
                    + text(desk.circuits().of(BTCUSDT), nowNanos)
                    + text(desk.circuits().of(ETHUSDT), nowNanos);
        }

        private static String text(CircuitBreaker circuit, long now) {
            return circuit.state() + " " + circuit.mayPass(now) + " " + circuit.calls(now) + " " + circuit.failures(now)
                    + " " + circuit.probes() + " " + circuit.succeeded() + "; ";
        }
    }

    @Property(tries = 200)
    void aDeskThatIsStoppedAgainAndAgainDecidesAsOneThatNeverWas(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        Stopped never = new Stopped();
        Stopped often = new Stopped();
        long now = RiskFixture.NOW;
        for (int step = 0; step < STEPS; step++) {
            now += 1 + chance.nextLong(chance.nextInt(20) == 0 ? 40 * UtcNanos.PER_SECOND : UtcNanos.PER_SECOND / 4);
            Symbol symbol = chance.nextBoolean() ? BTCUSDT : ETHUSDT;
            if (chance.nextInt(5) == 0) {
                often.restart();
            }
            if (chance.nextBoolean()) {
                assertThat(often.decide(symbol, now)).isEqualTo(never.decide(symbol, now));
            } else {
                Outcome outcome = new Outcome(symbol, chance.nextInt(3) == 0, now);
                often.happened(outcome);
                never.happened(outcome);
            }
            assertThat(often.circuits(now)).isEqualTo(never.circuits(now));
        }
    }

    @Property(tries = 20)
    void whatIsCheckedHereHappens(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        Stopped desk = new Stopped();
        long now = RiskFixture.NOW;
        List<String> said = new ArrayList<>();
        for (int step = 0; step < 3 * STEPS; step++) {
            now += 1 + chance.nextLong(UtcNanos.PER_SECOND / 4);
            said.add(desk.decide(BTCUSDT, now));
            if (chance.nextInt(5) == 0) {
                desk.happened(new Outcome(BTCUSDT, chance.nextInt(4) != 0, now));
            }
        }

        assertThat(said).contains("cleared", "RATE_SYMBOL", "CIRCUIT_OPEN");
    }
}
