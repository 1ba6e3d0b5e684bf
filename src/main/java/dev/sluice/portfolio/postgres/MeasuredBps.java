package dev.sluice.portfolio.postgres;

import java.math.BigDecimal;

/**
 * How prices compared with another price, in basis points; positive is worse: bought dearer or sold cheaper.
 *
 * @param mean weighted by what was traded
 * @param p50 half of the fills were no worse
 */
public record MeasuredBps(long fills, BigDecimal mean, BigDecimal p50, BigDecimal p95, BigDecimal p99) {}
