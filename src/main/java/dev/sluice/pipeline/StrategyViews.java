package dev.sluice.pipeline;

import dev.sluice.operator.StrategyView;
import dev.sluice.operator.StrategyView.Counts;
import dev.sluice.operator.StrategyView.LastIdea;
import dev.sluice.operator.StrategyView.Outcomes;
import dev.sluice.operator.StrategyView.Progress;
import dev.sluice.signal.OutcomeCounts;
import dev.sluice.strategy.Idea;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The strategies as people see them. */
final class StrategyViews {
    private final TradingPipeline pipeline;
    private final Collection<Symbol> symbols;

    /** @param symbols that the desk trades */
    StrategyViews(TradingPipeline pipeline, Collection<Symbol> symbols) {
        this.pipeline = pipeline;
        this.symbols = symbols;
    }

    /** In the order of their names. */
    List<StrategyView> all() {
        return pipeline.strategies().slots().stream().map(this::view).toList();
    }

    Optional<StrategyView> of(String name) {
        return pipeline.strategies().find(name).map(this::view);
    }

    private StrategyView view(StrategySlot slot) {
        StrategyPolicy policy = slot.policy();
        List<Symbol> asked = symbols.stream()
                .filter(symbol -> policy.symbols().isEmpty() || policy.symbols().contains(symbol))
                .toList();
        List<Progress> progress = slot.inputs().candles()
                ? asked.stream().map(symbol -> progress(slot, symbol)).toList()
                : List.of();
        return new StrategyView(
                slot.name(),
                policy.description(),
                slot.isEnabled() && slot.failure().isEmpty(),
                policy.enabled(),
                progress.stream().allMatch(Progress::warm),
                slot.failure().orElse(null),
                policy.parameters(),
                new StrategyView.Inputs(
                        slot.inputs().events(),
                        slot.inputs().candles(),
                        slot.inputs().warmUpCandles(),
                        slot.inputs().candles() ? policy.interval().toString() : null),
                asked.stream().map(Symbol::name).toList(),
                progress,
                pipeline.risk()
                        .limits()
                        .capitalPct(slot.name())
                        .map(Money::plain)
                        .orElse(null),
                counts(slot.counts()),
                outcomes(slot.name()),
                slot.counts().last().map(StrategyViews::idea).orElse(null),
                slot.changed().map(StrategyViews::change).orElse(null));
    }

    private static Progress progress(StrategySlot slot, Symbol symbol) {
        return new Progress(symbol.name(), slot.seen(symbol), slot.isWarm(symbol), slot.isRestored(symbol));
    }

    private static Counts counts(StrategyCounts counts) {
        return new Counts(
                counts.ideas(),
                counts.cold(),
                counts.droppedIdeas(),
                counts.repeated(),
                counts.proposals(),
                counts.refused());
    }

    private Outcomes outcomes(String name) {
        OutcomeCounts counts = pipeline.outcomes().counts(name);
        return new Outcomes(
                pipeline.outcomes().open(name),
                counts.targets(),
                counts.stops(),
                counts.expired(),
                text(counts.hitRatePct()),
                text(counts.meanMaeBps()),
                text(counts.meanMfeBps()),
                text(counts.meanResult()));
    }

    private static @Nullable String text(Optional<BigDecimal> value) {
        return value.map(Money::plain).orElse(null);
    }

    private static LastIdea idea(Idea idea) {
        return switch (idea) {
            case Idea.Enter enter ->
                new LastIdea(
                        "enter",
                        enter.symbol().name(),
                        enter.side().name(),
                        enter.entry().toString(),
                        enter.stop().map(Price::toString).orElse(null),
                        enter.target().map(Price::toString).orElse(null),
                        enter.rationale(),
                        UtcNanos.format(enter.atNanos()));
            case Idea.Exit exit ->
                new LastIdea(
                        "exit",
                        exit.symbol().name(),
                        null,
                        null,
                        null,
                        null,
                        exit.rationale(),
                        UtcNanos.format(exit.atNanos()));
        };
    }

    private static StrategyView.Change change(StrategyChanged changed) {
        return new StrategyView.Change(changed.reason(), changed.by(), UtcNanos.format(changed.atNanos()));
    }
}
