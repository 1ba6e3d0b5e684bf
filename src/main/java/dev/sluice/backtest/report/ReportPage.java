package dev.sluice.backtest.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.backtest.BacktestResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One page with everything that came of a run. Tables are there without a script; charts are drawn by Apache ECharts,
 * which is part of the page. Equal runs make equal pages.
 */
public final class ReportPage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    private final BacktestResult result;
    private final Map<String, Object> json;
    private final List<Source> sources;
    private final Map<String, String> parameters;

    /**
     * A file that was read.
     *
     * @param name as it was given
     * @param what kind and symbol
     * @param events that it gave
     * @param skipped rows that could not be used
     */
    public record Source(String name, String what, long events, long skipped) {}

    /**
     * @param json the result as {@code --json} writes it, which becomes part of the page
     * @param parameters of the strategies, by name
     */
    public ReportPage(
            BacktestResult result, Map<String, Object> json, List<Source> sources, Map<String, String> parameters) {
        this.result = result;
        this.json = json;
        this.sources = List.copyOf(sources);
        this.parameters = parameters;
    }

    /** The page. */
    public String html(PriceTrack prices) {
        String title = String.join(", ", result.strategies()) + " on "
                + String.join(
                        ", ", result.symbols().stream().map(Object::toString).toList());
        Html page = new Html();
        page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                        + " style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n")
                .element("title", title)
                .raw("<style>")
                .raw(resource("/dev/sluice/backtest/report/report.css"))
                .raw("</style>\n</head>\n<body>\n");
        new ReportTables(result, sources, parameters).write(page, title);
        page.raw("<footer>Charts: Apache ECharts 5.5.0, Apache License 2.0.</footer>\n");
        data(page, "result", json);
        data(page, "charts", ChartData.of(result, prices));
        script(page, resource(CHARTS));
        script(page, resource("/dev/sluice/backtest/report/report.js"));
        return page.raw("</body>\n</html>\n").toString();
    }

    /** Within a script nothing may look like the end of it, or like the beginning of markup. */
    private static void data(Html page, String id, Object content) {
        try {
            String text = JSON.writeValueAsString(content)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
            page.raw("<script type=\"application/json\" id=\"" + id + "\">")
                    .raw(text)
                    .raw("</script>\n");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void script(Html page, String text) {
        page.raw("<script>").raw(text.replace("</script", "<\\/script")).raw("</script>\n");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
