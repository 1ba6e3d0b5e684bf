package dev.sluice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/**
 * A technology and the only places where it may enter.
 *
 * @param technology its name, for messages
 * @param packages ArchUnit package patterns
 * @param places see {@link Rooms}
 * @param instead what to do anywhere else
 */
record Fence(String technology, List<String> packages, List<String> places, String instead) {

    static final List<Fence> ALL = List.of(
            new Fence(
                    "Vert.x",
                    List.of("io.vertx.."),
                    List.of("venue.*", "pipeline", "operator", "*.postgres", "alert"),
                    "return a command and let the pipeline carry it out"),
            new Fence(
                    "the PostgreSQL client",
                    List.of(
                            "io.vertx.sqlclient..",
                            "io.vertx.pgclient..",
                            "io.vertx.mutiny.sqlclient..",
                            "io.vertx.mutiny.pgclient..",
                            "java.sql..",
                            "javax.sql..",
                            "io.agroal..",
                            "org.postgresql..",
                            "io.zonky.."),
                    List.of("*.postgres"),
                    "declare a port in the room and implement it in a postgres subpackage"),
            new Fence(
                    "Hibernate",
                    List.of(
                            "jakarta.persistence..",
                            "org.hibernate.annotations..",
                            "org.hibernate.reactive..",
                            "io.quarkus.hibernate.orm..",
                            "io.quarkus.hibernate.reactive.."),
                    List.of("*.postgres"),
                    "declare a port in the room and implement it in a postgres subpackage"),
            new Fence(
                    "Flyway",
                    List.of("org.flywaydb..", "io.quarkus.flyway.."),
                    List.of("*.postgres", "pipeline"),
                    "the pipeline migrates once, before anything reads"),
            new Fence(
                    "messaging",
                    List.of("org.eclipse.microprofile.reactive.messaging..", "io.smallrye.reactive.messaging.."),
                    List.of("pipeline"),
                    "all channels are declared in the pipeline"),
            new Fence(
                    "Mutiny",
                    List.of("io.smallrye.mutiny.."),
                    List.of("pipeline", "venue.*", "operator", "*.postgres", "cli"),
                    "return a command and take the answer as an event"));

    Rule rule(String base) {
        DescribedPredicate<JavaClass> fenced = JavaClass.Predicates.resideInAnyPackage(packages.toArray(String[]::new));
        return Rule.noDependency(
                technology + " only in " + String.join(", ", places),
                DescribedPredicate.not(Rooms.inside(base, places)),
                fenced,
                technology + " belongs in " + String.join(", ", places) + " only; " + instead);
    }
}
