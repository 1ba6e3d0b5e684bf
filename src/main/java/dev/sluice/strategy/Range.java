package dev.sluice.strategy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a strategy's parameter may be, both ends included. Written as a parameter is: {@code 2}, {@code 0.5}, {@code
 * 10s}. An end left out is open.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /** The least that it may be. */
    String from() default "";

    /** The most that it may be. */
    String to() default "";
}
