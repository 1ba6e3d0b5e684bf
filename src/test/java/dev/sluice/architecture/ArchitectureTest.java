package dev.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the code to the drawing of the rooms, the technology fences and the bans; and no rule may be about nothing. */
class ArchitectureTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Rooms.BASE);

    static List<Rule> rules(String base) {
        Stream<Rule> fences = Fence.ALL.stream().map(fence -> fence.rule(base));
        Stream<Rule> bans = Stream.of(Ban.rule(base));
        return Stream.of(Drawing.rules(base).stream(), fences, bans, CoreRules.all(base).stream())
                .flatMap(rules -> rules)
                .toList();
    }

    static List<Rule> productionRules() {
        return rules(Rooms.BASE);
    }

    @ParameterizedTest
    @MethodSource("productionRules")
    void productionKeeps(Rule rule) {
        assertThat(rule.violations(PRODUCTION)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("productionRules")
    void isAboutSomething(Rule rule) {
        assertThat(PRODUCTION.stream().filter(rule.subject())).isNotEmpty();
    }

    @Test
    void drawsKnownRoomsOnly() {
        assertThat(Drawing.rooms()).contains("vocabulary").allMatch(Rooms::isKnown);
    }

    @Test
    void fencesNameKnownPlaces() {
        Stream<String> fenced = Fence.ALL.stream().flatMap(fence -> fence.places().stream());
        assertThat(Stream.of(fenced, Ban.RIM.stream(), CoreRules.EXACT.stream(), Stream.of(CoreRules.FILE_ROOM))
                        .flatMap(places -> places))
                .allMatch(Rooms::isKnownPlace);
        assertThat(Rooms.isKnownPlace("venues.*")).isFalse();
        assertThat(Rooms.isKnownPlace("*.postgre")).isFalse();
    }

    /** A misspelt package would fence nothing. */
    @ParameterizedTest
    @FieldSource("dev.sluice.architecture.Fence#ALL")
    void fencesNameRealPackages(Fence fence) {
        if (RefusalTest.NOT_YET_ON_THE_CLASSPATH.contains(fence.technology())) {
            assertThat(fence.packages()).noneMatch(ArchitectureTest::isPackage);
        } else {
            assertThat(fence.packages()).allMatch(ArchitectureTest::isPackage);
        }
    }

    @ParameterizedTest
    @FieldSource("dev.sluice.architecture.Ban#ALL")
    void bansNameRealMethods(Ban ban) throws ClassNotFoundException {
        Class<?> owner = Class.forName(ban.owner());
        assertThat(Stream.concat(
                        Arrays.stream(owner.getMethods()).map(method -> method.getName() + method.getParameterCount()),
                        Arrays.stream(owner.getConstructors()).map(made -> "<init>" + made.getParameterCount())))
                .anyMatch(name -> ban.arity() == Ban.ANY
                        ? name.replaceAll("[0-9]+$", "").equals(ban.method())
                        : name.equals(ban.method() + ban.arity()));
    }

    @Test
    void coreRulesNameRealClasses() {
        assertThat(Stream.of(CoreRules.FILES, CoreRules.NETWORK, CoreRules.THREADS)
                        .flatMap(List::stream))
                .allMatch(name -> name.endsWith(".") ? isJdkPackage(name) : isClass(name));
    }

    @Test
    void productionIsImported() {
        assertThat(PRODUCTION.stream().map(JavaClass::getName)).contains(Rooms.BASE + ".vocabulary.Price");
        assertThat(PRODUCTION.stream().map(JavaClass::getName)).noneMatch(name -> name.contains(".architecture."));
    }

    private static boolean isPackage(String pattern) {
        String name = pattern.endsWith("..") ? pattern.substring(0, pattern.length() - 2) : pattern;
        String path = name.replace('.', '/');
        return isJdkPackage(name + ".")
                || ArchitectureTest.class.getClassLoader().getResource(path) != null;
    }

    private static boolean isJdkPackage(String prefix) {
        String name = prefix.substring(0, prefix.length() - 1);
        return ModuleLayer.boot().modules().stream()
                .anyMatch(module -> module.getPackages().contains(name));
    }

    private static boolean isClass(String name) {
        try {
            return Class.forName(name) != null;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
