package dev.sluice.risk;

import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.List;

/**
 * Symbols whose exposure counts together.
 *
 * @param groups that are configured; a symbol may be in several
 * @param maxCorrelated largest exposure of symbols that count together because their returns do, in the account
 *     currency
 */
public record ExposureGroups(List<Group> groups, BigDecimal maxCorrelated) {
    /** No groups. */
    public static final ExposureGroups DEFAULT = new ExposureGroups(List.of(), BigDecimal.ZERO);

    public ExposureGroups {
        groups = List.copyOf(groups);
    }

    /** @param maxExposure the largest, in the account currency */
    public record Group(String name, List<Symbol> symbols, BigDecimal maxExposure) {
        public Group {
            symbols = List.copyOf(symbols);
        }
    }
}
