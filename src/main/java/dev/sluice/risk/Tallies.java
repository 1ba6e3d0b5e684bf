package dev.sluice.risk;

import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what every check said. Evaluations come in the order of the checks, perhaps not all of them. */
final class Tallies {
    private final List<Tally> tallies = new ArrayList<>();

    private static final class Tally {
        private long passed;
        private long refused;
        private @Nullable GateEvaluation last;
        private @Nullable Symbol symbol;
        private long atNanos;

        private Optional<CheckTally.Last> last() {
            GateEvaluation said = last;
            Symbol about = symbol;
            return said == null || about == null
                    ? Optional.empty()
                    : Optional.of(new CheckTally.Last(said, about, atNanos));
        }
    }

    void count(List<GateEvaluation> evaluations, Symbol symbol, long nowNanos) {
        for (int i = 0; i < evaluations.size(); i++) {
            if (i == tallies.size()) {
                tallies.add(new Tally());
            }
            Tally tally = tallies.get(i);
            GateEvaluation said = evaluations.get(i);
            tally.last = said;
            tally.symbol = symbol;
            tally.atNanos = nowNanos;
            if (said.refuses()) {
                tally.refused++;
            } else {
                tally.passed++;
            }
        }
    }

    List<CheckTally> of(List<Gate> gates) {
        List<CheckTally> checks = new ArrayList<>(gates.size());
        for (int i = 0; i < gates.size(); i++) {
            Tally tally = i < tallies.size() ? tallies.get(i) : new Tally();
            checks.add(new CheckTally(
                    gates.get(i).name(), gates.get(i).check(), tally.passed, tally.refused, tally.last()));
        }
        return checks;
    }
}
