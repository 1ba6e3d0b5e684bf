package dev.sluice.portfolio;

import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the account is worth, and the marks that its losses are measured from.
 *
 * @param day the day that {@code dayStart} belongs to
 * @param opening balance of the currency when the journal began, plus transfers since
 * @param openingBalances everything that the account held then: never closed, never an orphan
 */
public record AccountMarked(
        Asset currency,
        LocalDate day,
        BigDecimal opening,
        BigDecimal equity,
        BigDecimal peak,
        BigDecimal dayStart,
        Map<Asset, BigDecimal> openingBalances,
        long atNanos)
        implements JournalEntry {
    /** The opening balances in a row of the account projection. */
    public static Map<Asset, BigDecimal> openingBalances(ProjectedRow row) {
        Map<Asset, BigDecimal> balances = new TreeMap<>();
        if (CanonicalJson.parse(row.text("openingBalances")) instanceof Map<?, ?> map) {
            map.forEach((asset, amount) ->
                    balances.put(new Asset(String.valueOf(asset)), new BigDecimal(String.valueOf(amount))));
        }
        return balances;
    }

    @Override
    public String kind() {
        return "account_marked";
    }

    @Override
    public Map<String, Object> payload() {
        Map<String, Object> balances = new HashMap<>();
        openingBalances.forEach((asset, amount) -> balances.put(asset.code(), Money.plain(amount)));
        Map<String, Object> row = new HashMap<>();
        row.put("currency", currency.code());
        row.put("day", day.toString());
        row.put("opening", Money.plain(opening));
        row.put("equity", Money.plain(equity));
        row.put("peak", Money.plain(peak));
        row.put("dayStart", Money.plain(dayStart));
        row.put("openingBalances", balances);
        row.put("at", UtcNanos.format(atNanos));
        return Map.of("account", row);
    }
}
