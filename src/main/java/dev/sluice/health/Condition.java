package dev.sluice.health;

/** How a part is, worst first; the order is that of the metric {@code health_connection_status}. */
public enum Condition {
    CRITICAL,
    DEGRADED,
    OK
}
