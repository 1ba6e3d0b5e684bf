package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.ReductionDecided;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeTick;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.portfolio.FillBooked;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.risk.RiskMemory;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tells the gates' memory what happens, and has journaled what it needs after a restart. */
final class GuardNotes {
    private final RiskMemory memory;
    private final Map<Symbol, Instrument> instruments;

    GuardNotes(RiskMemory memory, Map<Symbol, Instrument> instruments) {
        this.memory = memory;
        this.instruments = instruments;
    }

    /** An event of the feed that brought something new. */
    void note(MarketEvent event) {
        if (event instanceof TradeTick trade) {
            memory.traded(trade.symbol(), trade.price(), trade.tradedNanos());
        }
    }

    /** A command that goes out. */
    void note(Command command, Consumer<Command> out) {
        switch (command) {
            case Command.Journal(FillBooked booked) -> {
                Instrument instrument = instruments.get(booked.fill().symbol());
                if (instrument != null) {
                    journal(memory.booked(booked, instrument), out);
                }
            }
            case Command.Journal(ReductionDecided decided) ->
                memory.reducing(decided.order(), decided.reduction().origin());
            default -> {}
        }
    }

    private static void journal(List<JournalEntry> entries, Consumer<Command> out) {
        entries.forEach(entry -> out.accept(new Command.Journal(entry)));
    }

    /** Takes over what earlier processes left, after the portfolio has. */
    void restore(Recovered recovered, Portfolio portfolio) {
        List<ProjectedRow> orders = Stream.concat(recovered.endedOrders().stream(), recovered.orders().stream())
                .toList();
        memory.restoreOrders(orders);
        Recovered.Guarded guarded = recovered.guarded();
        memory.restore(guarded.streaks(), guarded.shares(), portfolio.positions(), recovered.newestFills());
    }
}
