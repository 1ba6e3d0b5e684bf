package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.YamlFile;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds page, dashboard and alert rules to what the service exports before anything has happened. */
class MetricCatalogTest {
    private static final Path PAGE = Path.of("docs", "observability.md");
    private static final Path DASHBOARD = Path.of("observability", "grafana", "dashboards", "sluice.json");
    private static final Path ALERTS = Path.of("observability", "alerts.yml");

    private static final Path SOURCES =
            Path.of("observability", "grafana", "provisioning", "datasources", "prometheus.yml");

    /** Names that scripts and dashboards of others rely on; what of the contract is built. */
    private static final Set<String> CONTRACT = Set.of(
            "execution_submit_success_total",
            "execution_submit_fail_total",
            "execution_latency_ms",
            "execution_unknown_total",
            "execution_manual_review",
            "risk_rejections_total",
            "account_drawdown_pct_current",
            "account_equity",
            "exposure_notional",
            "position_quantity",
            "health_connection_status",
            "kill_switch_active",
            "circuit_breaker_open",
            "trading_state",
            "feed_gap_total",
            "feed_age_ms",
            "reconciliation_divergences",
            "reconciliation_runs_total",
            "slippage_bps",
            "fill_ratio",
            "order_rejects_total",
            "alerts_total",
            "journal_append_ms",
            "journal_sequence");

    /** {@code | `name` | type | unit | labels or – | meaning |}. */
    private static final Pattern ROW = Pattern.compile(
            "^\\| `([a-z_]+)` \\| (gauge|counter|histogram) \\| [^|]+ \\| ([a-z, –]+) \\| [^|]+ \\|$",
            Pattern.MULTILINE);

    private static final Pattern ALERT_ROW = Pattern.compile("^\\| `(Sluice\\w+)` \\| [^|]+ \\|$", Pattern.MULTILINE);

    /** Ours alone, and with the process and the JVM. */
    private static final Scrape OURS = new Scrape();

    private static final Scrape ALL = new Scrape();

    @BeforeAll
    static void register() {
        for (Scrape scrape : List.of(OURS, ALL)) {
            new DeskTimings(scrape.registry);
            new VenueMeters(scrape.registry);
            new AlertMeters(scrape.registry);
            new DeskMetrics(scrape.registry, () -> Instant.EPOCH, Runnable::run)
                    .poll(new WatchedDesk())
                    .await()
                    .indefinitely();
        }
        new JvmMemoryMetrics().bindTo(ALL.registry);
        new JvmThreadMetrics().bindTo(ALL.registry);
        new ProcessorMetrics().bindTo(ALL.registry);
        new UptimeMetrics().bindTo(ALL.registry);
        new FileDescriptorMetrics().bindTo(ALL.registry);
    }

    @Test
    void exportsEveryNameOfTheContractBeforeAnythingHappened() {
        assertThat(exported().keySet()).containsAll(CONTRACT);
    }

    @Test
    void thePageListsEveryMetricWithItsTypeAndLabels() throws IOException {
        assertThat(documented(Files.readString(PAGE))).isEqualTo(exported());
    }

