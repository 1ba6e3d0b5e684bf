package dev.sluice.pipeline;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertDesk;
import dev.sluice.alert.AlertIntake;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.AlertRaised;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.execution.Command;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.reconciliation.ReconciliationFinished;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hears of everything that is journaled, and has journaled in the same transaction of what people are told. What goes
 * out is delivered once that is committed.
 */
final class DeskAlerts {
    private final AlertIntake intake;
    private long number;
    private boolean diverged;

    DeskAlerts(AlertIntake intake) {
        this.intake = intake;
    }

    /** Where a desk raises its alerts that shares them with nobody. */
    static AlertIntake own(DeskSetup setup) {
        return new AlertDesk(setup.idPrefix() + "a", text -> text);
    }

    /** Goes on behind the newest alert of an earlier process. */
    void restore(Optional<ProjectedRow> newest) {
        number = newest.map(row -> Long.parseLong(row.text("number")) + 1).orElse(0L);
    }

    /** Takes note of what goes out. */
    void note(Command command, Consumer<Command> out) {
        switch (command) {
            case Command.Journal(JournalEntry entry) -> note(entry, out);
            case Command.JournalIntent intent -> intent.entries().forEach(entry -> note(entry, out));
            case Command.ToVenue _, Command.WakeAt _ -> {
                // whoever has to know was told of the entry that came before
            }
        }
    }

    /** Journals what was told already. */
    void record(List<RaisedAlert> told, Consumer<Command> out) {
        for (RaisedAlert raised : told) {
            out.accept(new Command.Journal(new AlertRaised(raised, number++)));
        }
    }

    private void note(JournalEntry entry, Consumer<Command> out) {
        AlertMapping.of(entry).ifPresent(alert -> raise(alert, out));
        if (entry instanceof ReconciliationFinished finished) {
            compared(finished, out);
        }
    }

    private void compared(ReconciliationFinished finished, Consumer<Command> out) {
        boolean agrees = finished.divergences().isEmpty();
        if (agrees && diverged) {
            raise(AlertKind.AGREED.at(finished.atNanos(), "desk and venue agree again"), out);
        }
        diverged = !agrees;
    }

    private void raise(Alert alert, Consumer<Command> out) {
        record(intake.raise(alert), out);
    }
}
