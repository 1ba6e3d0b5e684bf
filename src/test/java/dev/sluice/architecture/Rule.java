package dev.sluice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** A rule with the classes that it is about, so that a rule about nothing can be told from one that is kept. */
record Rule(String name, Predicate<JavaClass> subject, ArchRule archRule) {

    /** A rule about each single class that the subject describes; {@code check} reports what it finds. */
    static Rule of(String name, DescribedPredicate<JavaClass> subject, BiConsumer<JavaClass, Findings> check) {
        ArchCondition<JavaClass> condition = new ArchCondition<>(name) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                check.accept(javaClass, finding -> events.add(SimpleConditionEvent.violated(javaClass, finding)));
            }
        };
        return new Rule(
                name,
                subject,
                ArchRuleDefinition.classes().that(subject).should(condition).allowEmptyShould(true));
    }

    /** No class that the subject describes may depend on a forbidden one. */
    static Rule noDependency(
            String name, DescribedPredicate<JavaClass> subject, Predicate<JavaClass> forbidden, String instead) {
        return of(name, subject, (javaClass, findings) -> {
            for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                if (forbidden.test(dependency.getTargetClass().getBaseComponentType())) {
                    findings.add(dependency.getDescription() + ": " + instead);
                }
            }
        });
    }

    List<String> violations(JavaClasses classes) {
        return archRule.evaluate(classes).getFailureReport().getDetails();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Where a rule reports what it finds. */
    interface Findings {
        void add(String finding);
    }
}
