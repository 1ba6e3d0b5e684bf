package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.journal.JournalEntry;
import dev.sluice.operator.StrategyChange;
import dev.sluice.risk.RiskDesk;
import dev.sluice.risk.RiskMemory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What people say about strategies: whether they run, and with how much. */
final class StrategyOrders {
    private final StrategyDesk strategies;
    private final RiskDesk risk;
    private final RiskMemory memory;
    private final UnaryOperator<Consumer<Command>> observed;

    /** @param observed what goes out is seen by those who keep account of what happens */
    StrategyOrders(
            StrategyDesk strategies, RiskDesk risk, RiskMemory memory, UnaryOperator<Consumer<Command>> observed) {
        this.strategies = strategies;
        this.risk = risk;
        this.memory = memory;
        this.observed = observed;
    }

    /** Takes over what an earlier process was told, before {@link RiskMemory} takes over whose the positions are. */
    void restore(Recovered.Strategies earlier) {
        strategies.restore(earlier);
        for (StrategySlot slot : strategies.slots()) {
            slot.changed().flatMap(StrategyChanged::capitalPct).ifPresent(pct -> {
                risk.changeCapital(slot.name(), Optional.of(pct));
                memory.limit(slot.name(), slot.changed().orElseThrow().atNanos());
            });
        }
    }

    /**
     * Changes one.
     *
     * @return what is wrong; empty if it was done
     */
    Optional<String> change(StrategyChange wanted, Consumer<Command> out, long nowNanos) {
        return strategies
                .find(wanted.name())
                .map(slot -> change(slot, wanted, out, nowNanos))
                .orElseGet(() -> Optional.of("there is no such strategy"));
    }

    private Optional<String> change(StrategySlot slot, StrategyChange wanted, Consumer<Command> out, long nowNanos) {
        Optional<StrategyChange.Capital> capital = wanted.capital();
        Optional<String> problem = capital.flatMap(StrategyChange.Capital::pct)
                .flatMap(pct -> risk.limits().capitalProblem(slot.name(), pct));
        if (problem.isPresent()) {
            return problem;
        }
        Optional<BigDecimal> before = slot.changed().flatMap(StrategyChanged::capitalPct);
        Optional<BigDecimal> pct = capital.isPresent() ? capital.get().pct() : before;
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(slot.change(wanted.enabled(), pct, wanted.reason(), wanted.by(), nowNanos));
        if (capital.isPresent()) {
            risk.changeCapital(slot.name(), pct);
            pct.ifPresent(limited -> entries.addAll(memory.limit(slot.name(), nowNanos)));
        }
        entries.forEach(entry -> observed.apply(out).accept(new Command.Journal(entry)));
        return Optional.empty();
    }
}
