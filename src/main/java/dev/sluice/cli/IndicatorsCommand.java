package dev.sluice.cli;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.Indicator;
import dev.sluice.indicator.IndicatorKind;
import dev.sluice.indicator.IndicatorOutput;
import dev.sluice.indicator.IndicatorParameter;
import dev.sluice.indicator.Indicators;
import dev.sluice.vocabulary.UtcNanos;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code indicators}: the values of a standard indicator over a file of candles. */
@Command(
        name = "indicators",
        description = {
            "Computes an indicator over candles, one row for each, empty until it is warm.",
            "Without a name: lists what there is. See docs/indicators.md."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class IndicatorsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private CandleFiles files = new CandleFiles();

    @Option(names = "--name", paramLabel = "NAME", description = "Such as sma, rsi or macd.")
    private @Nullable String name;

    @Option(names = "--param", paramLabel = "KEY=VALUE", description = "Such as period=20; once for each.")
    private Map<String, Double> parameters = new LinkedHashMap<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the values as JSON instead of a table.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        if (name == null && files.isEmpty()) {
            Indicators.catalogue().forEach(this::list);
            out().flush();
            return ExitCode.OK;
        }
        Indicator indicator = indicator();
        Optional<JsonFile> result = Optional.ofNullable(json).map(JsonFile::open);
        Optional<List<CandleClosed>> candles = files.read();
        if (candles.isEmpty()) {
            return ExitCode.FAILED;
        }
        if (result.isPresent()) {
            result.get().write(values(indicator, candles.get()));
        } else {
            print(indicator, candles.get());
        }
        return ExitCode.OK;
    }

    private Indicator indicator() {
        if (name == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--name=NAME'");
        }
        try {
            return Indicators.of(name, parameters);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), OneLine.of(e), e);
        }
    }

    private void list(IndicatorKind kind) {
        String given = kind.parameters().stream().map(IndicatorsCommand::text).collect(Collectors.joining(", "));
        out().printf("%-13s  %s (%s)%n", kind.name(), kind.title(), given.isEmpty() ? "no parameters" : given);
        out().printf("%-13s  tells %s%n", "", String.join(", ", kind.outputs()));
    }

    private static String text(IndicatorParameter parameter) {
        return parameter.name() + "=" + parameter.standardText();
    }

    private void print(Indicator indicator, List<CandleClosed> candles) {
        out().println("time,"
                + indicator.outputs().stream().map(IndicatorOutput::name).collect(Collectors.joining(",")));
        for (CandleClosed candle : candles) {
            indicator.onCandle(candle);
            StringBuilder line = new StringBuilder(UtcNanos.format(candle.openNanos()));
            for (int i = 0; i < indicator.outputs().size(); i++) {
                double value = indicator.value(i);
                line.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
            }
            out().println(line);
        }
        out().flush();
    }

    private Map<String, Object> values(Indicator indicator, List<CandleClosed> candles) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (CandleClosed candle : candles) {
            indicator.onCandle(candle);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("time", UtcNanos.format(candle.openNanos()));
            for (int i = 0; i < indicator.outputs().size(); i++) {
                double value = indicator.value(i);
                row.put(indicator.outputs().get(i).name(), Double.isNaN(value) ? null : value);
            }
            rows.add(row);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("files", files.names());
        result.put("symbol", candles.getFirst().symbol().toString());
        result.put("name", indicator.name());
        result.put("parameters", parameters);
        result.put("warmUpCandles", indicator.warmUpCandles());
        result.put("values", rows);
        return result;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
