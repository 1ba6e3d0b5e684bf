package dev.sluice.architecture;

import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The rules that come from {@code docs/architecture.puml}. */
final class Drawing {
    private static final Path FILE = Path.of("docs", "architecture.puml");
    private static final Pattern STEREOTYPE =
            Pattern.compile("<<" + Pattern.quote(Rooms.BASE) + "\\.([a-z.]+?(?:\\.\\.)?)>>");

    private Drawing() {}

    /** The drawn packages, relative to the base package; with two dots at the end where subpackages belong to it. */
    static List<String> packages() {
        return STEREOTYPE.matcher(text()).results().map(drawn -> drawn.group(1)).toList();
    }

    /** The drawn rooms' names. */
    static List<String> rooms() {
        return packages().stream().map(Drawing::withoutDots).toList();
    }

    static List<Rule> rules(String base) {
        DescribedPredicate<JavaClass> everything = DescribedPredicate.alwaysTrue();
        return List.of(
                new Rule(
                        "imports follow the drawing",
                        everything,
                        ArchRuleDefinition.classes()
                                .should(adhereToPlantUmlDiagram(
                                        redrawn(base), consideringOnlyDependenciesInAnyPackage(base + "..")))
                                .allowEmptyShould(true)),
                new Rule(
                        "every class is in a drawn room",
                        everything,
                        Rule.of("be in a drawn room", everything, (javaClass, findings) -> {
                                    String room = Rooms.room(base, javaClass);
                                    if (packages().stream().noneMatch(drawn -> isInside(room, drawn))) {
                                        findings.add(javaClass.getDescription() + " is in no drawn room: draw " + room
                                                + " in " + FILE + ", with its arrows");
                                    }
                                })
                                .archRule()),
                new Rule(
                        "no room imports itself by way of another",
                        everything,
                        SlicesRuleDefinition.slices()
                                .matching(base + ".(*)..")
                                .should()
                                .beFreeOfCycles()
                                .allowEmptyShould(true)));
    }

    private static boolean isInside(String room, String drawn) {
        String name = withoutDots(drawn);
        return room.equals(name) || (drawn.endsWith("..") && room.startsWith(name + "."));
    }

    private static String withoutDots(String drawn) {
        return drawn.endsWith("..") ? drawn.substring(0, drawn.length() - 2) : drawn;
    }

    /** The drawing with another base package, for fixtures. */
    private static Path redrawn(String base) {
        if (base.equals(Rooms.BASE)) {
            return FILE;
        }
        try {
            Path file = Files.createTempFile("architecture", ".puml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text().replace("<<" + Rooms.BASE + ".", "<<" + base + "."));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
