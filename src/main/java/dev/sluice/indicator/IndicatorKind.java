package dev.sluice.indicator;

import java.util.List;

/**
 * An indicator that can be chosen by its name.
 *
 * @param formula its definition in one line, as people who compare it with another program need it
 * @param outputs names of what it tells, in order
 */
public record IndicatorKind(
        String name, String title, String formula, List<IndicatorParameter> parameters, List<String> outputs) {}
