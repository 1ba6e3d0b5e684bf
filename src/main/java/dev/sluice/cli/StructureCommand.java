package dev.sluice.cli;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.ReferenceStructure;
import dev.sluice.indicator.Structure;
import dev.sluice.indicator.StructureEvent;
import dev.sluice.indicator.StructureSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code structure}: the market structure of a file of candles, as it became certain or in hindsight. */
@Command(
        name = "structure",
        description = {
            "Finds swings, breaks, order blocks, gaps, liquidity, sessions and previous levels in candles, each",
            "with the candle at which it became certain; or, with --batch, the rows of a widely used table that is",
            "made in hindsight. See docs/structure.md."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StructureCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files with candles of one symbol, merged in the order of time.")
    private List<Path> paths = List.of();

    @Mixin
    private FileOptions options = new FileOptions();

    @Option(
            names = "--swing",
            paramLabel = "CANDLES",
            defaultValue = "5",
            description = "Candles after a turning point that must not go beyond it (default: ${DEFAULT-VALUE}).")
    private int swing;

    @Option(names = "--batch", description = "In hindsight: a row may be decided by candles long after it.")
    private boolean batch;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all of it as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        StructureSettings settings = settings();
        Optional<JsonFile> result = Optional.ofNullable(json).map(JsonFile::open);
        CandleFiles files = new CandleFiles(spec, paths, options);
        Optional<List<CandleClosed>> candles = files.read();
        if (candles.isEmpty()) {
            return ExitCode.FAILED;
        }
        StructureJson head = new StructureJson(files.names(), candles.get(), swing);
        if (batch) {
            tables(head, new ReferenceStructure(candles.get(), swing), result);
        } else {
            events(head, new Structure(settings), candles.get(), result);
        }
        return ExitCode.OK;
    }

    private StructureSettings settings() {
        try {
            return StructureSettings.STANDARD.withSwingLength(swing);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--swing: " + OneLine.of(e), e);
        }
    }

    private void tables(StructureJson head, ReferenceStructure structure, Optional<JsonFile> result) {
        long breaks = structure.breaks().stream()
                .filter(row -> row.isKept() && !row.isChange())
                .count();
        long changes = structure.breaks().stream()
                .filter(row -> row.isKept() && row.isChange())
                .count();
        print("swings", structure.swings().size());
        print("fair value gaps", structure.gaps().size());
        print("breaks of structure", breaks);
        print("changes of character", changes);
        print("order blocks", structure.blocks().size());
        out().flush();
        result.ifPresent(file -> file.write(head.ofTables(structure)));
    }

    private void events(
            StructureJson head, Structure structure, List<CandleClosed> candles, Optional<JsonFile> result) {
        Map<String, Long> counts = new TreeMap<>();
        List<StructureEvent> events = new ArrayList<>();
        for (CandleClosed candle : candles) {
            for (StructureEvent event : structure.onCandle(candle)) {
                counts.merge(event.kind(), 1L, Long::sum);
                if (result.isPresent()) {
                    events.add(event);
                }
            }
        }
        counts.forEach(this::print);
        out().flush();
        result.ifPresent(file -> file.write(head.ofEvents(events, structure.view())));
    }

    private void print(String what, long count) {
        out().printf("%-22s %,d%n", what, count);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
