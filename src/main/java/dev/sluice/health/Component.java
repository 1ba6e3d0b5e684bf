package dev.sluice.health;

/**
 * A part that the desk stands on.
 *
 * @param name stable, such as {@code loop}, {@code journal}, {@code venue} or {@code market:SYMBOL}
 * @param detail one sentence on why it is so
 */
public record Component(String name, Condition condition, String detail) {}
