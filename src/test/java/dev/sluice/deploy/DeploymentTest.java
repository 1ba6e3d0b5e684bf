package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.YamlFile;
import dev.sluice.pipeline.SluiceConfig;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files for deployment say of one another, of the checkout and of the configuration is true. */
class DeploymentTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final Path UNIT = DEPLOY.resolve("systemd").resolve("sluice.service");
    private static final Path PROMETHEUS = Path.of("observability", "prometheus.yml");

    /** Read by the program, the database driver or our own script; no part of {@link SluiceConfig}. */
    private static final Set<String> DATABASE = Set.of(
            "QUARKUS_DATASOURCE_REACTIVE_URL", "QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD_FILE");

    private static JsonNode compose;

    @BeforeAll
    static void readCompose() throws IOException {
        compose = YamlFile.read(DEPLOY.resolve("compose.yaml"));
    }

    @Test
    void everySettingOfTheServiceExists() throws IOException {
        Set<String> known = knownVariables();

        assertThat(keys(service("sluice").path("environment"))).isSubsetOf(known);
        assertThat(environmentOfTheUnit()).isNotEmpty().isSubsetOf(known);
        assertThat(known).doesNotContain("SLUICE_SECURITY_OPERATOR_TOKN_FILE", "SLUICE_RISK_MAX_POSITIONS_FILE");
    }

    @Test
    void whatComposeMountsAndBuildsFromExists() {
        for (JsonNode service : compose.path("services")) {
            for (JsonNode volume : service.path("volumes")) {
                String source = volume.asText().split(":", 2)[0];
                if (source.startsWith(".")) {
                    assertThat(DEPLOY.resolve(source)).exists();
                } else {
                    assertThat(keys(compose.path("volumes"))).contains(source);
                }
            }
        }
        String context = service("sluice").at("/build/context").asText();
        String file = service("sluice").at("/build/dockerfile").asText();
        for (String image : List.of("jvm", "native")) {
            assertThat(DEPLOY.resolve(context).resolve(file.replace("${SLUICE_IMAGE:-jvm}", image)))
                    .isRegularFile();
        }
    }

    @Test
    void everySecretIsDeclaredMadeByTheScriptAndReadUnderItsName() throws IOException {
        Set<String> declared = keys(compose.path("secrets"));
        Set<String> used = new TreeSet<>();
        for (JsonNode service : compose.path("services")) {
            Set<String> given = new TreeSet<>();
            service.path("secrets").forEach(name -> given.add(name.asText()));
            used.addAll(given);
            for (JsonNode value : service.path("environment")) {
                if (value.asText().startsWith("/run/secrets/")) {
                    assertThat(given).contains(value.asText().substring("/run/secrets/".length()));
                }
            }
        }

        assertThat(used).isEqualTo(declared).isEqualTo(madeSecrets());
        declared.forEach(name ->
                assertThat(compose.at("/secrets/" + name + "/file").asText()).isEqualTo("./secrets/" + name));
    }

    @Test
    void prometheusReadsTheTokenThatItIsGiven() throws IOException {
        JsonNode scrape = YamlFile.read(PROMETHEUS).at("/scrape_configs/0");

        assertThat(scrape.at("/authorization/credentials_file").asText()).isEqualTo("/run/secrets/viewer-token");
        assertThat(service("prometheus").at("/secrets/0").asText()).isEqualTo("viewer-token");
        assertThat(scrape.path("metrics_path").asText()).isEqualTo("/q/metrics");
    }

    @Test
    void allSpeakOfTheSamePort() throws IOException {
        String port = ConfigMappings.getProperties(ConfigClass.configClass(SluiceConfig.class, "sluice"))
                .get("sluice.http.port")
                .getDefaultValue();

        assertThat(service("sluice").at("/ports/0").asText()).isEqualTo("127.0.0.1:" + port + ":" + port);
        assertThat(YamlFile.read(PROMETHEUS)
                        .at("/scrape_configs/0/static_configs/0/targets/0")
                        .asText())
                .isEqualTo("sluice:" + port);
        for (String image : List.of("jvm", "native")) {
            assertThat(containerfile(image)).contains("\nEXPOSE " + port + "\n");
        }
        assertThat(Files.readString(DEPLOY.resolve("healthcheck.sh"))).contains("${SLUICE_HTTP_PORT:-" + port + "}");
    }

    @Test
    void nothingIsPublishedBeyondThisMachineOrTakenAsTheLatest() {
        for (JsonNode service : compose.path("services")) {
            service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
            assertThat(service.path("image").asText()).contains(":").doesNotEndWith(":latest");
        }
    }

    @Test
    void noSecretIsWrittenInAnyFile() throws IOException {
        for (JsonNode service : compose.path("services")) {
            for (Map.Entry<String, JsonNode> variable :
                    service.path("environment").properties()) {
                if (variable.getKey().matches(".*(PASSWORD|TOKEN|SECRET|KEY).*")) {
                    assertThat(variable.getValue().asText()).startsWith("/run/secrets/");
                }
            }
        }
        assertThat(Files.readString(Path.of(".gitignore")).lines()).contains("deploy/secrets/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void whatAnImageCopiesIsThereAndReachesTheBuilder(String image) throws IOException {
        List<String> ignored = Files.readAllLines(Path.of(".dockerignore"));
        Pattern copy = Pattern.compile("^COPY (?!--from)(?:--\\S+ )?(.+) \\S+$", Pattern.MULTILINE);
        List<String> sources = copy.matcher(containerfile(image))
                .results()
                .flatMap(found -> List.of(found.group(1).split(" ")).stream())
                .toList();

        assertThat(sources)
                .contains("pom.xml", "src/main", "deploy/healthcheck.sh")
                .allSatisfy(source -> {
                    assertThat(Path.of(source)).exists();
                    assertThat(ignored).contains("!" + source);
                });
        assertThat(ignored).contains("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void anImageRunsTheServiceWithoutRights(String image) throws IOException {
        assertThat(containerfile(image))
                .contains("\nUSER 10001:10001\n", "\nCMD [\"run\"]\n", "\nENTRYPOINT [\"/usr/lib/sluice/")
                .contains("CMD [\"/usr/lib/sluice/healthcheck.sh\"]")
                .contains("ENV SLUICE_DATA_DIR="
                        + service("sluice").at("/environment/SLUICE_DATA_DIR").asText());
        assertThat(service("sluice").path("read_only").asBoolean()).isTrue();
        assertThat(service("sluice").at("/cap_drop/0").asText()).isEqualTo("ALL");
    }

    @Test
    void theUnitGivesEachTokenTheCredentialOfItsName() throws IOException {
        Set<String> loaded = values("LoadCredential=([a-z-]+):/etc/sluice/credentials/\\1");
        Set<String> read = values("_FILE=%d/([a-z-]+)");

        assertThat(loaded).isNotEmpty().isEqualTo(read);
        assertThat(madeSecrets()).containsAll(loaded);
    }

    @Test
    void theUnitDoesNotRestartAWrongConfigurationAndLocksTheServiceIn() throws IOException {
        assertThat(Files.readAllLines(UNIT))
                .contains(
                        "Restart=always",
                        "RestartPreventExitStatus=2",
                        "KillMode=mixed",
                        "NoNewPrivileges=yes",
                        "ProtectSystem=strict",
                        "CapabilityBoundingSet=",
                        "MemoryMax=2G",
                        "TimeoutStopSec=1min");
    }

    private static JsonNode service(String name) {
        return compose.path("services").path(name);
    }

    private static String containerfile(String image) throws IOException {
        return Files.readString(DEPLOY.resolve("Containerfile." + image));
    }

    private static Set<String> keys(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> environmentOfTheUnit() throws IOException {
        return values("^Environment=([A-Z_]+)=");
    }

    private static Set<String> values(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(UNIT))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> madeSecrets() throws IOException {
        String script = Files.readString(DEPLOY.resolve("make-secrets.sh"));
        return Pattern.compile("^for name in ([a-z -]+); do$", Pattern.MULTILINE)
                .matcher(script)
                .results()
                .flatMap(found -> List.of(found.group(1).split(" ")).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The environment form of every key, of secrets also as a file. */
    private static Set<String> knownVariables() {
        List<String> known = new ArrayList<>(DATABASE);
        for (String key : ConfigMappings.getProperties(ConfigClass.configClass(SluiceConfig.class, "sluice"))
                .keySet()) {
            String name = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9*]", "_");
            known.add(name);
            if (key.matches(".*(token|secret|password|key)")) {
                known.add(name + "_FILE");
            }
        }
        return new TreeSet<>(known);
    }
}
