package dev.sluice.portfolio;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Rows of the holdings projection. */
final class HoldingRows {
    private HoldingRows() {}

    static List<Map<String, Object>> of(Map<Asset, BigDecimal> holdings) {
        return holdings.entrySet().stream()
                .map(holding -> Map.<String, Object>of(
                        "asset", holding.getKey().code(), "quantity", Money.plain(holding.getValue())))
                .toList();
    }
}
