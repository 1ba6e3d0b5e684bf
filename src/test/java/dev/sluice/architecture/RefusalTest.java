package dev.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule sees the fixture that breaks it, and leaves alone what is allowed. */
class RefusalTest {
    /** Fenced before they come; when one comes, its stub below gives way to a fixture. */
    static final Set<String> NOT_YET_ON_THE_CLASSPATH = Set.of("Hibernate", "messaging");

    private static final String FIXTURES = "dev.sluice.architecture.fixture.";
    private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    @Test
    void refusesAnImportThatIsNotDrawn() {
        assertThat(violations("drawn", "imports follow the drawing"))
                .isNotEmpty()
                .allMatch(finding -> finding.contains("PeeksIntoMarket") && finding.contains("Candle"));
    }

    @Test
    void refusesARoomThatIsNotDrawn() {
        assertThat(violations("drawn", "every class is in a drawn room"))
                .satisfiesExactlyInAnyOrder(
                        rumour -> assertThat(rumour).contains("Rumour", "draw gossip"),
                        carrier -> assertThat(carrier).contains("Carrier", "draw journal.kafka"));
    }

    /** ArchUnit passes over a line that it does not understand; each room here needs its box and its arrow. */
    @Test
    void understandsEveryDrawnRoom(@TempDir Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String room : Drawing.rooms()) {
            String field = room.equals("vocabulary") ? "" : "stubbed.vocabulary.Speaks word;";
            sources.put(
                    "stubbed." + room + ".Speaks",
                    "package stubbed." + room + "; public class Speaks { " + field + " }");
        }
        StubCompiler.compile(folder, sources);
        JavaClasses classes = new ClassFileImporter().importPath(folder);

        assertThat(classes).hasSizeGreaterThan(10);
        for (Rule rule : Drawing.rules("stubbed")) {
            assertThat(rule.violations(classes)).isEmpty();
        }
    }

    @Test
    void refusesRoomsInACircle() {
        assertThat(violations("circle", "no room imports itself by way of another"))
                .singleElement()
                .asString()
                .contains("halt", "risk");
    }

    @Test
    void refusesTechnologyInTheWrongRoom() {
        assertRefused("fenced", "Vert.x only in", "TalksToVertx", "return a command");
        assertRefused("fenced", "the PostgreSQL client only in", "QueriesSql", "declare a port");
        assertRefused("fenced", "Flyway only in", "Migrates", "migrates once");
        assertRefused("fenced", "Mutiny only in", "ReturnsUni", "take the answer as an event");
    }

    @Test
    void refusesTechnologyThatIsYetToCome(@TempDir Path folder) throws IOException {
        StubCompiler.compile(
                folder,
                Map.of(
                        "org.eclipse.microprofile.reactive.messaging.Incoming",
                        "package org.eclipse.microprofile.reactive.messaging; public @interface Incoming {}",
                        "jakarta.persistence.Entity",
                        "package jakarta.persistence; public @interface Entity {}",
                        "stubbed.venue.paper.Listens",
                        "package stubbed.venue.paper;"
                                + " import org.eclipse.microprofile.reactive.messaging.Incoming;"
                                + " class Listens { @Incoming void on() {} }",
                        "stubbed.pipeline.Stores",
                        "package stubbed.pipeline; @jakarta.persistence.Entity class Stores {}"));
        JavaClasses classes = new ClassFileImporter().importPath(folder.resolve("stubbed"));

        assertThat(rule("stubbed", "messaging only in").violations(classes))
                .singleElement()
                .asString()
                .contains("Listens", "in the pipeline");
        assertThat(rule("stubbed", "Hibernate only in").violations(classes))
                .singleElement()
                .asString()
                .contains("Stores", "declare a port");
    }

    @Test
    void refusesClocksChanceAndWaiting() {
        List<String> violations = violations("banned", "no clock, chance or waiting");
        assertThat(violations).allMatch(finding -> finding.contains("banned outside the rim; "));
        for (String banned : List.of(
                "Instant.now()",
                "LocalDateTime.now(",
                "System.currentTimeMillis()",
                "System.nanoTime()",
                "Date.<init>()",
                "Random.<init>()",
                "SecureRandom.<init>()",
                "Math.random()",
                "ThreadLocalRandom.current()",
                "UUID.randomUUID()",
                "Uni.await()",
                "CompletableFuture.get()",
                "CompletableFuture.join()",
                "Thread.sleep(long)")) {
            assertThat(violations).anyMatch(finding -> finding.contains(banned));
        }
    }

    @Test
    void refusesInexactAmounts() {
        List<String> violations = violations("inexact", "no double for amounts");
        assertThat(violations).anyMatch(finding -> finding.contains("Field <") && finding.contains(".quantity>"));
        assertThat(violations).anyMatch(finding -> finding.contains("Field <") && finding.contains(".prices>"));
        assertThat(violations).anyMatch(finding -> finding.contains("Method <") && finding.contains(".value()>"));
        assertThat(violations).noneMatch(finding -> finding.contains("drawdownPct"));
    }

    @Test
    void refusesEffectsInTheCore() {
        assertRefused("impure", "no files in the core", "java.nio.file.Files", "take a Reader");
        assertRefused("impure", "no files in the core", "java.io.PrintStream", "take a Reader");
        assertRefused("impure", "no network in the core", "Dials", "declare a port");
        assertRefused("impure", "no threads in the core", "StartsThreads", "one event loop decides");
    }

    static List<Rule> rulesOnAllowed() {
        return ArchitectureTest.rules(FIXTURES + "allowed");
    }

    @ParameterizedTest
    @MethodSource("rulesOnAllowed")
    void allowsWhatIsInItsPlace(Rule rule) {
        assertThat(rule.violations(fixture("allowed"))).isEmpty();
    }

    /** A new rule without a fixture fails here. */
    @Test
    void everyRuleHasAFixture() {
        List<String> unbroken = ArchitectureTest.productionRules().stream()
                .map(Rule::name)
                .filter(name -> NOT_YET_ON_THE_CLASSPATH.stream().noneMatch(name::startsWith))
                .filter(name -> List.of("drawn", "circle", "fenced", "banned", "inexact", "impure").stream()
                        .allMatch(fixture -> violations(fixture, name).isEmpty()))
                .collect(Collectors.toList());
        assertThat(unbroken).isEmpty();
    }

    private static void assertRefused(String fixture, String rule, String... parts) {
        assertThat(violations(fixture, rule))
                .anySatisfy(finding -> assertThat(finding).contains(parts));
    }

    private static List<String> violations(String fixture, String ruleName) {
        return rule(FIXTURES + fixture, ruleName).violations(fixture(fixture));
    }

    private static Rule rule(String base, String name) {
        return ArchitectureTest.rules(base).stream()
                .filter(rule -> rule.name().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no rule \"" + name + "\""));
    }

    private static JavaClasses fixture(String name) {
        return IMPORTED.computeIfAbsent(name, fixture -> new ClassFileImporter().importPackages(FIXTURES + fixture));
    }
}