    @Test
    void noticesAMetricThatThePageGetsWrong() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(documented(page.replace("| `fill_ratio` | gauge |", "| `fill_ratio` | counter |")))
                .isNotEqualTo(exported());
        assertThat(documented(page.replace("| gate, reason |", "| gate |"))).isNotEqualTo(exported());
    }

    @Test
    void theDashboardShowsOnlyWhatIsExportedAndAllOfTheContract() throws IOException {
        Set<String> shown = names(dashboardExpressions());

        assertThat(shown).isSubsetOf(known());
        assertThat(shown.stream().map(MetricCatalogTest::family)).containsAll(CONTRACT);
    }

    @Test
    void theAlertsAskOnlyForWhatIsExported() throws IOException {
        assertThat(names(new ArrayList<>(alerts().values()))).isNotEmpty().isSubsetOf(known());
    }

    @Test
    void thePageSaysWhatToDoAboutEveryAlert() throws IOException {
        Set<String> explained = ALERT_ROW
                .matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());

        assertThat(explained).isEqualTo(alerts().keySet());
    }

    @Test
    void everyPanelHasAPlaceOfItsOwnAndTheProvisionedSource() throws IOException {
        JsonNode panels = new ObjectMapper().readTree(DASHBOARD.toFile()).get("panels");
        String source = YamlFile.read(SOURCES).at("/datasources/0/uid").asText();
        assertThat(source).isNotEmpty();
        Set<String> cells = new TreeSet<>();
        for (JsonNode panel : panels) {
            assertThat(panel.at("/datasource/uid").asText(source)).isEqualTo(source);
            for (int x = 0; x < panel.at("/gridPos/w").asInt(); x++) {
                for (int y = 0; y < panel.at("/gridPos/h").asInt(); y++) {
                    String cell = (panel.at("/gridPos/x").asInt() + x) + ","
                            + (panel.at("/gridPos/y").asInt() + y);
                    assertThat(cells.add(cell))
                            .as("cell " + cell + " of panel " + panel.get("title"))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void findsTheNamesInExpressions() {
        assertThat(names(List.of(
                        "histogram_quantile(0.95, sum by (le, stage) (rate(a_ms_bucket{stage=\"x_y\"}[5m])))",
                        "sum(increase(b_total[$__rate_interval])) / c > 0 and d")))
                .containsExactlyInAnyOrder("a_ms_bucket", "b_total", "c", "d");
    }

    /** Names of families with type and labels; what a histogram brings along is part of it. */
    private static Map<String, String> exported() {
        Map<String, String> types = new TreeMap<>();
        OURS.registry
                .scrape()
                .lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" "))
                .filter(words -> !words[2].matches(".*_(max|created)"))
                .forEach(words -> types.put(words[2], words[3]));
        types.replaceAll((name, type) -> type + " " + labels(name));
        return types;
    }

    private static Set<String> labels(String family) {
        Set<String> labels = new TreeSet<>();
        OURS.registry
                .scrape()
                .lines()
                .filter(line -> !line.startsWith("#")
                        && family(line.split("[{ ]", 2)[0]).equals(family))
                .flatMap(line -> Pattern.compile("([a-z]+)=\"").matcher(line).results())
                .forEach(label -> labels.add(label.group(1)));
        labels.remove("le");
        return labels;
    }

    private static Map<String, String> documented(String page) {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(page).results().forEach(row -> {
            Set<String> labels = row.group(3).equals("–")
                    ? Set.of()
                    : new TreeSet<>(List.of(row.group(3).split(", ")));
            rows.put(row.group(1), row.group(2) + " " + labels);
        });
        return rows;
    }

    /** What can be asked for; {@code up} is Prometheus's own. */
    private static Set<String> known() {
        Set<String> known = ALL.names();
        known.add("up");
        return known;
    }

    private static String family(String series) {
        return series.replaceFirst("_(bucket|sum|count|max)$", "");
    }

    private static List<String> dashboardExpressions() throws IOException {
        return new ObjectMapper().readTree(DASHBOARD.toFile()).findValuesAsText("expr");
    }

    /** Expressions by the alert's name. */
    private static Map<String, String> alerts() throws IOException {
        Map<String, String> alerts = new TreeMap<>();
        for (JsonNode group : YamlFile.read(ALERTS).path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                alerts.put(rule.path("alert").asText(), rule.path("expr").asText());
            }
        }
        return alerts;
    }

    /** Identifiers that are neither a function, a keyword, nor inside of selectors, ranges and groupings. */
    private static Set<String> names(List<String> expressions) {
        Pattern name = Pattern.compile("[a-z_][a-z0-9_]*(?!\\w|\\s*\\()");
        Set<String> names = new TreeSet<>();
        for (String expression : expressions) {
            String bare = expression
                    .replaceAll("\\{[^}]*}", "")
                    .replaceAll("\\[[^]]*]", "")
                    .replaceAll("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)", "")
                    .replaceAll("\\b(and|or|unless|by|bool)\\b", " ");
            name.matcher(bare).results().forEach(found -> names.add(found.group()));
        }
        return names;
    }
}
