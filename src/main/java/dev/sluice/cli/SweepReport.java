package dev.sluice.cli;

import dev.sluice.backtest.Degradation;
import dev.sluice.backtest.Folds.Fold;
import dev.sluice.backtest.Period;
import dev.sluice.backtest.Sweep;
import dev.sluice.backtest.SweepScore;
import dev.sluice.vocabulary.UtcNanos;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep found, for people and as JSON.
 *
 * @param folds none, one of which the test is out of sample, or those of a walk forward
 * @param refused combinations that the strategies refused
 * @param top lines of the table
 */
record SweepReport(Sweep sweep, Sweep.Plan plan, List<String> strategies, List<Fold> folds, int refused, int top) {
    /** Of several trainings the best of each are shown, of one stretch the ranking. */
    private boolean walks() {
        return folds.size() > 1;
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d combinations of %s by %s, %d left out as impossible%n",
                plan.combinations().size(),
                String.join(", ", strategies),
                plan.metric().word(),
                refused);
        if (walks()) {
            printFolds(out);
        } else {
            printRanking(out);
        }
        out.println("digest " + sweep.digest());
        out.flush();
    }

    private void printRanking(PrintWriter out) {
        boolean held = !folds.isEmpty();
        out.printf(
                Locale.ROOT,
                "%5s %12s %10s %10s %7s%s  %s%n",
                "rank",
                plan.metric().word(),
                "return %",
                "drawdown %",
                "trades",
                held ? "   out of sample:  metric   return %" : "",
                "parameters");
        List<Integer> ranked = sweep.ranked(0);
        for (int i = 0; i < Math.min(top, ranked.size()); i++) {
            int place = ranked.get(i);
            SweepScore score = score(0, place);
            out.printf(
                    Locale.ROOT,
                    "%5d %12.4f %10.2f %10.2f %7d%s  %s%n",
                    i + 1,
                    score.metric(),
                    score.returnPct(),
                    score.maxDrawdownPct(),
                    score.trades(),
                    held ? outOfSample(score(1, place)) : "",
                    words(place));
        }
        if (held) {
            Degradation degradation = Degradation.of(sweep, 0, 1, top);
            out.println("in sample      " + span(plan.stretches().get(0)));
            out.println("out of sample  " + span(plan.stretches().get(1)));
            out.printf(
                    Locale.ROOT,
                    "of the metric in sample, out of sample keeps: best %s, median of the table %s; rank correlation %s%n",
                    number(degradation.winnerRatio()),
                    number(degradation.medianRatio()),
                    number(degradation.rankCorrelationRatio()));
        }
    }

    private static String outOfSample(SweepScore score) {
        return String.format(Locale.ROOT, "%26.4f %10.2f", score.metric(), score.returnPct());
    }

    private void printFolds(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%4s  %-25s %12s %12s %10s %7s  %s%n",
                "fold",
                "test",
                "in training",
                "in test",
                "return %",
                "trades",
                "best in training");
        for (int fold = 0; fold < folds.size(); fold++) {
            int best = best(fold);
            SweepScore test = score(2 * fold + 1, best);
            out.printf(
                    Locale.ROOT,
                    "%4d  %-25s %12.4f %12.4f %10.2f %7d  %s%n",
                    fold + 1,
                    span(folds.get(fold).test()),
                    score(2 * fold, best).metric(),
                    test.metric(),
                    test.returnPct(),
                    test.trades(),
                    words(best));
        }
        out.printf(
                Locale.ROOT,
                "all tests one after the other: return %.2f %%; mean metric in training %s, in test %s, ratio %s%n",
                compoundedPct(),
                number(mean(0)),
                number(mean(1)),
                number(efficiency()));
    }

    private int best(int fold) {
        return sweep.ranked(2 * fold).getFirst();
    }

    private SweepScore score(int stretch, int combination) {
        return sweep.score(stretch, combination).orElseThrow();
    }

    private double compoundedPct() {
        double growth = 1;
        for (int fold = 0; fold < folds.size(); fold++) {
            growth *= 1 + score(2 * fold + 1, best(fold)).returnPct() / 100;
        }
        return (growth - 1) * 100;
    }

    /** Of the best of each training, where there is something to say: 0 in training, 1 in test. */
    private double mean(int which) {
        return IntStream.range(0, folds.size())
                .mapToDouble(fold -> score(2 * fold + which, best(fold)).metric())
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private double efficiency() {
        double training = mean(0);
        return training > 0 ? mean(1) / training : Double.NaN;
    }

    private String words(int combination) {
        return plan.combinations().get(combination).entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String span(Period period) {
        return day(period.fromNanos()) + " to " + day(period.toNanos());
    }

    private static String day(long nanos) {
        return UtcNanos.format(nanos).substring(0, 10);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "cannot be said";
    }

    /** Everything; null is "cannot be said". */
    Map<String, Object> json(List<Path> files) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("strategies", strategies);
        json.put("metric", plan.metric().word());
        json.put("files", files.stream().map(Path::toString).toList());
        json.put("events", plan.events().size());
        json.put("combinations", plan.combinations().size());
        json.put("skipped", refused);
        if (walks()) {
            json.put("walkForward", walkForward());
        } else {
            json.put("ranked", ranking());
            if (!folds.isEmpty()) {
                json.put("outOfSample", outOfSample());
            }
        }
        json.put("digest", sweep.digest());
        return json;
    }

    private List<Map<String, Object>> ranking() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int place : sweep.ranked(0)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("rank", rows.size() + 1);
            row.put("parameters", plan.combinations().get(place));
            row.putAll(json(score(0, place)));
            if (!folds.isEmpty()) {
                row.put("outOfSample", json(score(1, place)));
            }
            rows.add(row);
        }
        return rows;
    }

    private Map<String, Object> outOfSample() {
        Degradation degradation = Degradation.of(sweep, 0, 1, top);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("inSample", json(plan.stretches().get(0)));
        json.put("outOfSample", json(plan.stretches().get(1)));
        json.put("winnerRatio", finite(degradation.winnerRatio()));
        json.put("medianRatio", finite(degradation.medianRatio()));
        json.put("rankCorrelation", finite(degradation.rankCorrelationRatio()));
        return json;
    }

    private Map<String, Object> walkForward() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int fold = 0; fold < folds.size(); fold++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("train", json(folds.get(fold).train()));
            row.put("test", json(folds.get(fold).test()));
            row.put("parameters", plan.combinations().get(best(fold)));
            row.put("inTraining", json(score(2 * fold, best(fold))));
            row.put("inTest", json(score(2 * fold + 1, best(fold))));
            rows.add(row);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folds", rows);
        json.put("compoundedReturnPct", finite(compoundedPct()));
        json.put("meanInTraining", finite(mean(0)));
        json.put("meanInTest", finite(mean(1)));
        json.put("efficiency", finite(efficiency()));
        return json;
    }

    private static Map<String, Object> json(Period period) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", UtcNanos.format(period.fromNanos()));
        json.put("to", UtcNanos.format(period.toNanos()));
        return json;
    }

    private static Map<String, Object> json(SweepScore score) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("metric", finite(score.metric()));
        json.put("returnPct", finite(score.returnPct()));
        json.put("maxDrawdownPct", finite(score.maxDrawdownPct()));
        json.put("trades", score.trades());
        json.put("digest", score.digest());
        return json;
    }

    private static @Nullable Double finite(double value) {
        return Optional.of(value).filter(Double::isFinite).orElse(null);
    }
}
