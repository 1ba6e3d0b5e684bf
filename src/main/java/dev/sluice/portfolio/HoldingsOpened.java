package dev.sluice.portfolio;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.Asset;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What the account holds of every asset is counted from here on. */
public record HoldingsOpened(Map<Asset, BigDecimal> amounts, long atNanos) implements JournalEntry {
    public HoldingsOpened {
        amounts = Collections.unmodifiableMap(new TreeMap<>(amounts)); // always the same text
    }

    @Override
    public String kind() {
        return "holdings_opened";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("holding", HoldingRows.of(amounts));
    }
}
